"""The names in a question: nothing but themselves accounts for them.

An ordinary word may be said by one that is like it. "Can I pay with PayPal" is not answered by terms of payment that do
not speak of PayPal, however near they are.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.prose import has_han
from merchant_assistant.knowledge.words import told

_INNER_CAPITAL = re.compile(r"[A-Za-zß-ÿ]*[a-zß-ÿ][A-Z][A-Za-zß-ÿ]*")  # "PayPal", "FedEx", "iDEAL"
_OF_CHINESE = "CN"
_LETTER = r"A-Za-z0-9\u00c0-\u024f"  # what a name is no part of; a Chinese character beside it is another word
_ENDING = r"(?:['’]?s|es)?"  # several of them, or what they own


@dataclass(frozen=True, slots=True)
class _Bearer:
    """One that has names. ``forms``: these as texts have them too ("cheques"), where an ordinary word does no harm,
    and what speaks of it without naming it, as "credit cards" does of Visa.

    ``within``: the wider ones that speak of it too, as the EU does of France.
    """

    key: str
    names: re.Pattern[str]
    forms: re.Pattern[str]
    within: frozenset[str]


def unsaid(question: str, passage: str) -> tuple[str, ...]:
    """The names in a question that a passage does not speak of, as they stand in the question."""
    asked, text = unicodedata.normalize("NFKC", question), unicodedata.normalize("NFKC", passage)
    missing = [
        found[0]
        for bearer in _bearers()
        if (found := bearer.names.search(asked)) and not _speaks_of(text, bearer) and not _is_filler(found[0])
    ]
    written = (word for word in _INNER_CAPITAL.findall(asked) if word.casefold() not in text.casefold())
    return tuple(dict.fromkeys((*missing, *written)))


def _speaks_of(text: str, bearer: _Bearer) -> bool:
    """A text in Chinese need not name China: what it says of invoices is said of those there."""
    if bearer.key == _OF_CHINESE and has_han(text):
        return True
    return any(one.forms.search(text) for one in _bearers() if one.key == bearer.key or one.key in bearer.within)


def _is_filler(word: str) -> bool:
    """Whether a name is but a word here: "send it to us"."""
    return word.islower() and word in told().filler


@cache
def _bearers() -> tuple[_Bearer, ...]:
    """Read once, when first asked for."""
    countries = tomllib.loads(resource("claims", "countries.toml").read_text(encoding="utf-8"))
    told = tomllib.loads(resource("knowledge", "names.toml").read_text(encoding="utf-8"))
    others, told_by = told["bearers"], told["told_by"]
    named: Mapping[str, Iterable[str]] = {
        **{key: (*names, *countries["adjectives"].get(key, ())) for key, names in countries["names"].items()},
        **{names[0]: names for names in others},
    }
    wider = {key: frozenset(at for at, own in countries["within"].items() if key in own) for key in named}
    return tuple(
        _Bearer(key, _pattern(names), _pattern((*names, *told_by.get(key, ())), _ENDING), wider[key])
        for key, names in named.items()
    )


def _pattern(names: Iterable[str], ending: str = "") -> re.Pattern[str]:
    """Chinese names stand anywhere, others as words, though not as the end of one ("pick-ups")."""
    parts = (
        re.escape(name)
        if has_han(name)
        else rf"(?<![{_LETTER}])(?<![{_LETTER}]-){re.escape(name)}{ending}(?![{_LETTER}])"
        for name in names
    )
    return re.compile("|".join(parts), re.IGNORECASE)
