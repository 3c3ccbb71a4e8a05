"""The page Chat: conversations at the left, questions and answers at the right."""
