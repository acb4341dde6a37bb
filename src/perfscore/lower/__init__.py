"""A document as written becomes an indicator set: what is meant, and in which unit."""
