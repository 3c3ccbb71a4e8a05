"""Item models: what tables show, fetched page by page."""
