"""Results of many assessments become tables, and the files that hold them."""
