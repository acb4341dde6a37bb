"""What is to be told of rows, worked out by column."""
