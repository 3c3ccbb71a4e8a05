"""Days, months and years that a question names, with what bounds them: "since March 2025", 去年以前."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from merchant_assistant.chat.exact.days.said_of_days import atoms_in
from merchant_assistant.chat.exact.days.stretch import Stretch, tables


@cache
def pattern_of(table: str, name: str) -> re.Pattern[str]:
    """A pattern of ``days.toml``; Latin words stand by themselves."""
    return whole_words(tables()[table][name])


@cache
def whole_words(pattern: str) -> re.Pattern[str]:
    """A pattern that begins and ends no Latin word in its middle."""
    return re.compile(rf"(?<![a-z])(?:{pattern})(?![a-z])", re.IGNORECASE)


def stretches_in(text: str) -> list[Stretch]:
    """All that a question says of days, each with its bounds."""
    return list(_bounded(text, sorted(atoms_in(text), key=lambda one: one.start)))


def _bounded(text: str, atoms: list[Stretch]) -> Iterator[Stretch]:
    at = 0
    while at < len(atoms):
        one = atoms[at]
        after = atoms[at + 1] if at + 1 < len(atoms) else None
        if after and (both := _between(text, one, after)):
            yield both
            at += 2
            continue
        yield _with_bound(text, one)
        at += 1


def _between(text: str, first: Stretch, last: Stretch) -> Stretch | None:
    """``between March and May 2026``, ``2025年3月到5月``."""
    if not re.fullmatch(tables()["bounds"]["to"], text[first.end : last.start], re.IGNORECASE):
        return None
    if first.month and not last.month and last.high is not None:
        first = replace(first.of_year(int(last.high) // 10000), month=None)
    elif last.month and not first.month and first.low is not None:
        last = replace(last.of_year(int(first.low) // 10000), month=None)
    if first.month and last.month and first.month <= last.month and first.low is not None:
        first, last = replace(first, until=last.month), replace(last, month=None)
    elif first.month or last.month:
        return None
    if first.low is None or last.high is None or first.low > last.high:
        return None
    if first.high is None or first.low_open:
        return None
    opener = re.search(rf"(?:{tables()['bounds']['between']})\s*(?:the )?$", text[: first.start], re.IGNORECASE)
    closer = re.match(r"\s*(?:之间|期间|的?这段时间)", text[last.end :])
    start, end = opener.start() if opener else first.start, last.end + (closer.end() if closer else 0)
    return Stretch(start, end, first.low, last.high, month=first.month, until=first.until)


def _with_bound(text: str, one: Stretch) -> Stretch:
    """With the word that bounds it before or behind."""
    if one.low is None or one.high is None:
        return one
    for how in ("until", "since", "before", "after", "in"):
        words = _before(how).search(text[: one.start])
        if words:
            one = replace(one, start=words.start(), named=False).bounded(how)
            break
    for how in ("before", "until", "after", "since"):
        words = re.match(rf"\s?(?:{tables()['bounds'][how + '_behind']})", text[one.end :], re.IGNORECASE)
        if words and one.low is not None and (one.high is not None or how == "since"):
            whole = (one.low, one.high) if how == "after" and one.high else None
            return replace(one.bounded(how), end=one.end + words.end(), named=False, whole=whole)
    return replace(one, named=False) if text[one.end - 1] in "年度" else one


@cache
def _before(how: str) -> re.Pattern[str]:
    """What bounds the days behind it; of "came in last month" the "in" is no bound."""
    words = tables()["bounds"][how]
    return re.compile(
        rf"(?<![a-z])(?<!came )(?<!come )(?<!got )(?<!best )(?<!best-)(?:{words})\s*(?:the )?$", re.IGNORECASE
    )
