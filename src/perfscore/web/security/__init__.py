"""Who is asking, and what he may."""
