"""A run over many blocks can stop anywhere and go on where it stopped."""
