"""What a cue introduces though no cell has it: "converts into a bed", "enriched with argan oil", 含有水杨酸成分.

No list of things: whatever follows the cue must be accounted for by the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from merchant_assistant.claims.comparing.accounting import Accounts, accounts_of
from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.lexis.cues import pattern
from merchant_assistant.claims.lexis.tables import either, table
from merchant_assistant.claims.lexis.text import Text, Token, is_chinese
from merchant_assistant.claims.polarity.contrasts import Rival

_MOST_WORDS = 6
_DENIES = re.compile("不$|没$|未$|无$|非$")


def introduced(text: Text, record: Prepared) -> Iterator[Rival]:
    """The things after a cue of which the record has no word."""
    if record.cells:
        cell = record.cells[0].evidence
        yield from (Rival(start, end, "unsupported", cell) for start, end in _in_words(text, accounts_of(record)))
        yield from (Rival(start, end, "unsupported", cell) for start, end in _in_chinese(text, record))


def _in_words(text: Text, known: Accounts) -> Iterator[tuple[int, int]]:
    for cue in _cues().finditer(text.lower):
        said = [token for token in _following(text, cue.end()) if token.word not in _open()]
        if said and not any(known.has(token.word) for token in said):
            yield cue.start(), said[-1].end


def _following(text: Text, end: int) -> Iterator[Token]:
    """The words after a cue up to the end of what it introduces; none after a figure, which has its own judge."""
    first = text.place_before(end) + 1
    before = end
    for token in text.tokens[first : first + _MOST_WORDS]:
        if text.broken(before, token.start) or token.word in _ends() or not token.word.isalpha():
            return
        if is_chinese(token.word[0]):
            return
        before = token.end
        yield token


def _in_chinese(text: Text, record: Prepared) -> Iterator[tuple[int, int]]:
    for found in _chinese_cues().finditer(text.lower):
        noun = found["noun"]
        if not _DENIES.search(text.lower, max(0, found.start() - 1), found.start()) and not _has(record, noun):
            yield found.start(), found.end("noun")


def _has(record: Prepared, noun: str) -> bool:
    """Whether some cell has two characters of the noun in a row."""
    pairs = [noun[place : place + 2] for place in range(len(noun) - 1)]
    return any(pair in cell.evidence.value for cell in record.cells for pair in pairs)


@cache
def _cues() -> re.Pattern[str]:
    return pattern(table("introduced")["cues"]["latin"])


@cache
def _chinese_cues() -> re.Pattern[str]:
    cues = table("introduced")["cues"]
    after = either(cues["chinese_after"])
    return re.compile(
        rf"(?:{either(cues['chinese_before'])})(?P<noun>[\u4e00-\u9fff]{{2,6}}?)(?:{after}|(?=[，。；、,;.！!\s]|$))"
    )


@cache
def _ends() -> frozenset[str]:
    return frozenset(table("introduced")["ends"]["words"])


@cache
def _open() -> frozenset[str]:
    return frozenset(table("introduced")["open"]["words"])
