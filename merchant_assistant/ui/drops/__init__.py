"""Files dropped anywhere: what they are, what will happen with them, and the next step."""
