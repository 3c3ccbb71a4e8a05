"""What can run a model inside the engine child."""
