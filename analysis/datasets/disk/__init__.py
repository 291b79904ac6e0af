"""A dataset as it lies on disk: its tables by region and day, and the hashes of its months."""
