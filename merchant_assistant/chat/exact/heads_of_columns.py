"""What columns are called: "光通量(lm)" is called 光通量 as well, and its bare numbers are lumens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.lexicon import forms, nouns, senses, short_heads
from merchant_assistant.chat.exact.measures import currencies, units_of
from merchant_assistant.chat.exact.words import Key, key_of, stem

if TYPE_CHECKING:
    from merchant_assistant.catalogue.inquiry import FieldHeld

_WORD = 5  # letters of a unit that is written out
_SIGNS = re.compile(r"[_()（）\[\]【】{}:：]+")
_BRACKETS = re.compile(r"\s*[(（\[【{]([^()（）\[\]【】{}]*)[)）\]】}]")
_HUMP = re.compile(r"(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_PER = re.compile(r"(?<=\w)\s*/\s*(?=\w)")
_BEHIND = re.compile(r"(?:\s*[,/，]\s*|[ _]in[ _]|[ _])([^\W\d_]{1,6}\.?²?³?)$")


def keys_of_column(field: str) -> tuple[Key, ...]:
    """The words of its whole name, and those without brackets and without a unit; () for no attribute."""
    if not field.startswith(ATTRIBUTE):
        return ()
    name = field.removeprefix(ATTRIBUTE)
    plain = _BRACKETS.sub("", name).strip()
    forms = (name, plain, *(_BEHIND.sub("", one) for one in (name, plain) if unit_of_column(field)))
    said = [key_of(_SIGNS.sub(" ", spelt)) for form in forms for spelt in (form, apart(form))]
    said += [written_out(key) for key in said]
    return tuple(key for key in dict.fromkeys(said) if key)


def apart(name: str) -> str:
    """A name as people say it that a program writes together: reorderLevel, "Sold / Month"."""
    return _PER.sub(" per ", _HUMP.sub(" ", name))


def written_out(key: Key) -> Key:
    """The words of a name with its short forms written out: Reorder Pt, Min Qty."""
    return tuple(short_heads().get(word, word) for word in key) if len(key) > 1 else key


def unit_of_column(field: str) -> str:
    """The unit that its name says its numbers are of, '' where it says none."""
    return next((word for word in _told(field.removeprefix(ATTRIBUTE)) if units_of(word) or currencies(word)), "")


def _told(name: str) -> Iterator[str]:
    """What may be the unit: in brackets, or the last word behind a comma, a stroke or another word."""
    yield from (found[1].strip(" .") for found in _BRACKETS.finditer(name))
    if len(name) >= _WORD and units_of(name):  # a column called Lumens
        yield name
    behind = _BEHIND.search(_BRACKETS.sub("", name).strip())
    if behind and not ("/" in behind[0] and any(unit.dimension == "time" for unit in units_of(behind[1]))):
        yield behind[1]  # what is sold a month is no time


def names_besides(named: Mapping[Key, tuple[str, ...]], fields: Mapping[str, FieldHeld]) -> dict[Key, tuple[str, ...]]:
    """What columns are called besides: what people do, "buys" of a buyer, and by a last word that no other ends on.

    A word that means something in any catalogue, or names goods, is none.
    """
    verbs = dict(form.split() for form in forms("agents"))
    found: dict[Key, tuple[str, ...]] = {}
    for key, meant in named.items():
        if (verb := verbs.get(key[-1])) and all(fields[name].kind == "values" for name in meant):
            found[(stem(verb),)] = meant
    ends: dict[str, set[str]] = {}
    for key, meant in named.items():
        if len(key) > 1 and len(key[-1]) >= _WORD and key[-1].isascii() and key[-1].isalpha():
            ends.setdefault(key[-1], set()).update(meant)
    for word, ending in ends.items():
        if len(ending) == 1 and (word,) not in senses() and (word,) not in nouns():
            found[(word,)] = tuple(ending)
    return found
