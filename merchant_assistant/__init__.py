"""Merchant Assistant: catalogue in, true listing drafts out, offline."""

__version__ = "0.1.0"
