"""A question as it is meant in its conversation: without greetings, of what it goes back to, with what it points at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from merchant_assistant.catalogue.inquiry import Inquiry, Not, Order, Skus
from merchant_assistant.chat.answer import Asking, Compute
from merchant_assistant.chat.exact.following import together
from merchant_assistant.chat.exact.going_on import ends_hanging
from merchant_assistant.chat.exact.model import Chip, Reading
from merchant_assistant.chat.talking.among import among
from merchant_assistant.chat.talking.going_back import narrows, of_subject, of_whole_shop
from merchant_assistant.chat.talking.how_many_cost import amount_asked
from merchant_assistant.chat.talking.picking import lesser, lesser_of, picked
from merchant_assistant.chat.talking.pointing_back import Pointed, Spoken, called, pointed
from merchant_assistant.chat.talking.same_as import same_as
from merchant_assistant.chat.talking.talk import (
    behind,
    counted,
    instead,
    left_aside,
    listed,
    said_in,
    turned,
    without_courtesy,
)
from merchant_assistant.chat.talking.two_answers import of_two_answers
from merchant_assistant.foundation.prose import asked_in

_PAGE = 10  # things that "more" brings
_SAID = 5  # things that a sentence names
_OF_ONE = ("values", "sum")  # what may be asked of the next thing in the same words


def heard(asked: Asking, compute: Compute) -> tuple[Asking, str]:
    """The question as it is to be answered, and what is asked back instead, if anything."""
    asked = _turned(_left(replace(asked, text=without_courtesy(asked.text))), compute)
    if again := asked.again or of_whole_shop(asked.text, asked.reading):
        return replace(asked, again=again), ""
    asked = replace(asked, text=behind(asked.text)) if asked.reading else asked
    asked = _of_one(asked, said_in(asked_in(asked.text)), compute) or _reworded(asked, compute)
    if asked.lost and (_ranks_nothing(asked.text) or _points_at_nothing(asked) or _is_of_nothing(asked.text, compute)):
        return asked, said_in(asked_in(asked.text))["replies"]["nothing_before"]
    if (
        meant := among(asked, compute)
        or amount_asked(asked, compute)
        or of_two_answers(asked, compute)
        or same_as(asked, compute)
        or _more(asked)
    ):
        return (asked, meant) if isinstance(meant, str) else (meant, "")
    one = picked(asked, compute)
    return (asked, one) if isinstance(one, str) else _pointing(one, compute)


def _pointing(asked: Asking, compute: Compute) -> tuple[Asking, str]:
    """The question with what it points at, and what is asked back instead, if anything."""
    beside = _beside(asked, compute)
    found = Pointed(beside, alone=True, skus=(asked.spoken.it,)) if beside else pointed(asked.text, asked.spoken)
    if found.vain or not found.skus:
        return replace(asked, text=found.text), found.vain
    if found.alone and not asked.spoken.computed:  # the model reads what was said, with what it read before
        return replace(asked, said=found.text, reading=None), ""
    if found.alone:
        return replace(asked, text=found.text, reading=None), ""
    return _next(asked, found), ""


def _left(asked: Asking) -> Asking:
    """The question behind "enough of the teapots": of other goods, unless it only hangs on what was asked of them."""
    text = left_aside(asked.text)
    return (
        asked
        if text == asked.text
        else replace(asked, text=text, reading=asked.reading if ends_hanging(text) else None)
    )


def _turned(asked: Asking, compute: Compute) -> Asking:
    """The question behind "back to the mugs" or "no, I meant"."""
    turn = turned(asked.text)
    if turn is None:
        return asked
    if not turn.goods:
        return replace(asked, text=turn.asks)
    language = asked_in(asked.text)
    if turn.mends and asked.reading:
        return _mended(asked, instead(turn.goods, language), compute)
    bare = re.sub(said_in(language)["pronoun"], "", turn.goods, flags=re.IGNORECASE)
    reply = compute(counted(bare or turn.goods, language), None)
    if reply is None or reply.kind != "exact" or reply.reading is None or not (reply.finding and reply.finding.passing):
        return asked
    if not turn.asks:
        return replace(asked, text=listed(turn.goods, language), reading=None)
    rows = tuple(row.sku for row in reply.finding.rows)
    ids = tuple(row.product_id for row in reply.finding.rows[:3])
    spoken = Spoken(rows if len(rows) > 1 else (), rows[0] if len(rows) == 1 else "")
    again = of_subject(turn.asks, reply.reading, compute)
    return replace(asked, text=turn.asks, again=again, reading=reply.reading, earlier=ids, spoken=spoken, lost=False)


def _mended(asked: Asking, text: str, compute: Compute) -> Asking:
    """The question before, asked of other goods: of what was said of the wrong ones only as much as holds of these."""
    bare = (
        replace(asked.reading, chips=(), inquiry=replace(asked.reading.inquiry, where=None)) if asked.reading else None
    )
    for reading in (asked.reading, bare):
        reply = compute(text, reading)
        if reply and reply.kind == "exact" and reply.finding and reply.finding.passing:
            return replace(asked, text=text, reading=reading)
    return replace(asked, text=text)


def _reworded(asked: Asking, compute: Compute) -> Asking:
    """ "How much is that worth", "does that also go for the teapot": in words that are read."""
    words = said_in(asked_in(asked.text))
    if asked.reading and (plain := _in_plain_words(asked, words)):
        return replace(asked, text=plain)
    if re.match(words["overview"], asked.text, re.IGNORECASE):
        anew = (said for said in words["overview_said"] if (reply := compute(said, None)) and reply.kind == "exact")
        return replace(asked, text=next(anew, asked.text), reading=None)
    found = re.match(words["same"], asked.text, re.IGNORECASE)
    if found is None or not asked.before or re.search(words["asks"], found["goods"], re.IGNORECASE):
        return asked
    last, before = asked.before[-1], next((turn for turn in reversed(asked.before) if turn.role == "user"), None)
    if last.exact:
        return replace(asked, text=words["same_said"].format(goods=found["goods"]))
    again = re.sub(words["it"], found["goods"], before.text, count=1, flags=re.IGNORECASE) if before else ""
    told = last.kind == "grounded" and before is not None and again != before.text
    return replace(asked, text=again, reading=None) if told else asked


def _in_plain_words(asked: Asking, words: Mapping[str, Any]) -> str:
    """What goes on from an answer in words that are read; '' where the text stands as it is."""
    for name in ("worth", "was", "saves", "of_what", *(() if asked.spoken.it else ("one_of_each",))):
        if name in words and (found := re.match(words[name], asked.text, re.IGNORECASE)):
            grouped = asked.reading is not None and asked.reading.inquiry.group and f"{name}_grouped" in words
            return str(words[f"{name}_grouped" if grouped else f"{name}_said"].format(**found.groupdict()))
    if found := re.search(words["theirs"], asked.text, re.IGNORECASE):
        return asked.text[: found.start()] + str(words["theirs_said"].format(**found.groupdict()))
    return ""


def _of_one(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | None:
    """ "Is there enough of it", "is there a cheaper one": in words that are read."""
    if asked.reading and asked.reading.quantity and asked.reading.about and re.match(words["enough"], asked.text):
        return replace(asked, text=words["enough_said"].format(n=asked.reading.quantity))
    if asked.reading and asked.spoken.it and (found := re.match(words.get("enough_for", "(?!)"), asked.text)):
        return replace(asked, text=words["enough_said"].format(n=found["n"] or found["first"]))
    if asked.spoken.it and (found := re.match(words.get("than_goods", "(?!)"), asked.text)):
        said = {"it": called(asked.spoken.it), **found.groupdict()}
        return replace(asked, text=words["than_goods_said"].format(**said), reading=None)
    found = re.match(words["lesser"], asked.text) if asked.spoken.it else None
    if found is None and asked.spoken.it and (found := re.match(words.get("lesser_than", "(?!)"), asked.text)):
        return lesser_of(asked, {"sku": called(asked.spoken.it), "adj": found["adj"]}, words, compute)
    return lesser(asked, found, words, compute) if found else None


def _beside(asked: Asking, compute: Compute) -> str:
    """ "And compared with the steel one?": what was told last beside another thing, both by their SKUs; '' for none."""
    words = said_in(asked_in(asked.text))
    found = re.match(words["with"], asked.text, re.IGNORECASE) if asked.spoken.it else None
    if found is None:
        return ""
    reply = compute(words["with_asks"].format(goods=found["goods"]), asked.reading)
    other = reply.reading.about if reply and reply.kind == "exact" and reply.reading else ""
    if not other or other == asked.spoken.it:
        return ""
    asks = found.groupdict()
    said = "with_apart" if asks.get("apart") else "with_which" if asks.get("which") else "with_said"
    which = asks.get("which") or ""
    return str(words[said].format(it=called(asked.spoken.it), other=called(other), which=which))


def _ranks_nothing(text: str) -> bool:
    """Whether a question ranks and does not say what: "which is the cheapest"."""
    words = said_in(asked_in(text))
    return bool(re.match(words["bare_rank"], text, re.IGNORECASE))


def _points_at_nothing(asked: Asking) -> bool:
    """Whether "200 of that" would be of goods that were named last, and not understood."""
    answers = [turn for turn in asked.before if turn.role == "assistant"]
    told = bool(answers) and bool(answers[-1].sources)
    return not told and bool(re.search(said_in(asked_in(asked.text))["of_that"], asked.text, re.IGNORECASE))


def _is_of_nothing(text: str, compute: Compute) -> bool:
    """Whether a question has no goods and does not speak of all: "what do they all cost", 一共几款."""
    if re.search(said_in(asked_in(text))["speaks_of_all"], text, re.IGNORECASE):
        return False
    reply = compute(text, None)
    inquiry = reply.reading.inquiry if reply and reply.kind == "exact" and reply.reading else None
    if inquiry is None or inquiry.group or reply is None or reply.reading is None:
        return False
    hangs = re.search(said_in(asked_in(text)).get("hangs_on", "(?!)"), text) is not None  # L码有吗, 只要有货的
    return inquiry.where is None or (hangs and not any(narrows(chip.condition) for chip in reply.reading.chips))


def _more(asked: Asking) -> Asking | str | None:
    """ "List the first three", "the others?": what was spoken of last, as a list; a text where there are no others."""
    reading, words = asked.reading, said_in(asked_in(asked.text))
    if reading is None or reading.inquiry.group or reading.inquiry.operation == "share":
        return None
    if not asked.spoken.rows:
        none_left = asked.spoken.it and re.match(words["others"], asked.text, re.IGNORECASE)
        return str(words["replies"]["all_told"]) if none_left else None
    if found := re.match(words["some"], asked.text, re.IGNORECASE):
        said = found["n"].casefold()
        return replace(asked, again=_as_list(reading, _number(said, words)))
    if re.match(words["these"], asked.text, re.IGNORECASE):
        return replace(asked, again=_as_list(reading, None))
    if found := re.match(words["next"], asked.text, re.IGNORECASE):
        return _next_of(asked, reading, found["n"] or "", words)
    return _others(asked, reading, words) if re.match(words["others"], asked.text, re.IGNORECASE) else None


def _others(asked: Asking, reading: Reading, words: Mapping[str, Any]) -> Asking | str:
    """Those that the last answer did not name."""
    seen = 1 if reading.about else reading.inquiry.limit or _SAID
    left = Skus(asked.spoken.rows[seen:])
    if not left.skus:
        return str(words["replies"]["all_told"])
    chips = (*reading.chips, Chip(words["others_are"], left))
    whole = _as_list(replace(reading, chips=chips), None)
    return replace(asked, again=replace(whole, inquiry=replace(whole.inquiry, where=together(chips))))


def _number(said: str, words: Mapping[str, Any]) -> int:
    return int(said) if said.isdigit() else words["numbers"].index("二" if said == "两" else said)


def _next_of(asked: Asking, reading: Reading, said: str, words: Mapping[str, Any]) -> Asking | str:
    """Those that come next in the order of the last answer, after those that it showed."""
    rows = asked.spoken.rows
    if len(rows) <= _SAID and not reading.inquiry.limit:
        return str(words["replies"]["all_told"])
    seen = rows if reading.inquiry.limit else rows[:_SAID]
    before = next((chip.condition for chip in reading.chips if chip.text == words["others_are"]), None)
    told = before.condition.skus if isinstance(before, Not) and isinstance(before.condition, Skus) else ()
    left = Chip(words["others_are"], Not(Skus((*told, *seen))))
    chips = (*(chip for chip in reading.chips if chip.condition != before), left)
    listed_on = _as_list(reading, _number(said.casefold(), words) if said else _PAGE)
    inquiry = replace(listed_on.inquiry, where=together(chips))
    return replace(asked, again=replace(listed_on, chips=chips, inquiry=inquiry))


def _as_list(reading: Reading, limit: int | None) -> Reading:
    """The things of an answer as a list, in the order that it had."""
    old = reading.inquiry
    ranked = old.operation in ("lowest", "highest")
    order = Order(old.field, descending=old.operation == "highest") if ranked else old.order
    inquiry = Inquiry("list", old.things, old.where, order=order, limit=limit)
    return replace(reading, inquiry=inquiry, wanted="things", about="", tied=(), of="", like="", quantity=0)


def _next(asked: Asking, found: Pointed) -> Asking:
    """ "And the third?": what was asked last, of this one; or what is known of it."""
    reading = asked.reading
    if reading and reading.inquiry.operation in _OF_ONE:
        return replace(asked, text=found.text, reading=_bare(reading))
    told = said_in(asked_in(asked.text))["tell"].format(sku=found.skus[0])
    return replace(asked, text=told, reading=None)


def _bare(reading: Reading) -> Reading:
    """What was asked, of nothing in particular."""
    return replace(reading, chips=(), inquiry=replace(reading.inquiry, where=None), about="", tied=())
