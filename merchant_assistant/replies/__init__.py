"""Replies to what customers write: what a message asks, what the data say to it, and what was sent."""
