"""What a customer asks of goods in another language than the data are in: whether it can go into the dishwasher …"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache

from merchant_assistant.chat.facts import Line
from merchant_assistant.foundation.paths import resource

_PARTS = ("label", "value")


def lines_about(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines that speak of what ``text`` asks; none where one of its topics is in no line.

    No line is a yes or a no: what it says is told as it stands, and the customer reads it.
    """
    found: list[Line] = []
    for part, patterns in topics().items():
        for name, pattern in patterns.items():
            if not pattern.search(text):
                continue
            own = [line for line in lines if not line.cells and pattern.search(getattr(line, part))]
            if not own and (other := topics()["label"].get(_otherwise().get(name, ""))):
                own = [line for line in lines if not line.cells and other.search(line.label)]
            if not own:
                return []
            found += own
    return list(dict.fromkeys(found))


def topics_in(text: str) -> bool:
    """Whether a text asks for any of them."""
    return any(pattern.search(text) for patterns in topics().values() for pattern in patterns.values())


@cache
def topics() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    """By the part of a line that they are looked for in, and their names; read once."""
    return {part: {name: re.compile(each, re.IGNORECASE) for name, each in _read()[part].items()} for part in _PARTS}


def _otherwise() -> Mapping[str, str]:
    """By topic of a value, the field that speaks of it in other words: "hand wash" of the dishwasher."""
    return _read()["else"]


@cache
def _read() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(resource("replies", "topics.toml").read_text(encoding="utf-8"))
