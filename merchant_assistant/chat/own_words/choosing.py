"""What a person types who was asked what a word means: yes, or how that is called."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache

from merchant_assistant.chat.exact.words.keys import key_of, plain
from merchant_assistant.chat.exact.words.own import MayMean, OwnWord
from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.prose import asked_in

_LONGEST = 80  # characters; more is another question
_ENDS = " ?？.。!！,，\"“”'‘’「」"


def chosen(text: str, meant: MayMean, called: Callable[[str, str], OwnWord | None]) -> OwnWord | None:
    """What the word means, as this text says; None where it says nothing of that.

    ``called``: what the catalogue calls so, for a word; a bare name that was not offered is another question.
    """
    said = plain(text).strip(_ENDS)
    if len(said) > _LONGEST or not said:
        return None
    words = _words()[asked_in(said)]
    if re.fullmatch(words["yes"], said, re.IGNORECASE):
        return meant.ways[0] if len(meant.ways) == 1 else None
    led = re.match(words["leads"].replace("<word>", re.escape(meant.word)), said, re.IGNORECASE)
    name = (said[led.end() :] if led else said).strip(_ENDS)
    names = {key_of(name), key_of(re.sub(words["around"], "", name, flags=re.IGNORECASE))}
    one = next((way for way in meant.ways if names & {key_of(way.label), key_of(way.value or way.label)}), None)
    return one or (called(meant.word, name) if led and name else None)


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(resource("chat", "own_words.toml").read_text(encoding="utf-8"))
