"""Rows of tables become assessments by column."""
