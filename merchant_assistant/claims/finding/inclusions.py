"""What a text says comes with the thing: "includes a carrying case", 附赠收纳盒."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from merchant_assistant.claims.lexis.tables import either, table
from merchant_assistant.claims.lexis.text import Text, is_chinese, stem
from merchant_assistant.claims.reading.context import Context
from merchant_assistant.claims.reading.facts import Fact, Item

_MOST_WORDS = 4
_CHINESE = 6


def inclusions(context: Context) -> Iterator[Fact]:
    """The noun of each thing that comes along; "includes everything you need" names none."""
    text = context.text
    for cue in _cues().finditer(text.lower):
        place = text.place_before(cue.end()) + 1
        if place < len(text.tokens) and is_chinese(text.tokens[place].word):
            yield from _chinese(text, place)
        else:
            yield from _thing(text, place)


def _thing(text: Text, place: int) -> Iterator[Fact]:
    content = table("inclusions")
    end = place
    while end < min(place + _MOST_WORDS, len(text.tokens)) and text.tokens[end].word not in content["ends"]["words"]:
        if end > place and text.folded[text.tokens[end - 1].end : text.tokens[end].start] not in (" ", "-"):
            break
        end += 1
    words = [text.tokens[one] for one in range(place, end) if text.tokens[one].word not in content["small"]["words"]]
    if (
        end == place + _MOST_WORDS
        or not words
        or words[0].word in content["vague"]["words"]
        or words[-1].word.isdigit()
    ):
        return
    yield Fact("other", words[0].start, words[-1].end, Item(stem(words[-1].word)), aspect="feature")


def _chinese(text: Text, place: int) -> Iterator[Fact]:
    found = re.match(
        rf"[\u4e00-\u9fff]{{2,{_CHINESE}}}(?=[，。；、,;.！!\s]|$)", text.folded[text.tokens[place].start :]
    )
    if found:
        start = text.tokens[place].start
        yield Fact("other", start, start + found.end(), Item(found.group().lstrip("一两个只条根")), aspect="feature")


@cache
def _cues() -> re.Pattern[str]:
    return re.compile(either(table("inclusions")["cues"]["words"]))
