"""A filled form is compared with what can be computed, and what differs is told."""
