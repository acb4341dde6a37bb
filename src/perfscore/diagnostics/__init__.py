"""What there is to say about a document, as values; renderers lie beside them."""
