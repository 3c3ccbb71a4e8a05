"""What a question adds in brackets or behind "i.e." only to make clear what is meant: "(not the one with the logo)".

The question is read without it, and stands only where the remark says no more than it does: the same condition or
field in other words, or what is none of the things it is about. What does restrict it is added to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from merchant_assistant.catalogue.inquiry import AllOf, Condition, Not, Words
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.model import Chip, Reading
from merchant_assistant.chat.exact.following.following import together
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.phrases import phrase

Read = Callable[[str], Reading | None]
_REMARKS = (
    re.compile(r"\s*[,，]?\s*[(（](?P<said>[^()（）]{2,60})[)）]"),
    re.compile(
        r"\s*[,;:–-]*\s*\b(?:i\.\s?e\.?|ie,|that is to say|that is,|meaning|in other words),?\s+"
        r"(?P<said>.{2,60}?)[?.!]*$",
        re.IGNORECASE,
    ),
    re.compile(r"[,，]\s*(?:也就是说?|即|就是说|意思是|指的是|我指的?是|我是说)[,，]?(?P<said>.{2,40}?)[?？。]*$"),
)
_DENIES = re.compile(
    r"^(?:but |and )?not (?:the |any )*(?:ones?|version|model|kind)\b ?"
    r"(?:that (?:has|have|is|are) |with |in |from |made of )?(?:an? |the )?(?P<what>.+)$"
    r"|^(?:但)?(?:不是|不要)\s*(?:带|有|那[款个种])?\s*(?P<han>.+?)\s*(?:的)?(?:那[款个种件些]|款)$",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(r"^(?:i\.\s?e\.?,?|ie,|that is(?: to say)?,?|meaning|也就是说?|即|就是说?)\s*", re.IGNORECASE)
_BEGINS = re.compile(r"^(?:with|the|a|an)\s+", re.IGNORECASE)
_ASKED = {True: ("{}", "{}的商品有哪些", "哪些商品{}"), False: ("{}", "list products {}", "list products that {}")}


@dataclass(frozen=True, slots=True)
class Remarks:
    """``read``: reads another question; ``items``: takes one apart; ``passing``: how many a condition holds of."""

    read: Read
    items: Callable[[str], Sequence[Item]]
    passing: Callable[[Condition], int]
    holdings: Holdings

    def without(self, text: str) -> Reading | None:
        """The reading of a question, its remark accounted for; None where there is none, or it says something new."""
        for base, said in _parted(text):
            reading = self._read(base)
            if reading is None or reading.unread:
                continue
            if denied := _DENIES.match(said):
                return self._besides(reading, _BEGINS.sub("", denied["what"] or denied["han"]).strip())
            return reading if self._says_again(reading, said) else None
        return None

    def _read(self, text: str) -> Reading | None:
        try:
            return self.read(text)
        except Unclear:
            return None

    def _besides(self, reading: Reading, denied: str) -> Reading | None:
        """The same of all but what is said not to be meant; None where nothing is called so."""
        called = Words(denied)
        if not self.passing(called) or reading.inquiry.where is None:
            return None
        if not self.passing(AllOf((reading.inquiry.where, called))):  # of several it may yet be said elsewhere
            return reading if self.passing(reading.inquiry.where) == 1 else None
        label = phrase(reading.language, "not").format(what=phrase(reading.language, "named").format(words=denied))
        chips = (*reading.chips, Chip(label, Not(called)))
        return replace(reading, chips=chips, inquiry=replace(reading.inquiry, where=together(chips)))

    def _says_again(self, reading: Reading, said: str) -> bool:
        """Whether a remark names only the field that is asked of, or a condition that is there."""
        if self._names_field(reading, said):
            return True
        told = [chip.condition for chip in reading.chips]
        for form in _ASKED[reading.language == "zh"]:
            other = self._read(form.format(said))
            if other and other.chips and not other.unread:
                return all(chip.condition in told for chip in other.chips)
        return False

    def _names_field(self, reading: Reading, said: str) -> bool:
        inquiry = reading.inquiry
        asked = {inquiry.field, inquiry.order.field if inquiry.order else "", inquiry.group or ""} - {""}
        items = [item for item in self.items(said) if not item.is_filler or item.of("names")]
        fields = [
            {*item.fields, *(name for one in item.of("names") for name in self.holdings.of_concept.get(one, ()))}
            for item in items
        ]
        return bool(items) and all(named & asked for named in fields)


def _parted(text: str) -> Iterator[tuple[str, str]]:
    for pattern in _REMARKS:
        for found in pattern.finditer(text):
            base = f"{text[: found.start()]} {text[found.end() :]}".strip()
            yield " ".join(base.split()), _INTRODUCED.sub("", found["said"].strip())
