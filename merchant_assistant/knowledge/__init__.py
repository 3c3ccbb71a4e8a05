"""The merchant's own documents: read into passages, found again by words and by meaning, quoted with their source."""
