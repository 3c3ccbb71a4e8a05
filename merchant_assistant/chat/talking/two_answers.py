"""What is asked of the last two answers: "the difference?", "by how much", "both together?", "which is more"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from merchant_assistant.catalogue.inquiry import AnyOf, Condition, Inquiry, Order, Skus
from merchant_assistant.chat.answer import Asking, Compute
from merchant_assistant.chat.exact.columns.model import Chip, Mode, Reading, Side
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.chat.model import Exact, Turn
from merchant_assistant.chat.talking.pointing_back import PAIR
from merchant_assistant.chat.talking.replies import reading_in
from merchant_assistant.chat.talking.talk import said_in
from merchant_assistant.chat.talking.things_told import ENDS
from merchant_assistant.foundation.prose import asked_in

_FIGURES = ("count", "sum", "average", "median")
_MONEY = ("price", "compare_at_price", "cost")
_MODES = ("apart", "together", "more", "less")


def of_two_answers(asked: Asking, compute: Compute) -> Asking | str | None:
    """The question with what it means, or what is asked back; None for any other."""
    words = said_in(asked_in(asked.text)).get("two_answers")
    if words is None:
        return None
    if re.search(words.get("money", "(?!)"), asked.text) and _is_of_no_money(asked.before):
        return None
    if reading := _beside_goods(asked, words, compute):
        return replace(asked, again=reading)
    return _of_both_things(asked, words) or _told_twice(asked, words)


def _told_twice(asked: Asking, words: Mapping[str, str]) -> Asking | None:
    """The difference, the sum or which is more of the last two answers."""
    mode = next((mode for mode in _MODES if mode in words and _is(words[mode], asked)), "")
    told = [turn.exact for turn in asked.before if turn.role == "assistant" and turn.exact]
    if not mode or not told or asked.lost:
        return None
    if told[-1].reading.sides and mode != "together":  # which is dearer - by how much
        return replace(asked, again=replace(told[-1].reading, mode="apart" if mode == "apart" else "more"))
    other = re.search(words["other"], asked.text, re.IGNORECASE) is not None  # than the other one
    of_one = _apart_in(told[-1]) if mode == "apart" else None
    both = _of_both([one for one in told if not one.reading.sides and not _is_of_both(one.reading)][-2:], mode)
    reading = (both or of_one) if other else (of_one or both)
    return replace(asked, again=reading) if reading else None


def _of_both_things(asked: Asking, words: Mapping[str, str]) -> Asking | str | None:
    """ "What do they cost together", of two things that were told one after the other: never of the last alone."""
    told = [turn.exact.reading for turn in asked.before if turn.role == "assistant" and turn.exact]
    asks = re.match(words.get("cost_together", "(?!)"), asked.text, re.IGNORECASE)
    if not asks or not told or not _thing(told[-1]) or told[-1].inquiry.operation in ENDS:
        return None
    if told[:-1] and _of_things(told[-2], told[-1], "together"):
        both = (_thing(told[-2]), _thing(told[-1]))
        return replace(asked, again=_summed(told[-1], "price", both))
    return str(said_in(asked_in(asked.text))["replies"]["which_two"])


def _is_of_no_money(before: Sequence[Turn]) -> bool:
    """Whether the last figure was no amount: what is counted does not differ by so much money."""
    told = next((turn.exact.reading.inquiry for turn in reversed(before) if turn.exact), None)
    return told is not None and told.operation in _FIGURES and told.field not in _MONEY


def _beside_goods(asked: Asking, words: Mapping[str, str], compute: Compute) -> Reading | None:
    """ "Which is more than that of the mugs": the figure that was told beside the same one of goods that are named."""
    found = re.match(words["beside"], asked.text, re.IGNORECASE) if "beside" in words else None
    if found is None or asked.reading is None or asked.reading.sides:
        return None
    other = reading_in(compute(words["beside_asks"].format(goods=found["goods"]), asked.reading))
    mode = next(name for name in _MODES if found.groupdict().get(name))
    return _of_figures(asked.reading, other, mode) if other else None


def _is(pattern: str, asked: Asking) -> bool:
    return re.match(pattern, asked.text, re.IGNORECASE) is not None


def _is_of_both(reading: Reading) -> bool:
    return (
        len(reading.chips) == 1
        and isinstance(reading.chips[0].condition, AnyOf)
        and reading.inquiry.operation in _FIGURES
    )


def _apart_in(told: Exact) -> Reading | None:
    """How far two things are apart that one answer has ranked."""
    old = told.reading.inquiry
    field = old.field if old.operation in ENDS else old.order.field if old.order else ""
    skus = tuple(dict.fromkeys(row.sku for row in told.rows))
    return _differ(told.reading, field, skus) if len(skus) == PAIR and field and not old.group else None


def _summed(reading: Reading, field: str, skus: tuple[str, ...]) -> Reading:
    """What two things of which the price was told cost together."""
    told = _differ(reading, field, skus)
    return replace(told, inquiry=Inquiry("sum", reading.inquiry.things, Skus(skus), field), wanted="figure")


def _differ(reading: Reading, field: str, skus: tuple[str, ...]) -> Reading:
    chips = (Chip(phrase(reading.language, "comma").join(skus), Skus(skus)),)
    inquiry = Inquiry("list", reading.inquiry.things, Skus(skus), order=Order(field))
    return Reading(inquiry, chips, wanted="differ", language=reading.language)


def _of_both(told: list[Exact], mode: str) -> Reading | None:
    """Of two answers that told the same figure of different goods, or the same of two things."""
    if len(told) <= 1:
        return None
    first, last = (one.reading for one in told)
    return _of_figures(first, last, mode) or _of_things(first, last, mode)


def _of_figures(first: Reading, last: Reading, mode: str) -> Reading | None:
    """Of two answers that told the same figure of different goods."""
    one, other = first.inquiry, last.inquiry
    if one.where is None or other.where is None or one.where == other.where or one.group or other.group:
        return None
    same = (one.operation, one.field) == (other.operation, other.field)
    if not same or one.operation not in _FIGURES or {first.wanted, last.wanted} - {"figure", "pieces"}:
        return None
    if mode == "together":
        return _added(first, last, AnyOf((one.where, other.where)))
    return _compared(first, last, "apart" if mode == "apart" else "more" if mode == "more" else "less")


def _of_things(first: Reading, last: Reading, mode: str) -> Reading | None:
    """Of two things of which the same was told one after the other: the dearest, the cheapest."""
    ends = {one.inquiry.operation for one in (first, last)} == {*ENDS} and first.inquiry.where == last.inquiry.where
    if mode == "apart" and ends and first.inquiry.field == last.inquiry.field:
        return replace(last, inquiry=replace(last.inquiry, operation="lowest"), wanted="gap", about="", tied=())
    fields = {one.inquiry.field for one in (first, last) if one.inquiry.operation in (*ENDS, "values")}
    both = tuple(dict.fromkeys((_thing(first), _thing(last))))
    if len(fields) != 1 or not all(both) or len(both) != PAIR or mode not in ("apart", "together") or "" in fields:
        return None
    field = fields.pop()
    if mode == "apart":
        return _differ(last, field, both)
    priced = field in ("price", "stock") and {first.wanted, last.wanted} == {"look"}
    return _summed(last, field, both) if priced else None


def _thing(reading: Reading) -> str:
    """The SKU of the one thing that was told; of a variant its own."""
    where = reading.inquiry.where
    named = where.skus if isinstance(where, Skus) else ()
    return named[0] if len(named) == 1 else reading.about


def _compared(first: Reading, last: Reading, mode: Mode) -> Reading:
    sides = tuple(Side(_named(one), replace(one.inquiry, limit=None)) for one in (first, last))
    where = AnyOf(tuple(one.inquiry.where for one in (first, last) if one.inquiry.where))
    return replace(_added(first, last, where), wanted="versus", sides=sides, mode=mode)


def _added(first: Reading, last: Reading, where: Condition) -> Reading:
    chip = Chip(phrase(last.language, "or").join(map(_named, (first, last))), where)
    return replace(last, inquiry=replace(last.inquiry, where=where), chips=(chip,), about="", tied=(), read_as=())


def _named(reading: Reading) -> str:
    return phrase(reading.language, "between_conditions").join(chip.text for chip in reading.chips)
