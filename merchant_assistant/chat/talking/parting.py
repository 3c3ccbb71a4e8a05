"""Two questions in one message, answered one below the other: "what does it cost? and how many are left?"."""

from __future__ import annotations

import re
from dataclasses import replace

from merchant_assistant.catalogue.inquiry import Condition
from merchant_assistant.chat.answer import Answer, Compute
from merchant_assistant.chat.exact.columns.model import Reading, Reply
from merchant_assistant.chat.talking.replies import finding_in, is_exact
from merchant_assistant.chat.talking.several_figures import each_figure, is_bare_count, of_each_group, points_to_one
from merchant_assistant.chat.talking.talk import said_in
from merchant_assistant.foundation.prose import asked_in

_MOST = 3  # more is a letter


def parted(text: str, before: Reading | None, compute: Compute) -> Answer | None:
    """The answer to all of them; None where there is but one, or not all are computed.

    What stands below it, and what goes on from it, is of the last one.
    """
    questions = of_each_group(parts_of(text))
    if not 1 < len(questions) <= _MOST:
        return _coordinated(text, before, compute)
    replies: list[Reply] = []
    for question in questions:
        if replies and is_bare_count(question) and _tells_most(replies[-1].reading):
            continue
        reply = compute(question, replies[-1].reading if replies else before)
        if reply is None or not _is_told(reply):
            return _coordinated(text, before, compute)
        replies.append(reply)
    return _all_of(replies)


def _coordinated(text: str, before: Reading | None, compute: Compute) -> Answer | None:
    """The answer to two figures of the same goods, where the whole is not computed as one question.

    A whole that is answered as its first part is has left the others out: it is asked in parts.
    """
    questions, named = each_figure(text)
    whole = compute(text, before) if questions else None
    if not questions:
        return None
    replies: list[Reply] = []
    for question in questions[:_MOST]:
        reply = compute(question, replies[-1].reading if replies and not named else before)
        if not is_exact(reply) or not reply.finding or not reply.reading:
            return None
        if not replies and points_to_one(questions[-1]) and not reply.reading.about:
            return None  # of several that are the cheapest "its stock" is nobody's
        replies.append(reply)
        if is_exact(whole) and whole.text != replies[0].text:
            return None
    same = len({_goods(reply) for reply in replies}) == 1
    return _all_of(replies) if len(replies) == len(questions) and (same or not named) else None


def _goods(reply: Reply) -> frozenset[Condition]:
    """What an answer is of."""
    return frozenset(chip.condition for chip in reply.reading.chips) if reply.reading else frozenset()


def _tells_most(reading: Reading | None) -> bool:
    """Whether it was told which group has the most, and how many."""
    return reading is not None and bool(reading.inquiry.group) and reading.inquiry.limit == 1


def _all_of(replies: list[Reply]) -> Answer | None:
    """The answers, one below the other; None where none is told."""
    told_of = [reply for reply in replies if is_exact(reply)]
    if not told_of:
        return None
    *others, last = told_of
    told = "\n".join(dict.fromkeys(reply.text for reply in replies if not _said_again(reply, last)))
    query = "\n".join(dict.fromkeys(reply.query for reply in replies if reply.query))
    return Answer(told, "exact", reply=replace(last, text=told, query=query), besides=tuple(others))


def _is_told(reply: Reply) -> bool:
    """Whether a part is answered, or it is asked back of which of several things it is to be."""
    return finding_in(reply) is not None or (reply.kind == "clarify" and bool(reply.query))


def _said_again(reply: Reply, last: Reply) -> bool:
    """Whether the last answer says all of it, and more: 多重，多少克."""
    return reply is not last and is_exact(reply) and last.text.startswith(reply.text)


def parts_of(text: str) -> list[str]:
    """The questions of a message; none where a part of it asks nothing."""
    words = said_in(asked_in(text))
    parts = [part.strip(" ,，;；") for part in re.split(words["parts"], text.strip(), flags=re.IGNORECASE)]
    parts = [part for part in parts if part]
    return parts if all(re.search(words["asking"], part, re.IGNORECASE) for part in parts) else []
