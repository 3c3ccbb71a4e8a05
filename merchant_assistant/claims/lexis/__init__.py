"""Text and words: tokens at their offsets, the tables of ``resources/claims``, dictionaries, phrases and cues."""
