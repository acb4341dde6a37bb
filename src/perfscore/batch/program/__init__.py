"""A checked set as a program of column operations."""
