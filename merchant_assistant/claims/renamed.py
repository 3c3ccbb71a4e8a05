"""Another maker put before the thing's name: 雅座人体工学椅 of what the record calls 云坐人体工学椅.

Chinese names are ordinary characters, so no dictionary tells them; but where the record's maker is missing and
something else stands before the title's words, that is another maker, or at least nothing the record says.
"""

from __future__ import annotations

import re

from merchant_assistant.claims.record import Prepared
from merchant_assistant.claims.stances import Opposite
from merchant_assistant.claims.tables import claim_words, small_words
from merchant_assistant.claims.text import Text

_BEGINNING = re.compile(r"\s*(?P<run>[\u4e00-\u9fff]{4,24})")
_LONGEST, _SHORTEST = 4, 2
_SAME = 2  # characters of the title that must follow


def other_maker(text: str, record: Prepared) -> Opposite | None:
    """Where the text begins with another maker's name than the record's."""
    brand, found = record.cell_about("brand"), _BEGINNING.match(text)
    if brand is None or found is None or brand.value in text or not re.match("[\u4e00-\u9fff]", brand.value):
        return None
    run, start = found["run"], found.start("run")
    titles = [cell.evidence.value.replace(brand.value, "") for cell in record.cells if cell.evidence.field == "title"]
    for length in range(_SHORTEST, _LONGEST):
        if len(run) >= length + _SAME and any(run[length : length + _SAME] in title for title in titles):
            return None if _is_ordinary(run[:length], record) else Opposite(start, start + length, brand)
    return None


def _is_ordinary(words: str, record: Prepared) -> bool:
    """新款, 不锈钢: no name; nor is what some cell of the record says."""
    if any(words in cell.evidence.value for cell in record.cells):
        return True
    ordinary = small_words("names", "ordinary_beginnings")
    return any(one in words for one in ordinary) or next(claim_words().find(Text.of(words)), None) is not None
