"""What a file that perfscore wrote says of itself, so that it can be read back."""

SET_ID = "perfscore-set"
SET_VERSION = "perfscore-version"
KEYS = (SET_ID, SET_VERSION)
"""The set's id and its version: names of document properties, of cells in a hidden
sheet, of ``meta`` elements."""
