"""Reading documents into passages, in a child process with bounds on time and memory."""
