"""The numbers of a question: what each of them counts, bounds or belongs to."""
