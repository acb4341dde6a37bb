"""PDF files become documents: ruled tables with merged cells, and running text."""
