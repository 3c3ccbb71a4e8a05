"""Which of two values the one thing has: "is it new or used", 是全新的还是二手的. Neither yes nor no tells that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Inquiry, Test
from merchant_assistant.chat.exact.columns.heads import Rows
from merchant_assistant.chat.exact.columns.model import Reading

_ASKS = re.compile(
    r"^(?:(?:and|so|but|ok|okay|then)[, ]+)*(?:is|are|was|were)\b(?! there\b)(?!.*\bor (?:not|so|more|less)\b).*\bor\b"
    r"|是.+还是",
    re.IGNORECASE,
)


def which_of_values(reading: Reading | None, text: str, rows: Rows) -> Reading | None:
    """The reading, asking for the value where it was asked which of several values of a field one thing has."""
    if reading is None or reading.wanted not in ("exists", "things") or not _ASKS.search(text):
        return reading
    where = reading.inquiry.where
    conditions = where.conditions if isinstance(where, AllOf) else ()
    either = [one for one in conditions if isinstance(one, AnyOf) and _field_of(one)]
    its = tuple(one for one in conditions if one not in either)
    if len(either) != 1 or not its:
        return reading
    thing = AllOf(its) if len(its) > 1 else its[0]
    if len(rows(thing)) != 1:
        return reading
    inquiry = Inquiry("values", where=thing, field=_field_of(either[0]))
    chips = tuple(chip for chip in reading.chips if chip.condition != either[0])
    return replace(reading, inquiry=inquiry, chips=chips, wanted="look")


def _field_of(either: AnyOf) -> str:
    """The one field of which several values are named; '' for none."""
    named = [set(_fields(one)) for one in either.conditions]
    shared = set.intersection(*named) if named else set()
    return next(iter(shared)) if len(shared) == 1 else ""


def _fields(condition: Condition) -> Iterator[str]:
    match condition:
        case AnyOf(inner):
            for one in inner:
                yield from _fields(one)
        case Test(field=field, values=values) if values:
            yield field
