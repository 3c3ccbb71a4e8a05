"""Yes and no: what cells and texts deny, state, leave out, and words that exclude one another."""
