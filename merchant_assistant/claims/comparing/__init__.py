"""What a text says in the place of what the record says, in words that no table holds."""
