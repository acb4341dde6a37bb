"""What is said in findings, and how it is written."""
