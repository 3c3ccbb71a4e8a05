"""What is left of what was told: "the rest", "without that one", "the other two colours", "anything else by Nike"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from merchant_assistant.catalogue.inquiry import AllOf, Condition, Inquiry, Not, Skus, Test
from merchant_assistant.chat.answer import Asking, Compute
from merchant_assistant.chat.computed import KEPT_ROWS
from merchant_assistant.chat.exact.columns.model import Chip, Reading
from merchant_assistant.chat.exact.following.following import together
from merchant_assistant.chat.exact.items.replacing import is_of_goods
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.chat.talking.replies import is_exact, reading_in
from merchant_assistant.chat.talking.talk import number_of
from merchant_assistant.chat.talking.things_told import ENDS, is_of_look, is_option, reading_of
from merchant_assistant.foundation.prose import asked_in

_MONEY = ("price", "sale_price", "compare_at_price", "cost")


def left_over(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | None:
    """The question with what it means; None for any other."""
    return _without(asked, words) or _of_rest(asked, words, compute) or _besides(asked, words, compute)


def _without(asked: Asking, words: Mapping[str, Any]) -> Asking | None:
    """ "And without that one?": the question before, of the others."""
    if asked.reading is None or not re.match(words["without"], asked.text, re.IGNORECASE):
        return None
    left = _others(asked, words)
    if left is None or not asked.spoken.it:
        return None
    inquiry = replace(asked.reading.inquiry, where=left.inquiry.where)
    again = replace(asked.reading, inquiry=inquiry, chips=left.chips, about="", tied=(), read_as=())
    return replace(asked, again=again)


def _of_rest(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | None:
    """ "The average price of the rest", "how many of the other two colours": of those that were not told of."""
    found = re.search(words["rest"], asked.text, re.IGNORECASE)
    if found is None or asked.reading is None:
        return None
    noun = found.groupdict().get("noun") or ""
    left = _other_options(asked) if noun and is_option(noun) else _others(asked, words) if not noun else None
    if left is None:
        return None
    if number := found["n"]:
        reply = compute(words["how_many"], left)
        if reply is None or reply.value != number_of(number, words):
            return None
    text = asked.text[: found.start()] + words["rest_said"] + asked.text[found.end() :]
    if asked.reading.inquiry.field in _MONEY and not is_exact(compute(text, left)):
        text = re.sub(words["figure"], words["figure_said"], text, flags=re.IGNORECASE)
    return replace(asked, text=text, reading=left)


def _others(asked: Asking, words: Mapping[str, Any]) -> Reading | None:
    """What is left of the goods that were asked about, without the one thing that was told last."""
    reading, it, rows = asked.reading, asked.spoken.it, asked.spoken.rows
    if reading is None or reading.inquiry.group or not it:
        return None
    if _left_one_out(asked, words):  # the rest is what that left
        return replace(reading, inquiry=Inquiry("list", reading.inquiry.things, reading.inquiry.where), about="")
    goods = tuple(chip for chip in reading.chips if not _is_of_it(chip.condition, it))
    if not goods or reading.inquiry.operation not in ENDS:
        left = [sku for sku in rows if sku != it]
        known = it in rows and len(rows) < KEPT_ROWS  # with so many there may be more
        return reading_of(left, asked, things=reading.inquiry.things) if known else None
    language = asked_in(asked.text)
    chips = (*goods, Chip(phrase(language, "not").format(what=it), Not(Skus((it,)))))
    inquiry = Inquiry("list", reading.inquiry.things, together(chips))
    return Reading(inquiry, chips, wanted="things", language=language)


def _left_one_out(asked: Asking, words: Mapping[str, Any]) -> bool:
    last = next((turn.text for turn in reversed(asked.before) if turn.role == "user"), "")
    return re.match(words["without"], last, re.IGNORECASE) is not None


def _is_of_it(condition: Condition, it: str) -> bool:
    """Whether a filter names that thing alone."""
    return isinstance(condition, Skus) and condition.skus == (it,)


def _other_options(asked: Asking) -> Reading | None:
    """The other variants of the product whose colour or size was told last."""
    reading = asked.reading
    if reading is None:
        return None
    own = [chip for chip in reading.chips if is_of_goods(chip.condition)]
    its = [chip for chip in reading.chips if _is_look(chip.condition)]
    gone: Condition | None = together(its)
    one = reading.about if reading.inquiry.things == "variants" else ""
    if one:
        gone = Skus((one,))
    if not own or gone is None:
        return None
    # a product's SKU may be that of its variant as well: beside the product the look says which is left out
    shown = its if its and (not one or any(_is_of_it(chip.condition, one) for chip in own)) else ()
    name = phrase(reading.language, "between_conditions").join(chip.text for chip in shown) or one
    left = Chip(phrase(reading.language, "not").format(what=name), Not(gone))
    chips = (*own, left)
    return Reading(Inquiry("list", "variants", together(chips)), chips, wanted="things", language=reading.language)


def _is_look(condition: Condition) -> bool:
    """Whether a filter is a colour or a size by its column."""
    return isinstance(condition, Test) and bool(condition.values) and is_of_look(condition.field)


def _besides(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | None:
    """ "Anything else by Nike": what is so, without the things that were told."""
    found = re.search(words["else"], asked.text, re.IGNORECASE)
    if found is None:
        return None
    plain = words["else_said"].format(goods=found["goods"] or words["else_goods"]) + asked.text[found.end() :]
    reading = reading_in(compute(plain, None))
    it, rows = asked.spoken.it, asked.spoken.rows
    skus = rows if not it or it in rows else (it,)
    if reading is None or not skus or reading.inquiry.where is None or reading.wanted not in ("things", "exists"):
        return None
    chips = (*reading.chips, Chip(words["else_are"], Not(Skus(tuple(skus)))))
    inquiry = Inquiry("list", "products", AllOf(tuple(chip.condition for chip in chips)))
    return replace(asked, again=replace(reading, inquiry=inquiry, chips=chips, wanted="things", about="", tied=()))
