"""Words of a question that are the name of someone who makes things, whether this catalogue has anything of theirs.

"Do we have any Seiko watches": of watches none says Seiko, so there are none. Of vegan watches that proves nothing:
what is vegan may be told otherwise, what is of Seiko says so.
"""

from __future__ import annotations

import re
from functools import lru_cache

from merchant_assistant.chat.exact.words.keys import Key, Token, is_han, tokens
from merchant_assistant.chat.exact.words.lexicon import cells_for, forms
from merchant_assistant.claims.lexis.vocabulary import is_word

_CAPITALISED = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]{2,}")
_SENTENCE_ENDS = re.compile(r"(?:^|[.?!:;])\s*$")
_BEFORE_MAKER = re.compile(
    r"(?:\b(?:by|brand|make|manufacturer|maker)|品牌|牌子|厂家)(?:是|为|:|：)?\s*$", re.IGNORECASE
)
_BEHIND_MAKER = re.compile(r"\s*(?:这个|的)?(?:品?牌|\bbrand(?:ed)?\b)", re.IGNORECASE)
_LONGEST = 3  # words of the name of a maker


@lru_cache(256)
def makers_in(text: str) -> frozenset[tuple[int, int]]:
    """Where names of makers stand in a question, word by word."""
    words = tokens(text)
    found: set[tuple[int, int]] = set()
    for place in range(len(words)):
        for length in range(1, min(_LONGEST, len(words) - place) + 1):
            run = words[place : place + length]
            if _is_maker(text, run):
                found |= {(token.start, token.end) for token in run}
    for token in words:
        if _is_name(text, token, words):
            found.add((token.start, token.end))
    return frozenset(found)


def is_maker_in(text: str, start: int, end: int) -> bool:
    """Whether a piece of a question is the name of a maker, or a part of one."""
    inside = {(token.start, token.end) for token in tokens(text) if start <= token.start < end}
    return bool(inside) and inside <= makers_in(text)


def is_sure_maker(text: str, words: str) -> bool:
    """Whether a piece of a question is a maker that everybody knows, or is said to be one: "lamps by Zephyrix".

    One that is only written as a name may be a style: "Scandi chairs".
    """
    at = text.casefold().find(words.casefold())
    if at < 0:
        return False
    run = [token for token in tokens(text) if at <= token.start < at + len(words)]
    return bool(run) and (_is_maker(text, run) or _is_said(text, run[0].start, run[-1].end))


def _is_said(text: str, start: int, end: int) -> bool:
    """Whether what stands beside it says that it is a maker."""
    return _BEFORE_MAKER.search(text[:start]) is not None or _BEHIND_MAKER.match(text[end:]) is not None


def maker_called(text: str, words: str) -> bool:
    """The same of a piece that is given by its words."""
    at = text.casefold().find(words.casefold())
    return at >= 0 and is_maker_in(text, at, at + len(words))


def _is_maker(text: str, run: list[Token]) -> bool:
    """Whether words are a maker that everybody knows; one that is a word besides only where it is written as a name."""
    said = text[run[0].start : run[-1].end]
    if _key(run) not in cells_for("brands"):
        return False
    if said[0].isascii() and all(is_word(token.text.casefold()) for token in run):
        return all(token.text[:1].isupper() for token in run) or said.casefold() not in forms("maker_or_word")
    return said not in forms("maker_or_word")


def _key(run: list[Token]) -> Key:
    return tuple(token.key for token in run)


def _is_name(text: str, token: Token, words: list[Token]) -> bool:
    """Whether a word is written as a name among words that are not, and is none of the language."""
    if not _CAPITALISED.fullmatch(token.text) or is_word(token.text.casefold()):
        return False
    before = text[: token.start].rstrip().casefold()
    last = next((word.text.casefold() for word in reversed(words) if word.start < token.start), "")
    if last in forms("before_no_maker") or (is_han(last) and before.endswith(forms("before_no_maker"))):
        return False
    if any(is_han(word.text) for word in words):
        return _is_said(text, token.start, token.end)  # 有没有Wifi音箱: Latin letters in Chinese are no sign of a name
    small = [word.text for word in words if word.text[:1].islower()]
    english = sum(map(is_word, small))  # German writes all its nouns so
    return not _SENTENCE_ENDS.search(before) and len(words) < 2 * english + 1
