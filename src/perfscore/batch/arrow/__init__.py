"""Record batches in, record batches out: what an engine maps over its partitions."""
