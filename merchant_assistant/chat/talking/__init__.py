"""How a question goes on from what was said: what it points at, changes, adds, and when it begins anew."""
