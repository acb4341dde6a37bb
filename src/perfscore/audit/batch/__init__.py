"""Several audited forms, and what is new in them."""
