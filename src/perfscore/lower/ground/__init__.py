"""What all of lowering stands on: units, sizes, fitting, short ways to make nodes."""
