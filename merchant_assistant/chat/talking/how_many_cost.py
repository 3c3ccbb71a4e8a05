"""What so many of something come to: "what would 24 of them cost", "a dozen of the white ones would be?"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from merchant_assistant.catalogue.amounts import quantity_of
from merchant_assistant.catalogue.inquiry import Inquiry
from merchant_assistant.chat.answer import Asking, Compute
from merchant_assistant.chat.computed import KEPT_ROWS
from merchant_assistant.chat.exact.columns.model import Reading
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.talking.pointing_back import called
from merchant_assistant.chat.talking.replies import figures_in, is_exact, reading_in
from merchant_assistant.chat.talking.talk import said_in
from merchant_assistant.chat.talking.things_told import ENDS, list_told, reading_of, titles_of, told_of
from merchant_assistant.foundation.prose import Language, asked_in

_PRICES = ("price", "compare_at_price")
_PRICED = ("look", "amount")


def in_all(asked: Asking) -> Reading | None:
    """ "And in total?", behind so many of one thing or of each of several: the number is not lost."""
    old = asked.reading
    bare = re.match(said_in(asked_in(asked.text))["in_all"], asked.text, re.IGNORECASE)
    return old if old and bare and old.wanted == "amount" and old.quantity else None


def amount_asked(asked: Asking, compute: Compute) -> Asking | None:
    """The question with what it means; None for any other."""
    words = said_in(asked_in(asked.text)).get("amount")
    if words and (told := _total(asked, words) or _least(asked, words, compute)):
        return told
    found = _found(asked, words) if words else None
    if words is None or found is None or _is_read(asked, words, compute):
        return None
    number, before = _number(found["n"], words), _before(found, words)
    goods = (found.groupdict().get("goods") or "").strip()
    if before is None or number is None:
        return None
    if _is_of_it(asked, goods):
        goods = ""
    if re.fullmatch(words["each"], goods, re.IGNORECASE):
        behind = _these(asked, goods, words, compute)
        return _of_each(behind, number, before=before, options=re.search(words["options"], goods) is not None)
    if goods and not re.match(words["pointing"], goods, re.IGNORECASE):
        return _of_goods(asked, number, goods, words, compute, before=before)
    reading = _price_of(asked, words["before"] if before else words["now"], compute, before=before)
    return replace(asked, again=replace(reading, wanted="amount", quantity=number)) if reading else None


def _is_read(asked: Asking, words: Mapping[str, Any], compute: Compute) -> bool:
    """Whether a question is read as it stands: not one of each of several, which is read as one of all."""
    if not words.get("reads") or re.search(words["each_said"], asked.text):
        return False
    return is_exact(compute(asked.text, asked.reading))


def _total(asked: Asking, words: Mapping[str, Any]) -> Asking | None:
    """What so many come to, asked for again: "in total?"; None where another amount was told before it."""
    if asked.reading is None or asked.reading.wanted != "amount" or not re.match(words["total"], asked.text, re.I):
        return None
    told = [turn.exact.reading for turn in asked.before if turn.exact]
    return replace(asked, again=asked.reading) if sum(one.wanted == "amount" for one in told) <= 1 else None


def _least(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | None:
    """As many of the one thing as must be ordered at least, or as was told last."""
    told = asked.reading is not None and asked.reading.inquiry.field == "moq"
    said = _is_said("least", asked, words) or (told and _is_said("so_many", asked, words))
    if not said or not asked.spoken.it:
        return None
    asks = words["least_asks"].format(goods=called(asked.spoken.it, asked_in(asked.text)))
    figures = figures_in(compute(asks, None))
    least = quantity_of(figures[0].group or "") if len(figures) == 1 else None
    if least is None or least.number != int(least.number) or least.number < 1:
        return None
    reading = _price_of(asked, words["now"], compute, before=False)
    if reading is None:
        return None
    number = int(least.number)
    return replace(asked, again=replace(reading, wanted="amount", quantity=number, per="moq", times=1))


def _is_said(name: str, asked: Asking, words: Mapping[str, Any]) -> bool:
    return _filled(words[name], asked_in(asked.text)).match(asked.text) is not None


def _is_of_it(asked: Asking, goods: str) -> bool:
    """Whether "25 sets" are of the one thing that was told: its name has the word."""
    noun, titles = key_of(goods), titles_of(asked)
    return len(noun) == 1 and noun[0] in titles.get(asked.spoken.it, ())


def _found(asked: Asking, words: Mapping[str, Any]) -> re.Match[str] | None:
    told = asked.reading is not None and asked.reading.wanted in _PRICED and asked.reading.inquiry.field in _PRICES
    told = told or (bool(asked.spoken.it) and "orders" in words)
    rules: Iterable[str] = (*words["rules"], *(words["elliptic"] if told else ()))
    language = asked_in(asked.text)
    tried = (_filled(rule, language).match(asked.text) for rule in rules)
    return next(filter(None, tried), None)


@cache
def _filled(rule: str, language: Language) -> re.Pattern[str]:
    """A rule with what its signs are short for."""
    words = said_in(language)["amount"]
    several = (said for said, number in words["numbers"].items() if number > 1)  # "what does one cost" is its price
    numbers = "|".join(sorted(several, key=len, reverse=True))
    parts = {"<LEAD>": words["lead"], "<N>": rf"(?P<n>\d{{1,6}}|{numbers})", "<AT>": words["at"], "<BE>": words["be"]}
    for sign, means in parts.items():
        rule = rule.replace(sign, means)
    return re.compile(rule, re.IGNORECASE)


def _number(said: str, words: Mapping[str, Any]) -> int | None:
    number = int(said) if said.isdigit() else words["numbers"][said.casefold()]
    return number if number > 0 else None


def _before(found: re.Match[str], words: Mapping[str, Any]) -> bool | None:
    """Whether the price before a reduction is meant; None where it is said by a word that is not known."""
    at = (found.groupdict().get("at") or "").strip().casefold()
    if not at or re.fullmatch(words["at_now"], at):
        return False
    return True if re.fullmatch(words["at_before"], at) else None


def _of_goods(
    asked: Asking, number: int, goods: str, words: Mapping[str, Any], compute: Compute, *, before: bool
) -> Asking | None:
    """Of goods that are named, behind the question before or by themselves."""
    for behind in dict.fromkeys((asked.reading, None)):
        reading = reading_in(compute(words["before" if before else "now"].format(goods=goods), behind))
        if reading and reading.wanted == "look" and reading.inquiry.field in _PRICES:
            return replace(asked, again=replace(reading, wanted="amount", quantity=number))
    ranked = reading_in(compute(goods, asked.reading))  # the cheaper one
    if ranked is None or not ranked.about or ranked.inquiry.operation not in ENDS:
        return None
    return _of_goods(asked, number, ranked.about, words, compute, before=before)


def _these(asked: Asking, goods: str, words: Mapping[str, Any], compute: Compute) -> Asking:
    """The question behind the two that were spoken of, or behind those that it names."""
    two = asked.spoken.two if re.fullmatch(words["pair"], goods) else ()
    named = re.fullmatch(words["named"], goods)
    if not two and named is None:
        return asked
    these = "、".join(map(called, two)) if named is None else named["these"]
    return replace(asked, reading=reading_in(compute(words["now"].format(goods=these), None)))


def _of_each(asked: Asking, number: int, *, before: bool, options: bool) -> Asking | None:
    """So many of each thing that was told, or of each size of it: of all of them, not of the first few."""
    old = asked.reading
    if old is None or not _is_list(old):
        return None
    of_told = asked_in(asked.text) == "en" or old.about in asked.spoken.rows
    told = told_of(asked) if of_told and not options else ()
    base = (reading_of(told, asked) if _is_all(told, asked) else _whole_list(told, asked)) if told else old
    if base is None:
        return None
    options = options or (bool(old.about) and not told)  # of one thing each is each of its kinds
    inquiry = Inquiry(
        "sum", "variants" if options else "products", base.inquiry.where, "compare_at_price" if before else "price"
    )
    return replace(asked, again=Reading(inquiry, base.chips, wanted="amount", language=old.language, quantity=number))


def _is_list(reading: Reading) -> bool:
    """Whether its condition says all of what it is of."""
    return reading.inquiry.where is not None and not reading.inquiry.group and not reading.inquiry.limit


def _is_all(told: Sequence[str], asked: Asking) -> bool:
    """Whether the things that were told are all there are: of a long list only the first are kept."""
    told_by = list_told(told, asked)
    return len(told) < KEPT_ROWS or (told_by is not None and told_by.count == len(told))


def _whole_list(told: Sequence[str], asked: Asking) -> Reading | None:
    """What the list was read from whose first things were told; None where it stops somewhere."""
    told_by = list_told(told, asked)
    return told_by.reading if told_by and _is_list(told_by.reading) else None


def _price_of(asked: Asking, asks: str, compute: Compute, *, before: bool) -> Reading | None:
    """The price of what was spoken of last: of one thing, or of goods that all cost the same."""
    old = asked.reading
    alone = asked.spoken.it and (old is None or old.inquiry.operation in ENDS)
    if old and not alone and old.inquiry.where and not old.inquiry.group:  # what each costs, or which is meant
        inquiry = Inquiry("values", "products", old.inquiry.where, "compare_at_price" if before else "price")
        return Reading(inquiry, old.chips, wanted="look", language=old.language)
    reply = compute(asks.format(goods=called(asked.spoken.it, asked_in(asked.text))), None) if asked.spoken.it else None
    reading = reading_in(reply)
    return reading if reading and reading.wanted in _PRICED and reading.inquiry.field in _PRICES else None
