"""A number that says no more than how many there are: "which of the three sofas", "the two oolongs", 这三款多重."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from merchant_assistant.chat.answer import Asking, Compute
from merchant_assistant.chat.talking.pointing_back import PAIR, called
from merchant_assistant.chat.talking.talk import counted, number_of
from merchant_assistant.chat.talking.things_told import is_of_look, is_option, of_rows, reading_of, told_of
from merchant_assistant.foundation.prose import asked_in


def so_many(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | str | None:
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
        if number == PAIR and any(re.search(words[name], asked.text, re.IGNORECASE) for name in ("pair", "either")):
            return None  # the two are named
        its = reading_of(told, asked) if told else None
        if its is None and number == PAIR and asked.before:
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


def as_many_as_told(asked: Asking, words: Mapping[str, Any]) -> Asking | str | None:
    """ "What do the three weigh": as many as were told."""
    found = re.match(words["few"], asked.text, re.IGNORECASE)
    if found is None:
        return None
    count = number_of(found["n"] or found["m"], words)
    rows = asked.spoken.rows
    if count != len(rows) and not found["n"]:  # the four shoes: those that were told before some of them
        lists = (tuple(row.sku for row in turn.exact.rows) for turn in reversed(asked.before) if turn.exact)
        rows = next((told for told in lists if len(told) == count), rows)
    if count != len(rows):
        told = len(rows) if found["n"] else 0
        return str(words["replies"]["so_many"].format(count=told)) if told else None
    text = words["few_said"].format(rest=asked.text[found.end() :])
    return replace(asked, text=text, reading=of_rows(rows, asked))


def as_many_as_held(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | None:
    """ "What do the two oolongs cost each": a number of goods that says no more than how many there are."""
    found = re.match(words["as_many"], asked.text, re.IGNORECASE)
    if found is None:
        return None
    count = number_of(found["n"], words)
    reply = compute(counted(found["goods"], asked_in(asked.text)), None)
    if reply and reply.value == count:
        return replace(asked, text=found["goods"] + found["rest"], reading=None)
    asks = words["as_many_of_those"].format(goods=found["goods"]) if "as_many_of_those" in words else ""
    those = compute(asks, asked.reading) if asks and asked.reading else None
    if those is None or those.reading is None or those.value != count or not those.finding:
        return None
    rows = [row.sku for row in those.finding.rows]
    if not len(rows) == count == PAIR:
        return replace(asked, text=words["few_said"].format(rest=found["rest"]), reading=of_rows(rows, asked))
    return replace(asked, text="和".join(map(called, rows)) + found["rest"], reading=None)
