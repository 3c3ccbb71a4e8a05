"""A question as it is meant in its conversation: without greetings, of what it goes back to, with what it points at."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from merchant_assistant.catalogue.inquiry import Inquiry, Order, Skus
from merchant_assistant.chat.answer import Asking
from merchant_assistant.chat.exact.following import together
from merchant_assistant.chat.exact.model import Chip, Reading, Reply
from merchant_assistant.chat.pointing_back import Pointed, Spoken, pointed
from merchant_assistant.chat.talk import counted, instead, listed, said_in, turned, without_courtesy
from merchant_assistant.foundation.prose import asked_in

Compute = Callable[[str, Reading | None], Reply | None]  # what is computed of a question, behind one that was read

_SAID = 5  # things that a sentence names
_OF_ONE = ("values", "sum")  # what may be asked of the next thing in the same words


def heard(asked: Asking, compute: Compute) -> tuple[Asking, str]:
    """The question as it is to be answered, and what is asked back instead, if anything."""
    asked = _turned(replace(asked, text=without_courtesy(asked.text)), compute)
    if asked.lost and _ranks_nothing(asked.text):
        return asked, said_in(asked_in(asked.text))["replies"]["nothing_before"]
    if listed_on := _more(asked):
        return (asked, listed_on) if isinstance(listed_on, str) else (listed_on, "")
    beside = _beside(asked, compute)
    found = Pointed(beside, alone=True, skus=(asked.spoken.it,)) if beside else pointed(asked.text, asked.spoken)
    if found.vain or not found.skus:
        return asked, found.vain
    if found.alone and not asked.spoken.computed:  # the model reads what was said, with what it read before
        return replace(asked, said=found.text, reading=None), ""
    if found.alone:
        return replace(asked, text=found.text, reading=None), ""
    return _next(asked, found), ""


def _turned(asked: Asking, compute: Compute) -> Asking:
    """The question behind "back to the mugs" or "no, I meant"."""
    turn = turned(asked.text)
    if turn is None:
        return asked
    if not turn.goods:
        return replace(asked, text=turn.asks)
    language = asked_in(asked.text)
    if turn.mends and asked.reading:
        return replace(asked, text=instead(turn.goods, language))
    reply = compute(counted(turn.goods, language), None)
    if reply is None or reply.kind != "exact" or reply.finding is None or not reply.finding.passing:
        return asked
    if not turn.asks:
        return replace(asked, text=listed(turn.goods, language), reading=None)
    rows = tuple(row.sku for row in reply.finding.rows)
    ids = tuple(row.product_id for row in reply.finding.rows[:3])
    spoken = Spoken(rows if len(rows) > 1 else (), rows[0] if len(rows) == 1 else "")
    return replace(asked, text=turn.asks, reading=reply.reading, earlier=ids, spoken=spoken, lost=False)


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
    return str(words["with_said"].format(it=asked.spoken.it, other=other))


def _ranks_nothing(text: str) -> bool:
    """Whether a question ranks and does not say what: "which is the cheapest"."""
    words = said_in(asked_in(text))
    return bool(re.match(words["bare_rank"], text, re.IGNORECASE))


def _more(asked: Asking) -> Asking | str | None:
    """ "List the first three", "the others?": what was spoken of last, as a list; a text where there are no others."""
    reading, words = asked.reading, said_in(asked_in(asked.text))
    if reading is None or reading.inquiry.group or reading.inquiry.operation == "share" or not asked.spoken.rows:
        return None
    if found := re.match(words["some"], asked.text, re.IGNORECASE):
        said = found["n"].casefold()
        count = int(said) if said.isdigit() else words["numbers"].index(said)
        return replace(asked, again=_as_list(reading, count))
    if re.match(words["these"], asked.text, re.IGNORECASE):
        return replace(asked, again=_as_list(reading, None))
    if not re.match(words["others"], asked.text, re.IGNORECASE):
        return None
    seen = 1 if reading.about else reading.inquiry.limit or _SAID
    left = Skus(asked.spoken.rows[seen:])
    if not left.skus:
        return str(words["replies"]["all_told"])
    chips = (*reading.chips, Chip(words["others_are"], left))
    whole = _as_list(replace(reading, chips=chips), None)
    return replace(asked, again=replace(whole, inquiry=replace(whole.inquiry, where=together(chips))))


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
