"""Products: reading files, column mapping, import plan, apply, undo, search, export."""
