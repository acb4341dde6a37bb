"""What a target asks, what was done, and whether it was reached."""
