"""What a notebook may be given: its typed parameters, and what may not stand in them."""
