"""Which of several prices is meant, and what cases, metres and pieces cost."""
