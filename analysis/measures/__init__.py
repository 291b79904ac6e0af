"""Tables in, `Measured` out: a tidy table that knows its records and what it left out. No plotting, no reading."""
