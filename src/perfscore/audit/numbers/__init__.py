"""Printed numbers, and all the values that print so."""
