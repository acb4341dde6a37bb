"""Text becomes a tree of nodes, and is laid out anew."""
