"""What columns are called: "光通量(lm)" is called 光通量 as well, and its bare numbers are lumens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.measures import currencies, units_of
from merchant_assistant.chat.exact.words import Key, key_of

_WORD = 5  # letters of a unit that is written out
_SIGNS = re.compile(r"[_()（）\[\]【】{}:：]+")
_BRACKETS = re.compile(r"\s*[(（\[【{]([^()（）\[\]【】{}]*)[)）\]】}]")
_BEHIND = re.compile(r"(?:\s*[,/，]\s*|[ _]in[ _]|[ _])([^\W\d_]{1,6}\.?²?³?)$")


def keys_of_column(field: str) -> tuple[Key, ...]:
    """The words of its whole name, and those without brackets and without a unit; () for no attribute."""
    if not field.startswith(ATTRIBUTE):
        return ()
    name = field.removeprefix(ATTRIBUTE)
    plain = _BRACKETS.sub("", name).strip()
    forms = (name, plain, *(_BEHIND.sub("", one) for one in (name, plain) if unit_of_column(field)))
    return tuple(key for key in dict.fromkeys(key_of(_SIGNS.sub(" ", form)) for form in forms) if key)


def unit_of_column(field: str) -> str:
    """The unit that its name says its numbers are of, '' where it says none."""
    return next((word for word in _told(field.removeprefix(ATTRIBUTE)) if units_of(word) or currencies(word)), "")


def _told(name: str) -> Iterator[str]:
    """What may be the unit: in brackets, or the last word behind a comma, a stroke or another word."""
    yield from (found[1].strip(" .") for found in _BRACKETS.finditer(name))
    if len(name) >= _WORD and units_of(name):  # a column called Lumens
        yield name
    if behind := _BEHIND.search(_BRACKETS.sub("", name).strip()):
        yield behind[1]
