"""What a unit reports, read as the set wants it."""
