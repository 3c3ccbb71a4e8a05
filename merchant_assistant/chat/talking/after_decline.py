"""What goes on behind a question that could not be answered: the goods that it was asked of, where the rest of it only
asked another thing of them.

"Are the oven gloves fireproof" leaves the gloves standing, "tread depth?" what stood before. What was to be picked out
by something unknown ("which gloves are fireproof") leaves nothing, nor do goods that were not understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from merchant_assistant.catalogue.inquiry import Inquiry, Skus
from merchant_assistant.chat.answer import Asking, Compute
from merchant_assistant.chat.exact.columns.model import Reading
from merchant_assistant.chat.exact.items.replacing import is_of_goods
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import nouns
from merchant_assistant.chat.talking.replies import finding_in, reading_in
from merchant_assistant.chat.talking.talk import counted, keeps_subject, said_in
from merchant_assistant.foundation.prose import Language, asked_in

_TRIED = 16  # ways to tell the goods of a question from what is asked of them
_LONGEST = 120  # characters of a question that is looked through for them


@dataclass(frozen=True, slots=True)
class Declined:
    """What is known of a question that was declined. ``read``: what it is read as, None where not in full;
    ``names_goods``: whether it has words that may be goods."""

    read: Callable[[str, Reading | None], Reading | None]
    names_goods: Callable[[str], bool]
    compute: Compute

    def leaves(self, text: str, before: Reading | None) -> Reading | None:
        """What the next question goes on from; None where that is not known."""
        words = said_in(asked_in(text))["declined"]
        if re.search(words["another"], text, re.IGNORECASE):
            return self._goods(text, words)  # "and the 10kg one": another thing than the one before
        if keeps_subject(text):  # unless the goods lead: "hydrangeas, do they come in pink"
            lead = re.match(words["leads"], text, re.IGNORECASE)
            return (self._goods(lead["goods"], words) if lead else None) or before
        if re.search(words["bought"], text, re.IGNORECASE):
            return None
        if read := self.read(text, before):  # of "are the tins dishwasher safe" only the tins
            return (self._goods(text, words) if read.wanted == "exists" else None) or read
        if asked := _asks_only(text, words):
            picks = asked.groupdict().get("which")  # nobody knows which: of all of them, not of the one told before
            return replace(before, about="", tied=()) if before and picks else before
        return self._goods(text, words) or (None if self.names_goods(text) else before)

    def _goods(self, text: str, words: Mapping[str, Any]) -> Reading | None:
        """The goods of a question that asks something of them, as a list."""
        if len(text) > _LONGEST or re.search(words["selects"], text, re.IGNORECASE):
            return None
        language = asked_in(text)
        tried = list(dict.fromkeys(_parts(text.strip(" ?？。.!"), words, language)))[:_TRIED]
        for goods in tried:
            reading = self.read(counted(goods, language), None)
            if reading is None or not reading.chips or not _only_names(reading):
                continue
            reply = self.compute(counted(goods, language), None)
            told, finding = reading_in(reply), finding_in(reply)
            if told and finding and finding.passing:
                inquiry = Inquiry("list", reading.inquiry.things, reading.inquiry.where)
                return replace(told, inquiry=inquiry, wanted="things")
        return None


def _only_names(reading: Reading) -> bool:
    """Whether it is goods by their names or SKUs, however they look."""
    return any(is_of_goods(chip.condition) or isinstance(chip.condition, Skus) for chip in reading.chips)


def _parts(text: str, words: Mapping[str, Any], language: Language) -> Iterator[str]:
    """What may be the goods: from where a question names them to where it asks, the longest first."""
    for start in sorted(re.finditer(words["names"], text, re.IGNORECASE), key=lambda found: not found["of"]):
        rest = text[start.end() :]
        for end in sorted({found.start() for found in re.finditer(words["ends"], rest, re.IGNORECASE)}, reverse=True):
            last = rest[:end].split()[-1:] or [""]
            if not any(re.match(words["restricts"], one, re.IGNORECASE) for one in (rest[end:].strip(), last[0])):
                yield _bare(rest[:end], language)


def _bare(goods: str, language: Language) -> str:
    return goods.strip(" ,，") if language == "en" else re.sub(r"[\s,，的]+$", "", goods)


def _asks_only(text: str, words: Mapping[str, Any]) -> re.Match[str] | None:
    """A question that only asks something of what was spoken of: 能用电磁炉吗; None where it names goods."""
    found = re.search(words["asks_only"], text.strip(), re.IGNORECASE)
    said = re.findall(r"[a-z]+", text.casefold())
    pairs = (text[at : at + size] for size in (2, 3, 4) for at in range(len(text) - size + 1))
    named = said if asked_in(text) == "en" else pairs
    return None if any(key_of(one) in nouns() for one in named) else found


def is_of_none_picked(asked: Asking) -> bool:
    """Whether "it" is what the question before was to pick out, and was declined: "which sells best" - "its price"."""
    told = [turn for turn in asked.before if turn.role == "user" or turn.kind != "clarify"]
    if len(told) <= 1 or told[-1].kind != "declined":
        return False
    before = next((turn.text for turn in reversed(told) if turn.role == "user"), "")
    picks = said_in(asked_in(before))["declined"]["picks"]
    one = said_in(asked_in(asked.text))["declined"]["one_of"]
    return bool(re.search(picks, before, re.IGNORECASE) and re.search(one, asked.text, re.IGNORECASE))
