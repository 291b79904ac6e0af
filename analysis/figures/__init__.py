"""Measure table in, matplotlib Axes out. No computing: what is drawn was measured elsewhere."""
