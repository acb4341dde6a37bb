"""Headings of tables, as people write them, become columns of a set."""
