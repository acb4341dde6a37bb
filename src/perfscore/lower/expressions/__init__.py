"""Expressions as written become the typed core."""
