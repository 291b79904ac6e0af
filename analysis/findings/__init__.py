"""Measure to sentence, table, caption and alt text; and every number they state, with the records behind it."""
