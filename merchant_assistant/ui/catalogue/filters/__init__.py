"""Narrowing the catalogue down: by values with their counts, by numbers, each condition shown and taken off again."""
