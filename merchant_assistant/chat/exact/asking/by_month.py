"""What was sold in which months, over columns of months: how many in March, the best in Q2, the best month of a thing.

The question without its months must be one of a few wordings as a whole, and the goods that it names are read by
themselves, so that nothing is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.inquiry import AllOf, Condition, Finding, Inquiry, Order, Test, apart, total_field
from merchant_assistant.chat.exact.asking.what_months_lack import refuse_what_months_lack
from merchant_assistant.chat.exact.columns.labels import field_label, number_text
from merchant_assistant.chat.exact.columns.model import Chip, Mode, Reading, Reply, Side
from merchant_assistant.chat.exact.days.months import (
    Months,
    columns_said,
    month_names,
    months_in,
    names_a_time,
    number_of,
)
from merchant_assistant.chat.exact.days.named_so import Called
from merchant_assistant.chat.exact.days.tables import table
from merchant_assistant.chat.exact.telling.wording import Wording
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.foundation.prose import Language, has_han

if TYPE_CHECKING:
    from merchant_assistant.catalogue.inquiry import FieldHeld

Read = Callable[[str], Reading | None]
_LABELS = {">": "bound_over", ">=": "bound_least", "<": "bound_under"}


def by_month(text: str, called: Called, fields: Mapping[str, FieldHeld], read: Read) -> Reading | None:
    """The reading of a question about months; None for any other, or where the list has no columns of months.

    Raises :class:`Unclear` where a month may as well be what goods are called.
    """
    language = called.language
    said = " ".join(text.strip(" ?？!。.").split())
    refuse_what_months_lack(said, language, held := months_in(fields))
    for months in _fitting(said, held):
        if two := _two(said, language, months, read):
            return two
        if not _words("sold").search(said) and not _speaks_of_months(said):
            return None
        try:
            found = columns_said(said, months, called)
        except Unclear:
            if _words("sold").search(said):
                raise
            return None  # nor does it ask what was sold
        if found is None:
            return None
        rest, columns = (
            ("" if has_han(said) else " ").join(re.sub("[,，]|^ *:", " ", found.rest).split()),
            found.columns,
        )
        asked = _asked(rest, language, months, columns, read)
        each = found.apart and asked is not None and asked.wanted == "things" and not asked.inquiry.order
        return None if each else asked  # over 50 in March and June: in each, or in both together
    return None


def _speaks_of_months(text: str) -> bool:
    return "month" in text.casefold() or names_a_time(text)


def _fitting(text: str, held: list[Months]) -> list[Months]:
    """The columns of what is asked: of money or of pieces."""
    if _words("money").search(text):
        return [one for one in held if one.what == "turnover"]
    pieces = [one for one in held if one.what == "sold"]
    return pieces or ([] if _words("pieces").search(text) else held)


def _two(text: str, language: Language, months: Months, read: Read) -> Reading | None:
    """Of what more was sold in one month than in another."""
    named = month_names(text)
    if len(named) != 2:
        return None
    marked = f"{text[: named[0].start()]}<1>{text[named[0].end() : named[1].start()]}<2>{text[named[1].end() :]}"
    found = _words("two").fullmatch(marked)
    columns = months.of([number_of(one) for one in named])
    goods = _goods(found["x"] or found["x2"] or "", language, read) if found and columns else None
    if found is None or goods is None:
        return None
    first, last = (total_field(months.what, (one,)) for one in columns)
    if _words("low").search(found["d"] or found["d2"]):
        first, last = last, first
    field = apart(first, last)
    label = phrase(language, "bound_over").format(field=field_label(field, language), low="0", high="0")
    return _with(goods, Chip(label, Test(field, low=Decimal(0), low_open=True)))


def _asked(text: str, language: Language, months: Months, columns: tuple[str, ...], read: Read) -> Reading | None:
    group = _words("group_han" if has_han(text) else "group").search(text)
    if group:
        text = f"{text[: group.start()]}{text[group.end() :]}".strip()
    for what, pattern in _wordings():
        found = pattern.fullmatch(text)
        if found is None:
            continue
        said = found.groupdict()
        name = (said.get("x") or said.get("x2") or "").strip(" ,:")
        goods = _goods(name, language, read, group["g"] if group else "")
        if goods is not None and (made := _made(what, said, goods, months, columns)):
            return made
    return None


def _made(
    what: str, said: Mapping[str, str | None], goods: Reading, months: Months, columns: tuple[str, ...]
) -> Reading | None:
    """The reading of one wording."""
    field, inquiry = total_field(months.what, columns), goods.inquiry
    least = bool(_words("low").search(said.get("d") or said.get("d2") or ""))
    if what in ("best_month", "each_month"):
        mode: Mode = "each" if what == "each_month" else "less" if least else "more"
        return _in_months(goods, months, columns, mode) if len(columns) > 1 and not inquiry.group else None
    if what == "sum":
        return replace(goods, inquiry=replace(inquiry, operation="sum", field=field), wanted="figure")
    if inquiry.group:
        return None
    if what == "rank" and (many := said.get("k")):
        number = many.strip("前")
        limit = int(number) if number.isdigit() else table()["many"][number]
        listed = replace(inquiry, operation="list", order=Order(field, descending=not least), limit=limit)
        return replace(goods, inquiry=listed, wanted="things")
    if what == "rank":
        return replace(
            goods, inquiry=replace(inquiry, operation="lowest" if least else "highest", field=field), wanted="figure"
        )
    value = Decimal(said.get("v") or 0)
    bound = (said.get("op") or "").casefold()
    op = next((op for op, ways in table()["bounds"].items() if bound in ways), "")
    low, high = (value if op != "<" else None), (value if op in ("", "<") else None)
    test = Test(field, low=low, high=high, low_open=op == ">", high_open=op == "<")
    label = phrase(goods.language, _LABELS.get(op, "bound_exactly"))
    told = label.format(field=field_label(field, goods.language), low=value, high=value)
    return _with(goods, Chip(told, test))


def _in_months(goods: Reading, months: Months, columns: tuple[str, ...], mode: Mode) -> Reading:
    sums = [replace(goods.inquiry, operation="sum", field=total_field(months.what, (one,))) for one in columns]
    sides = tuple(Side(field_label(one, goods.language), sum) for one, sum in zip(columns, sums, strict=True))
    whole = replace(goods.inquiry, operation="sum", field=total_field(months.what, columns))
    return replace(goods, inquiry=whole, wanted="months", sides=sides, mode=mode)


def _with(goods: Reading, chip: Chip) -> Reading:
    """The goods that are so besides."""
    conditions: tuple[Condition, ...] = (*(one.condition for one in goods.chips), chip.condition)
    listed = replace(goods.inquiry, operation="list", where=AllOf(conditions))
    return replace(goods, inquiry=listed, chips=(*goods.chips, chip), wanted="things")


def _goods(name: str, language: Language, read: Read, group: str = "") -> Reading | None:
    """A reading that counts the goods of a name, by a group where one is said; None where it is not read in full."""
    name = name.strip(" ,:的")
    bare = _words("generic").fullmatch(name) is not None
    if bare and not group:
        return Reading(Inquiry("count"), language=language)
    things = ("" if bare else name) or ("商品" if language == "zh" else "products")
    chinese, english = (f"各{group}{things}有多少款", f"how many {things} per {group}")
    if not group:
        chinese, english = f"{things}有多少款", f"how many {things} are there"
    counted = _read(chinese if language == "zh" else english, read)
    if counted and counted.inquiry.operation == "count" and bool(counted.inquiry.group) == bool(group):
        counts = replace(counted, inquiry=replace(counted.inquiry, things="products"))
        return counts if counted.chips or bare else None
    named = None if group else _read(f"{name}的价格" if language == "zh" else f"price of {name}", read)
    if named is None or named.wanted != "look" or not named.chips:
        return None
    return Reading(Inquiry("count", where=named.inquiry.where), named.chips, language=language)


def _read(text: str, read: Read) -> Reading | None:
    """A question that is read in full."""
    try:
        reading = read(text)
    except Unclear:
        return None
    return reading if reading and not reading.unread else None


def told_by_month(reading: Reading, find: Callable[[Inquiry], Finding], day: str) -> Reply:
    """What was sold in each month, and in which most or least."""
    say = Wording(reading, find(reading.inquiry), day)
    told = [(side.name, found.figures) for side in reading.sides if (found := find(side.inquiry))]
    sums = [(name, say.rounded(figures[0])) for name, figures in told if len(figures) == 1]
    if not sums or (len(sums) < len(told) and any(len(figures) > 1 for _, figures in told)):
        return Reply("declined", say.say("no_value"), None, say.query)
    pair, between = phrase(reading.language, "pair"), phrase(reading.language, "between_pairs")
    values = between.join(pair.format(name=name, value=number_text(one.value, one.unit)) for name, one in sums)
    if reading.mode == "each":
        told_so = say.say("month_each", what=say.query, values=values)
        return say.exact(told_so, tuple((name, one.value) for name, one in sums))
    end = (min if reading.mode == "less" else max)(one.value for _, one in sums)
    best = [name for name, one in sums if one.value == end]
    told_end = number_text(end, sums[0][1].unit)
    text = say.say(f"month_{reading.mode}", what=say.query, months=say.comma(best), value=told_end, values=values)
    return say.exact(text, best[0] if len(best) == 1 else tuple(best))


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(table()["words"][name], re.IGNORECASE)


@cache
def _wordings() -> list[tuple[str, re.Pattern[str]]]:
    words = table()["words"]
    filled = [
        (one["what"], one["says"].replace("<ENDS>", words["ends"]).replace("<T>", f"(?:{words['things']})"))
        for one in table()["asks"]
    ]
    return [(what, re.compile(says, re.IGNORECASE)) for what, says in filled]
