"""The page Models, and the one way in the window to get a model."""
