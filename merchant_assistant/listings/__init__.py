"""Listing drafts: prompts, platform rules, drafting, review, export."""
