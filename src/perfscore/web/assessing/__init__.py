"""Assessments on their way: drafts, moves from state to state, reviews."""
