"""A question as it is meant in its conversation: without greetings, of what it goes back to, with what it points at."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from merchant_assistant.chat.answer import Asking, Compute
from merchant_assistant.chat.exact.columns.model import Reading
from merchant_assistant.chat.talking.after_decline import is_of_none_picked
from merchant_assistant.chat.talking.going_back import narrows, of_whole_shop
from merchant_assistant.chat.talking.how_many_cost import amount_asked, in_all
from merchant_assistant.chat.talking.more_of_list import more
from merchant_assistant.chat.talking.of_told import of_told
from merchant_assistant.chat.talking.one_of_them import one_of_them
from merchant_assistant.chat.talking.picking import picked
from merchant_assistant.chat.talking.pointing_back import Pointed, called, pointed
from merchant_assistant.chat.talking.replies import is_exact, reading_in, told_in
from merchant_assistant.chat.talking.reworded import of_one, reworded
from merchant_assistant.chat.talking.same_as import same_as
from merchant_assistant.chat.talking.talk import behind, said_in, typed_out, without_courtesy
from merchant_assistant.chat.talking.turning import of_all_there_is, turned_to, without_left
from merchant_assistant.chat.talking.two_answers import of_two_answers
from merchant_assistant.foundation.prose import asked_in

_OF_ONE = ("values", "sum")  # what may be asked of the next thing in the same words


def heard(asked: Asking, compute: Compute) -> tuple[Asking, str]:
    """The question as it is to be answered, and what is asked back instead, if anything."""
    turn = turned_to(without_left(replace(asked, text=typed_out(without_courtesy(asked.text)))), compute)
    if isinstance(turn, str):
        return asked, turn
    if again := turn.again or in_all(turn) or of_whole_shop(turn.text, turn.reading):
        return replace(turn, again=again), ""
    asked = of_all_there_is(turn)
    asked = replace(asked, text=behind(asked.text)) if asked.reading else asked
    asked = of_one(asked, said_in(asked_in(asked.text)), compute) or reworded(asked, compute)
    one_said = one_of_them(asked, compute)
    if isinstance(one_said, str):
        return asked, str(said_in(asked_in(asked.text))["replies"][one_said])
    asked = one_said
    if vain := _goes_on_from_nothing(asked, compute):
        return asked, str(said_in(asked_in(asked.text))["replies"][vain])
    if (
        meant := of_told(asked, compute)
        or amount_asked(asked, compute)
        or of_two_answers(asked, compute)
        or same_as(asked, compute)
        or more(asked)
    ):
        return (asked, meant) if isinstance(meant, str) else (meant, "")
    one = picked(asked, compute)
    return (asked, one) if isinstance(one, str) else _pointing(one, compute)


def _goes_on_from_nothing(asked: Asking, compute: Compute) -> str:
    """What is asked back of a question behind a decline that nothing stands behind; '' for any other."""
    if asked.lost and (_ranks_nothing(asked.text) or _points_at_nothing(asked) or _is_of_nothing(asked.text, compute)):
        return "nothing_before"
    if _is_of_it_alone(asked, compute) or _hangs_on_nothing(asked):
        return "which_one"
    if is_of_none_picked(asked):
        meant = (compute(asked.text, asked.reading), compute(pointed(asked.text, asked.spoken).text, None))
        return "which_one" if any(map(is_exact, meant)) else ""
    looks = not asked.lost and asked.reading is None and _missed(asked) and _looks_at_all(asked.text, compute)
    return "nothing_before" if looks else ""


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


def _beside(asked: Asking, compute: Compute) -> str:
    """ "And compared with the steel one?": what was told last beside another thing, both by their SKUs; '' for none."""
    words = said_in(asked_in(asked.text))
    found = re.match(words["with"], asked.text, re.IGNORECASE) if asked.spoken.it else None
    if found is None:
        return ""
    other = told_in(compute(words["with_asks"].format(goods=found["goods"]), asked.reading))
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


def _is_of_it_alone(asked: Asking, compute: Compute) -> bool:
    """Whether "how much is left of it" has nothing that it speaks of, and would be read of the whole shop."""
    if asked.reading or asked.earlier or asked.spoken.it or asked.spoken.rows:
        return False
    said = re.search(said_in(asked_in(asked.text))["it_alone"], asked.text, re.IGNORECASE)
    reading = reading_in(compute(asked.text, None)) if said else None
    return reading is not None and not any(narrows(chip.condition) for chip in reading.chips)


def _hangs_on_nothing(asked: Asking) -> bool:
    """Whether "and in China?" goes on from a question that nothing was computed of: of the whole shop it is not meant.

    Where that was asked, an answer would be a figure of everything that is so.
    """
    words = said_in(asked_in(asked.text))
    told = [turn for turn in asked.before if turn.role == "assistant"]
    if not told and asked.reading is None:  # 灰色那款呢, before anything was said
        return asked.text.rstrip(" ?？。").endswith("呢") and bool(re.match(words["fragment"], asked.text))
    missed = asked.lost or any(turn.kind == "clarify" for turn in told[-1:])
    spoken_of = not missed and bool(asked.spoken.it or asked.spoken.rows)
    if not told or told[-1].exact is not None or asked.reading is not None or spoken_of:
        return False
    since = takewhile(lambda turn: turn.exact is None, reversed(asked.before))
    others = any(turn.role == "user" and re.search(words["of_others"], turn.text, re.IGNORECASE) for turn in since)
    it = told[-1].kind == "clarify" and others and re.search(words["it"], asked.text, re.IGNORECASE)
    return bool(it or re.match(words["fragment"], asked.text, re.IGNORECASE))


def _missed(asked: Asking) -> bool:
    """Whether a question was declined since anything was computed."""
    since = takewhile(lambda turn: turn.exact is None, reversed(asked.before))
    return any(turn.kind == "declined" for turn in since)


def _looks_at_all(text: str, compute: Compute) -> bool:
    """Whether a question would tell every value of a column: nobody asks that of the whole shop."""
    if re.search(said_in(asked_in(text))["speaks_of_all"], text, re.IGNORECASE):
        return False
    reading = reading_in(compute(text, None))
    return reading is not None and reading.wanted == "look" and reading.inquiry.where is None


def _is_of_nothing(text: str, compute: Compute) -> bool:
    """Whether a question has no goods and does not speak of all: "what do they all cost", 一共几款."""
    if re.search(said_in(asked_in(text))["speaks_of_all"], text, re.IGNORECASE):
        return False
    reading = reading_in(compute(text, None))
    if reading is None or reading.inquiry.group:
        return False
    hangs = re.search(said_in(asked_in(text)).get("hangs_on", "(?!)"), text) is not None  # L码有吗, 只要有货的
    return reading.inquiry.where is None or (hangs and not any(narrows(chip.condition) for chip in reading.chips))


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
