"""What people made of our texts, kept as examples for teaching a model."""
