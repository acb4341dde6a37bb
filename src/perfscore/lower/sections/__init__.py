"""The other sections of a set: data, definitions, grades, the total."""
