"""Words that were typed by their sound, with a slip, in the other script, or twice."""
