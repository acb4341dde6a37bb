"""Many files are worked through one after the other, beside the requests."""
