"""What an indicator set *is*, and what a unit reports; no text, no files."""
