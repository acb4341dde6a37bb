"""A score becomes a table of cells by meaning."""
