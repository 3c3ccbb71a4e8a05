"""What the catalogue says of a product, and where each value came from."""
