"""A form's lines and total, recomputed by a set or by common practice."""
