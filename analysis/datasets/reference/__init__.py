"""What stands beside the records: what people decided, who the sources are, which regions there are."""
