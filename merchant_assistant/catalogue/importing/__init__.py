"""Reading a merchant's file into a staging file, in a child process, before anything is written."""
