"""A notebook and its values to an executed notebook: kernels, and the workers that have them."""
