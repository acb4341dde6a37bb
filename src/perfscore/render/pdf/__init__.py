"""A paper as a PDF file."""
