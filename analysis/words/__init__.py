"""How numbers and passages are written down."""
