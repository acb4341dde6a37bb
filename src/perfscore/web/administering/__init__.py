"""Administrators keep the units and the users of their own part of the tree."""
