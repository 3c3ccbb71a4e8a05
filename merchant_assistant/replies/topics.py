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
        for pattern in patterns:
            if not pattern.search(text):
                continue
            own = [line for line in lines if not line.cells and pattern.search(getattr(line, part))]
            if not own:
                return []
            found += own
    return list(dict.fromkeys(found))


def topics_in(text: str) -> bool:
    """Whether a text asks for any of them."""
    return any(pattern.search(text) for patterns in topics().values() for pattern in patterns)


@cache
def topics() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """By the part of a line that they are looked for in; read once."""
    read = tomllib.loads(resource("replies", "topics.toml").read_text(encoding="utf-8"))
    return {part: tuple(re.compile(each, re.IGNORECASE) for each in read[part].values()) for part in _PARTS}
