"""What programs and commands call: each module chains the stages for one verb."""
