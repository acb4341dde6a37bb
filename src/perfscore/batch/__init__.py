"""Scoring by columns: many assessments at once, equal to the exact scorer's cells."""
