"""The functions of the language, parameters, and a set's own functions."""
