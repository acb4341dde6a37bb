"""What an editor of indicator sets asks while somebody types: no web in here."""
