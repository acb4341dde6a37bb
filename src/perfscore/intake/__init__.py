"""Files that people already have become claimed forms."""
