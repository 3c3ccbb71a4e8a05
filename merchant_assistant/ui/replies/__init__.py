"""The page Replies: messages of customers, and what is written back."""
