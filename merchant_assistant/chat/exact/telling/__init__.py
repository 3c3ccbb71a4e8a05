"""A finding said in words."""
