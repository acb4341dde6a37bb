"""One scoring method a file: what the set writes is lowered to the core."""
