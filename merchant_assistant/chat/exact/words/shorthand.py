"""What people write short in English: w/ and w/o, thats, we've; each as it is written out."""

from __future__ import annotations

import re
from functools import cache

from merchant_assistant.chat.exact.words.keys import is_han
from merchant_assistant.chat.exact.words.lexicon import shorthand
from merchant_assistant.chat.exact.words.rewriting import IsName
from merchant_assistant.chat.exact.words.spoken import reworded

_UNEQUAL = re.compile(r"\s*(?:≠|!=|<>|=/=)\s*")


def written_out(text: str, is_name: IsName | None = None) -> str:
    """The question with its short forms written out, and spoken Chinese in plain words. ``is_name``: as in reworded."""
    text = _UNEQUAL.sub(lambda found: "不是" if is_han(text[found.end() : found.end() + 1]) else " not ", text)
    return reworded(_short().sub(lambda found: shorthand()[found[0].casefold()], text), is_name)


@cache
def _short() -> re.Pattern[str]:
    forms = sorted(shorthand(), key=len, reverse=True)
    return re.compile(rf"(?<![\w/.-])(?:{'|'.join(map(re.escape, forms))})(?![\w/.-])", re.IGNORECASE)
