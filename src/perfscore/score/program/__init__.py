"""Expressions become functions that give steps."""
