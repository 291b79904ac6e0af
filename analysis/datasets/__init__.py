"""What a dataset is: its tables, its words, its catalogue, and what the public may read of it."""
