"""Any table by a mapping: what it says, what a starter proposes, and what happened by the words of a text."""
