"""A question that was not read, as one query over the catalogue that the model proposes and we check."""
