"""A checked set and an assessment give a score with its trace; pure and total."""
