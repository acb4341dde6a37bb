"""The tables of the database, a file for each group of them."""
