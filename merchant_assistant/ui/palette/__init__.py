"""Anything by name: pages, commands, products."""
