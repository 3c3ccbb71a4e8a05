"""What the deterministic reader cannot read: the model proposes which of the catalogue's words a question means."""
