"""Indicators that units declare, scored by column."""
