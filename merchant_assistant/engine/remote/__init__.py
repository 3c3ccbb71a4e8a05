"""A team's own server in place of the model on this PC. Besides the model store, the one place that opens a network."""
