"""Backup, restore, export of everything, erasing, and what endangers a data folder."""
