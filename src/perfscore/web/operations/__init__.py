"""What those who run a service look at: health, figures, and a log of requests."""
