"""Which names can be used where, and what they mean."""
