"""A second look at what was read: what is doubtful, cannot be, or cannot be told."""
