"""What a dataset is, on disk and in memory: its tables, its words, its catalogue, and what the public may read of it."""
