"""The process that computes: it is given work, and nothing in it can take the window along."""
