"""How many tokens a text has, where the server does not count: rather too many than too few."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from merchant_assistant.engine.model import Message

_PARTS = re.compile(r"[a-z]+|[ \t]+|[\x00-\x7f]|.", re.DOTALL)
_PER_MESSAGE, _PER_PROMPT = 8, 32  # what a chat template adds


def tokens_of(messages: Sequence[Message]) -> int:
    """Of a prompt of these messages."""
    return _PER_PROMPT + sum(_PER_MESSAGE + tokens_in(message.content) for message in messages)


def tokens_in(text: str) -> int:
    """Of a plain text: small letters come in words, capitals, digits, signs one by one; other scripts count double."""
    return sum(map(_weight, _PARTS.findall(text)))


def _weight(part: str) -> int:
    first = part[0]
    if first.islower() and first.isascii():
        return math.ceil(len(part) / 4)
    if first in " \t":
        return 0 if len(part) == 1 else 1
    return 1 if first.isascii() else 2
