"""Words of a question as conditions on what cells, names and texts say."""
