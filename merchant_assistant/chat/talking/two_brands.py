""" "These two brands": the two that were told last, by their names; or those that are named right before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Test
from merchant_assistant.chat.answer import Asking
from merchant_assistant.chat.talking.talk import said_in
from merchant_assistant.chat.talking.that_group import is_group
from merchant_assistant.foundation.prose import asked_in


def of_two_brands(asked: Asking) -> Asking | str | None:
    """The question with their names; a text that asks which where there are none, None for any other question."""
    words = said_in(asked_in(asked.text)).get("two_brands")
    found = re.search(words["these"], asked.text) if words else None
    if words is None or found is None:
        return None
    before, after = asked.text[: found.start()], asked.text[found.end() :]
    if re.search(words["named"], before):
        return replace(asked, text=before + after, reading=None)
    two = list(islice(_told(asked, found["kind"] or ""), 2))[::-1]
    if len(two) <= 1:
        bare = found[0].startswith("两")
        return None if bare else str(said_in(asked_in(asked.text))["replies"]["which_group"])
    return replace(asked, text=before + words["both"].format(first=two[0], last=two[1]) + after, reading=None)


def _told(asked: Asking, kind: str) -> Iterator[str]:
    """The groups of a kind that were spoken of, newest first, each once."""
    seen: set[str] = set()
    for turn in reversed(asked.before):
        chips = turn.exact.reading.chips if turn.exact else ()
        values = (one for chip in chips for field, one in _named(chip.condition) if is_group(field, kind))
        for value in reversed([*values]):
            if value not in seen:
                yield value
            seen.add(value)


def _named(condition: Condition) -> Iterator[tuple[str, str]]:
    if isinstance(condition, AnyOf | AllOf):
        for one in condition.conditions:
            yield from _named(one)
    elif isinstance(condition, Test):
        yield from ((condition.field, value) for value in condition.values)
