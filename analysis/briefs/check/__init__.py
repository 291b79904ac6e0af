"""From a page back: read it, trace its numbers, verify it, compare it with another."""
