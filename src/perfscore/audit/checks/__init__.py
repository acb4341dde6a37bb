"""The checks of the audit, one a file; they do not know each other."""
