"""The model folder: what is there, whether it is whole, and how it gets there."""
