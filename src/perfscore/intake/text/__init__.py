"""Text that was pasted, or taken out of a file, becomes claimed forms."""
