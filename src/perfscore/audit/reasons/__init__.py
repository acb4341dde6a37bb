"""The reasons that a form gives, and where one is wanting."""
