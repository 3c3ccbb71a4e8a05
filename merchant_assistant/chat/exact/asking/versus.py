"""Two groups of goods of which the same figure is compared: "are mugs dearer than bottles on average".

The question is read as the same question of each of the two; only where both are read in full is anything compared.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, cast

from merchant_assistant.catalogue.inquiry import AnyOf, Finding, Inquiry
from merchant_assistant.chat.exact.columns.labels import field_label, number_text
from merchant_assistant.chat.exact.columns.model import Chip, Mode, Reading, Reply, Side, Value
from merchant_assistant.chat.exact.telling.wording import Wording
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.foundation.paths import resource

if TYPE_CHECKING:
    from merchant_assistant.catalogue.inquiry import Condition, Figure
    from merchant_assistant.foundation.prose import Language

    Read = Callable[[str], Reading | None]
    Passing = Callable[[Condition], int]
    Find = Callable[[Inquiry], Finding]

_FIGURES = ("average", "median", "sum", "count", "lowest", "highest")
_PARTS = ("figure", "dear", "cheap", "vs")


def versus(text: str, language: Language, read: Read, passing: Passing, *, of_many: bool) -> Reading | None:
    """The reading of a question that compares two groups; None for any other. ``read``: reads each of the two.

    ``passing``: how many products a condition holds of. ``of_many``: one of the two must have several, and more is
    wanted than the figure of each; single things are compared in other ways.
    """
    said = text.strip(" ?？!。.")
    for pattern, asks, mode in _rules(language):
        if (of_many and mode == "each") or not (found := pattern.search(said)):
            continue
        figure = (found.groupdict().get("figure") or "").strip()
        groups = [found[name].strip(" ,:") for name in ("a", "b")]
        both = [_side(read, asks.format(figure=figure, group=group)) for group in groups]
        sides = [one for one in both if one and one.inquiry.where is not None]
        if len(sides) < len(groups) or sides[0].inquiry.where == sides[1].inquiry.where:
            continue
        if of_many and not any(one.inquiry.where and passing(one.inquiry.where) > 1 for one in sides):
            continue
        return _compared(sides[0], sides[1], groups, mode)
    return None


def compared_each(read: Read, texts: tuple[str, str], names: tuple[str, str]) -> Reading | None:
    """The same figure of each of two; None where not both are read, or what is asked of them is not the same."""
    sides = [one for one in (_side(read, text) for text in texts) if one and one.inquiry.where is not None]
    if len(sides) < len(texts) or sides[0].inquiry.where == sides[1].inquiry.where:
        return None
    return _compared(sides[0], sides[1], list(names), "each")


def _side(read: Read, text: str) -> Reading | None:
    try:
        reading = read(text)
    except Unclear:
        return None
    if reading is None or reading.unread or reading.wanted not in ("figure", "pieces") or reading.inquiry.group:
        return None
    return reading if reading.inquiry.operation in _FIGURES and reading.chips else None


def _compared(first: Reading, last: Reading, groups: list[str], mode: Mode) -> Reading | None:
    one, other = first.inquiry, last.inquiry
    if (one.operation, one.field) != (other.operation, other.field) or one.where is None or other.where is None:
        return None
    join = phrase(first.language, "between_conditions")
    sides = tuple(
        Side(name, replace(inquiry, things="products")) for name, inquiry in zip(groups, (one, other), strict=True)
    )
    label = phrase(first.language, "or").join(join.join(chip.text for chip in each.chips) for each in (first, last))
    where = AnyOf((one.where, other.where))
    return replace(
        first, inquiry=replace(one, where=where), wanted="versus", sides=sides, mode=mode, chips=(Chip(label, where),),
        read_as=(*first.read_as, *last.read_as),
    )  # fmt: skip


def compared_groups(reading: Reading, find: Find, day: str) -> Reply:
    """The figures side by side, and what was asked of them."""
    findings = [find(side.inquiry) for side in reading.sides]
    say = Wording(reading, find(reading.inquiry), day)
    if any(len(finding.figures) != 1 for finding in findings):
        return Reply("declined", say.say("no_value"), None, say.query)
    figures = [say.rounded(finding.figures[0]) for finding in findings]
    first, last = figures
    if first.unit != last.unit:
        values = say.comma(number_text(one.value, one.unit) for one in figures)
        return Reply("declined", say.say("mixed_units", values=values), None, say.query)
    return _told(reading, say, first, last)


def _told(reading: Reading, say: Wording, first: Figure, last: Figure) -> Reply:
    names = [side.name for side in reading.sides]
    pair, language = phrase(reading.language, "pair"), reading.language
    told = phrase(language, "between_pairs").join(
        pair.format(name=name, value=number_text(one.value, one.unit))
        for name, one in zip(names, (first, last), strict=True)
    )
    apart = abs(first.value - last.value)
    ahead = names[0] if first.value > last.value else names[1]
    more = phrase(language, "compared_more").format(name=ahead, difference=number_text(apart, first.unit))
    verdict = more if apart else phrase(language, "compared_equal")
    text = f"{say.say('versus', what=_what(reading), values=told)} {verdict}".strip()
    behind = names[1] if ahead == names[0] else names[0]
    even = tuple(names)
    values: dict[Mode, Value] = {
        "each": ((names[0], first.value), (names[1], last.value)),
        "apart": apart,
        "more": ahead if apart else even,
        "less": behind if apart else even,
        "is_more": first.value > last.value,
        "is_less": first.value < last.value,
    }
    return say.exact(text, values[reading.mode])


def _what(reading: Reading) -> str:
    """What is compared: "average price of products"."""
    inquiry, language = reading.inquiry, reading.language
    field = field_label(inquiry.field, language) if inquiry.field else ""
    return phrase(language, f"query_{inquiry.operation}").format(
        things=phrase(language, "product" if language == "zh" else "products"), field=field
    )


@cache
def _rules(language: Language) -> tuple[tuple[re.Pattern[str], str, Mode], ...]:
    table = tomllib.loads(resource("chat", "exact", "versus.toml").read_text(encoding="utf-8"))[language]
    return tuple(_compiled(table))


def _compiled(table: dict[str, object]) -> Iterator[tuple[re.Pattern[str], str, Mode]]:
    rules = cast("list[tuple[str, str, Mode]]", table["rules"])
    for pattern, asks, mode in rules:
        whole = pattern
        for name in _PARTS:
            whole = whole.replace(f"<{name.upper()}>", str(table[name]))
        yield re.compile(whole, re.IGNORECASE), asks, mode
