"""The points that a form prints, and what they have to come to."""
