"""Web pages are read as tables and paragraphs."""
