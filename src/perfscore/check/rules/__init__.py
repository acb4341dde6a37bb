"""The rules of the checker, one a file."""
