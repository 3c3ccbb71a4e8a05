"""How many questions are answered rightly, of a set whose true answers a program of its own computes."""
