"""How it went over time: period by period against the one before, the trend, and how late reports come."""
