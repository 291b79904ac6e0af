"""What attacks did: the figures of people and buildings, and what became of what was launched."""
