"""The form to fill in: where its cells are, and what computes them."""
