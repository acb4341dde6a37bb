"""Figures over many assessments that were scored and kept."""
