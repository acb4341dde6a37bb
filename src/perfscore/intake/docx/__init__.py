"""Word documents are read from the XML they are packed from."""
