"""Routes of the pages that people see."""
