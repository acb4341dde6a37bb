"""The published accounts (决算公开): their tables, by what their cells mean."""
