"""Raw files to tables: read, recognise, normalise, check."""
