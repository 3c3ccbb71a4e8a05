"""A question as a row of items: names, values and bounds, each with all that it may mean here."""
