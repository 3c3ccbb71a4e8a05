"""A question put in other words: what a rule takes away are words that the rule itself spells out, and no names.

A rule is a pattern and what stands in its place. Of what the pattern finds it may drop only what it spells out; what it
leaves open (any word, any number) it puts back. That is proved of every rule by a test and costs nothing here. What no
pattern can know is that a shop sells something by those very words; that is asked of the catalogue, of the few rules
that change anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from merchant_assistant.chat.exact.words.keys import Token, is_han, tokens
from merchant_assistant.chat.exact.words.lexicon import senses

IsName = Callable[[str], bool]  # whether the catalogue calls something so
_SHORTEST = 4  # letters of a word that is looked for among names
_LONGEST = 6  # characters of a Chinese value


class Rule(NamedTuple):
    """``says``: what stands for what the pattern finds, as in ``re.sub``."""

    pattern: re.Pattern[str]
    says: str


def rewritten(text: str, rule: Rule, is_name: IsName | None = None) -> str:
    """The text as the rule says it; as it was where that would take away what something is called."""
    after = rule.pattern.sub(rule.says, text).strip()
    return text if after == text or (is_name and takes_name(text, after, is_name)) else after


def takes_name(before: str, after: str, is_name: IsName) -> bool:
    """Whether other words lack a name that the words before had. Words of asking are none, whatever is called so."""
    left = {token.key for token in tokens(after)}
    gone = [token for token in tokens(before) if token.key not in left and (token.key,) not in senses()]
    latin = (token.text for token in gone if token.text.isascii() and token.text.isalpha())
    return any(is_name(word) for word in latin if len(word) >= _SHORTEST) or any(map(is_name, _runs(before, gone)))


def _runs(text: str, gone: list[Token]) -> Iterator[str]:
    """What Chinese characters that went away may be values, together or with those that stand beside them."""
    places = {token.start for token in gone if not token.text.isascii()}
    starts = {start for place in places for start in range(max(place - _LONGEST + 1, 0), place + 1)}
    for start in starts:
        for size in range(2, _LONGEST + 1):
            if places & {*range(start, start + size)} and is_han(run := text[start : start + size]):
                yield run
