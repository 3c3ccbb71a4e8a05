"""The merchant's documents in the window: the list of them, and reading one at the place that an answer quotes."""
