"""Assessments, sets, people and their history in a database; nothing is scored here."""
