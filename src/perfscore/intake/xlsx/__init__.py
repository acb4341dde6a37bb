"""Workbooks are read from the XML they are packed from, digits as stored."""
