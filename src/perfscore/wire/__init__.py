"""What people and machines hand in and get: assessment files, JSON, JSON Schema."""
