"""What becomes of the lines: groups, weights moved, vetoes, the total."""
