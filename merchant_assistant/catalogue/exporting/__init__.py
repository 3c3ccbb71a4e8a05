"""Writing the catalogue for a platform: imported rows as they were, with only the replaced cells changed."""
