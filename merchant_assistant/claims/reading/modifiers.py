"""Small words and signs around a figure that change what it says: about, over, at most, ±."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from merchant_assistant.claims.lexis.tables import either, table
from merchant_assistant.claims.lexis.text import Text
from merchant_assistant.claims.reading.quantities import Bound

_BEFORE, _AFTER = 30, 12
_SPREADS = re.compile(
    r"\b(?:spread|stretch|extend|reach|span|run|distribut|fan|work|swing|turn|rotat|open)[a-z]* over\s$"
)
_UPPER_AND_LOWER = re.compile(r"\+\s?[\d.,]{1,8}\s?\w{0,3}\s?/\s?-\s?$")
_LOWER_FOLLOWS = re.compile(r"\s?\w{0,3}\s?/\s?-\s?\d")


class Modifiers(NamedTuple):
    """How a figure is meant: ``about`` so much, or as a ``bound``."""

    about: bool = False
    bound: Bound = ""


class _Patterns(NamedTuple):
    about: re.Pattern[str]
    about_after: re.Pattern[str]
    bounds: re.Pattern[str]
    bounds_after: re.Pattern[str]
    tolerance: re.Pattern[str]
    tolerance_after: re.Pattern[str]
    summed: re.Pattern[str]
    summed_after: re.Pattern[str]
    whole: re.Pattern[str]
    whole_after: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words, bounds = table("figures")["words"], table("figures")["bounds"]
    before = "|".join(f"(?P<{name}>{_any(bounds[name])})" for name in ("least", "most", "more", "less"))
    after = "|".join(f"(?P<{name}>{_any(bounds[f'{name}_after'])})" for name in ("least", "most", "more"))
    return _Patterns(
        about=re.compile(rf"(?:(?:{_any(words['about'])})\.?|[~≈])\s*$", re.IGNORECASE),
        about_after=re.compile(rf"\s*(?:{_any(words['about_after'])})", re.IGNORECASE),
        bounds=re.compile(rf"(?:{before})\s*$", re.IGNORECASE),
        bounds_after=re.compile(rf"\s*(?:{after})", re.IGNORECASE),
        tolerance=re.compile(rf"(?:{_any(table('figures')['tolerance']['marks'])})\s*$", re.IGNORECASE),
        tolerance_after=re.compile(rf"\s*(?:{_any(table('figures')['tolerance']['after'])})", re.IGNORECASE),
        summed=re.compile(rf"(?:{either(words['summed'])})[^.;!?。；！？\n]*$", re.IGNORECASE),
        whole=re.compile(rf"(?:{either(words['whole_of'])})[^.;!?。；！？\n]*$", re.IGNORECASE),
        whole_after=re.compile(rf"\s?(?:/|{either(words['whole_after'])})", re.IGNORECASE),
        summed_after=re.compile(rf"[^\d.,;!?。，；！？\n]*?(?:{either(words['summed_after'])})", re.IGNORECASE),
    )


def _any(forms: list[str]) -> str:
    """One of the forms; words as whole words, signs as they stand."""
    signs = [re.escape(form) for form in forms if not form[0].isalpha()]
    return "|".join([*signs, either(form for form in forms if form[0].isalpha())])


def modifiers(text: Text, start: int, end: int) -> Modifiers:
    """What the words right before and after the figure make of it."""
    patterns, first = _patterns(), max(0, start - _BEFORE)
    if patterns.about.search(text.folded, first, start) or patterns.about_after.match(text.folded, end, end + _AFTER):
        return Modifiers(about=True)
    said = patterns.bounds.search(text.folded, first, start)
    if said and _SPREADS.search(text.lower, max(0, said.start() - _BEFORE), start):
        said = None
    said = said or patterns.bounds_after.match(text.folded, end, end + _AFTER)
    bounds: tuple[Bound, ...] = ("more", "less", "least", "most")
    return Modifiers(bound=next((name for name in bounds if said and name in (said.lastgroup,)), ""))


def is_summed(text: Text, start: int, end: int) -> bool:
    """ "which makes 27 kg", "2.5 litres in all", 合每米2.15元: a figure worked out of others."""
    before = _patterns().summed.search(text.folded, max(0, start - _BEFORE), start)
    return before is not None or _patterns().summed_after.match(text.folded, end, end + _BEFORE) is not None


def is_of_several(text: Text, start: int, end: int) -> bool:
    """ "€4.40 a glass", 整箱9.1公斤: said of a whole pack, or of one piece of it, or worked out."""
    before = _patterns().whole.search(text.folded, max(0, start - _BEFORE), start)
    return (
        before is not None or _patterns().whole_after.match(text.folded, end) is not None or is_summed(text, start, end)
    )


def is_tolerance(text: Text, start: int, end: int) -> bool:
    """ "±0.5 mm", "+0.1/-0.2 mm": by how much a measure may be off."""
    folded, first = text.folded, max(0, start - _BEFORE)
    if _patterns().tolerance.search(folded, first, start) or _UPPER_AND_LOWER.search(folded, first, start):
        return True
    if _patterns().tolerance_after.match(folded, end):
        return True
    return folded[max(0, start - 1) : start] == "+" and _LOWER_FOLLOWS.match(folded, end) is not None
