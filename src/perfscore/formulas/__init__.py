"""A checked set's expressions become formulas that a spreadsheet computes."""
