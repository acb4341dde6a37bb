"""A derived set's changes are applied to the set that it takes over."""
