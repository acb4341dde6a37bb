"""A paper as an Excel workbook that can be filed, or filled in, as it is."""
