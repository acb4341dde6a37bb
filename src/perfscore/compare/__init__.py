"""What differs between two indicator sets, and between the scores they give."""
