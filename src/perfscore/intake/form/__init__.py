"""A document's grids and paragraphs become claimed forms, block by block."""
