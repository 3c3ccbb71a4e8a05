"""Questions about the catalogue, and the conversations in which they stand."""
