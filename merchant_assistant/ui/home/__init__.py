"""The page Home: the first steps, later what is new and what waits."""
