"""Text to value, with its precision and how we know. Every function works on distinct texts, not on rows."""
