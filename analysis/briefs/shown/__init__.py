"""What the cells of an executed notebook show, as pieces of a brief: passages of the package, and an author's own."""
