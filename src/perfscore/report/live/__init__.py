"""The cells of a scored form that its formulas read."""
