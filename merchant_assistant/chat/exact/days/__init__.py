"""Days, months and stretches of time in a question, and what happened on the days of a column."""
