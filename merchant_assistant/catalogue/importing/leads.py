"""The name that a description begins with, in files that have no column of names: "Wool hat - keeps you warm"."""

from __future__ import annotations

import re

_LEAD = re.compile(r"\s*([^<>\n]{2,80}?)\s+[-–—]\s+\S")
_MOST_WORDS = 12  # of a name; more is a sentence


def name_in(description: str) -> str:
    """What stands before the first dash; '' where that is no name."""
    found = _LEAD.match(description)
    lead = found[1] if found else ""
    is_sentence = len(lead.split()) > _MOST_WORDS or lead.endswith((".", "!", "?", "。"))
    return "" if is_sentence else lead
