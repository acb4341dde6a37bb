"""A service to try out: a province with its units, and assessments in every state."""
