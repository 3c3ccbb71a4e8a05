"""The page Catalogue: drop, plan, consent, table, facts, undo."""
