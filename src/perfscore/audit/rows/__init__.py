"""The rows of a form: what they are called, of what kind, where they stand."""
