"""A record made ready to prove, and the judges that hold each fact against it."""
