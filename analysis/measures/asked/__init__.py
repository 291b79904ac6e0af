"""What an author asks of the records, in words of their own."""
