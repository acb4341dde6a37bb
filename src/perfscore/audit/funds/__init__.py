"""The funds of a form: their parts, their rate, the points for execution."""
