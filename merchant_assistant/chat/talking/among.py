"""What is asked of some among what was told: "how many of each", "which of the three", "in that size", "the handles".

The words stand in talk.toml; what they mean is taken from the things that the last answers told of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from merchant_assistant.catalogue.inquiry import Inquiry, Test
from merchant_assistant.chat.answer import Asking, Compute
from merchant_assistant.chat.exact.heads_of_columns import keys_of_column
from merchant_assistant.chat.exact.lexicon import concepts
from merchant_assistant.chat.exact.words import key_of
from merchant_assistant.chat.talking.left_over import left_over
from merchant_assistant.chat.talking.pointing_back import called
from merchant_assistant.chat.talking.talk import counted, said_in
from merchant_assistant.chat.talking.what_was_told import (
    is_exact,
    is_of_look,
    is_option,
    number_of,
    reading_of,
    titles_of,
    told_of,
)
from merchant_assistant.foundation.prose import asked_in

_TWO = 2
_EACH = 8  # things that are told with their values


def among(asked: Asking, compute: Compute) -> Asking | str | None:
    """The question with what it means, or what is asked back; None for any other."""
    words = said_in(asked_in(asked.text))
    if "rest" not in words:
        return None
    return (
        _of_each(asked, words)
        or left_over(asked, compute)
        or _so_many(asked, words, compute)
        or _of_that(asked, words, compute)
        or _the_one(asked, words)
        or _of_named_one(asked, words, compute)
    )


def _of_each(asked: Asking, words: Mapping[str, Any]) -> Asking | None:
    """ "How many of each", "what does each cost": the figure of each of the things that were told."""
    found = re.match(words["each"], asked.text, re.IGNORECASE)
    if found is None or not re.search(words["each_one"], asked.text, re.IGNORECASE):
        return None
    skus = told_of(asked)
    if not _TWO <= len(skus) <= _EACH:
        return None
    base = reading_of(skus, asked)
    field = _field_of_each(found, words)
    if not field:
        return None
    inquiry = Inquiry("values", "products", base.inquiry.where, field)
    return replace(asked, again=replace(base, inquiry=inquiry, wanted="look"))


def _field_of_each(found: re.Match[str], words: Mapping[str, Any]) -> str:
    """Stock or price, as the words say: "what have we got of each"; '' where they say both."""
    stock, price, have, doubt = (
        re.search(words[name], found[0], re.IGNORECASE) is not None
        for name in ("each_stock", "each_price", "each_have", "each_doubt")
    )
    if found["stock"] or stock:
        return "" if price else "stock"
    if price or not doubt:
        return "price"
    return "stock" if have else ""


def _so_many(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | str | None:
    """ "Which of the three sofas is reduced most": the number says no more than how many there are."""
    found = re.search(words["so_many"], asked.text, re.IGNORECASE)
    if found is None:
        return None
    number, goods = number_of(found["n"], words), found["goods"] or ""
    told = told_of(asked, number)
    if is_option(goods):
        return _of_its_options(asked, found, words, compute)
    text = asked.text[: found.start()] + words["rest_said"] + asked.text[found.end() :]
    if not goods and _told_options(asked) == number and asked.reading:
        return replace(asked, text=text, reading=reading_of((asked.spoken.it,), asked, things="variants"))
    if not goods:
        if number == _TWO and any(re.search(words[name], asked.text, re.IGNORECASE) for name in ("pair", "either")):
            return None  # the two are named
        its = reading_of(told, asked) if told else None
        if its is None and number == _TWO and asked.before:
            return str(words["replies"]["which_two"])
    else:
        reply = compute(counted(goods, asked_in(asked.text)), None)
        its = reply.reading if reply and reply.value == number else None
    return replace(asked, text=text, reading=its) if its else None


def _told_options(asked: Asking) -> int:
    """How many colours or sizes of one thing were told last; 0 for any other answer."""
    reading = asked.reading
    last = next((turn.exact for turn in reversed(asked.before) if turn.role == "assistant"), None)
    if reading is None or last is None or not asked.spoken.it or reading.about != asked.spoken.it:
        return 0
    told = last.value if isinstance(last.value, tuple) else ()
    return len(told) if reading.inquiry.operation == "values" and is_of_look(reading.inquiry.field) else 0


def _of_its_options(asked: Asking, found: re.Match[str], words: Mapping[str, Any], compute: Compute) -> Asking | None:
    """ "All three finishes together": the thing with all of its variants, where it has so many."""
    it = asked.spoken.it
    reply = compute(words["variants_of"].format(it=called(it)), None) if it else None
    if reply is None or reply.value != number_of(found["n"], words):
        return None
    text = asked.text[: found.start()] + words["of_its"] + asked.text[found.end() :]
    return replace(asked, text=text, reading=reading_of((it,), asked))


def _of_named_one(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | None:
    """ "Is the clay one reduced", "what is the cheapest of those made of": where these words are not read, its SKU."""
    one = re.search(words["named_one"], asked.text, re.IGNORECASE) if asked.spoken.rows else None
    best = re.search(words["best_of"], asked.text, re.IGNORECASE)
    found = one or best
    if found is None or is_exact(compute(asked.text, asked.reading)):
        return None
    if one:
        named = [sku for sku, title in titles_of(asked).items() if set(key_of(one["named"])) <= set(title)]
        its = [sku for sku in named if sku in asked.spoken.rows]
        behind = replace(asked.reading, about=its[0], tied=()) if asked.reading and len(its) == 1 else None
    else:
        reply = compute(words["best_asks_of"].format(best=found["best"]), asked.reading)
        behind = reply.reading if reply and is_exact(reply) else None
    if behind is None or not behind.about:
        return None
    text = asked.text[: found.start()] + words["it_is"] + asked.text[found.end() :]
    return replace(asked, text=text, reading=behind) if is_exact(compute(text, behind)) else None


def _the_one(asked: Asking, words: Mapping[str, Any]) -> Asking | None:
    """ "What are the handles made of": the one thing that was told last, where its name has the word."""
    found = re.search(words["the_one"], asked.text, re.IGNORECASE)
    it = asked.spoken.it
    if found is None or not it:
        return None
    titles = titles_of(asked)
    noun = key_of(found["noun"])
    having = [sku for sku, title in titles.items() if len(noun) == 1 and noun[0] in title]
    if having != [it]:
        return None
    text = asked.text[: found.start()] + called(it, asked_in(asked.text)) + asked.text[found.end() :]
    return replace(asked, text=text, reading=None)


def _of_that(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | None:
    """ "And the other tee in that size": the size, by its name, that the question before was of."""
    found = re.search(words["that_of"], asked.text, re.IGNORECASE)
    if found is None or asked.reading is None:
        return None
    key = key_of(found["field"])
    named = [
        chip.condition.values[0]
        for chip in asked.reading.chips
        if isinstance(chip.condition, Test)
        and len(chip.condition.values) == 1
        and (key in keys_of_column(chip.condition.field) or _is_called(key, chip.condition.field))
    ]
    if len(named) != 1:
        return None
    text = f"{asked.text[: found.start()]}{words['that_said'].format(value=named[0])}{asked.text[found.end() :]}"
    reply = compute(text, asked.reading)
    return replace(asked, text=text) if reply and reply.kind == "exact" else None


def _is_called(key: tuple[str, ...], field: str) -> bool:
    """Whether a word and a column's head mean the same: "size" and "Shoe size"."""
    keys = keys_of_column(field)
    return any(
        key in one.names and (one.field == field or any(k in one.names for k in keys)) for one in concepts().values()
    )
