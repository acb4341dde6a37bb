"""Cells of tables, typed or as people write them, become columns of numbers."""
