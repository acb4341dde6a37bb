"""Worked cases (用例) become assessments with what they have to give."""
