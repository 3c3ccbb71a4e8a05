"""Statements found: from a text or a cell to its facts."""
