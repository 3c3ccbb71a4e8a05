"""Questions that the catalogue answers exactly: read, computed, said in words. The figure is never the model's."""
