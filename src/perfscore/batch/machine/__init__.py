"""Programs worked out on columns: machine numbers first, whole numbers in doubt."""
