"""Raw files opened: of which layout each is, and whether its rows are read at once or some at a time."""
