"""What words and numbers of a question are, whatever the catalogue: how it is cut, the lexicon, spelling, measures."""
