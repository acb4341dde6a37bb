"""Sentences with sums, shares and growth are found and recomputed."""
