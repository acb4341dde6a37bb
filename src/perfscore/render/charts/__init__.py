"""Charts become drawings in a page, and native charts in a workbook."""
