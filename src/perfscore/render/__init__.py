"""A table or a derivation written for its readers; one writer a file."""
