"""How totals and grades react to errors in what is reported, and to weights."""
