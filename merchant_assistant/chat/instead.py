"""What could be asked instead where a question is declined or asked back: questions that this catalogue answers.

Each is tried before it is offered. The nearest is the same question without the words that were not understood; others
ask of the goods that it names what the catalogue does hold of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Test, Words
from merchant_assistant.chat.exact.columns.heads import ends_a_phrase
from merchant_assistant.chat.exact.items.items import Item, items_of
from merchant_assistant.chat.exact.words.keys import key_of, plain, stem
from merchant_assistant.chat.exact.words.lexicon import nouns
from merchant_assistant.chat.exact.words.synonyms import look_of
from merchant_assistant.chat.talking.talk import counted, said_in
from merchant_assistant.foundation.prose import Language, asked_in, has_han
from merchant_assistant.storage.whole_words import plural_of

if TYPE_CHECKING:
    from merchant_assistant.catalogue.inquiry import Inquiry
    from merchant_assistant.chat.exact.columns.holdings import Holdings
    from merchant_assistant.chat.exact.columns.model import Reading, Reply

OFFERED = 2
_TRIED = 5  # an answer is not kept waiting for long
_LONGEST = 160  # characters; more is a message, of which nothing is asked again
_FEW = 5  # products of which one may be meant
_GRAMS = 3  # names that are tried
_OF = re.compile("[^，,]{0,4}?的(?=[^?？。！!])")
_WHAT = ("price", "stock")
_READ = 50  # titles
_MARKS = "()（）[]"  # with one of them the words are no whole name
_KEPT_UNDER = ("category", "tags", "title", "sku")
_ASKED_BEHIND = "[几多哪吗什]"


@dataclass(frozen=True, slots=True)
class Instead:
    """Finds them. ``compute``: what is computed of a question by itself."""

    holdings: Holdings
    compute: Callable[[str], Reply | None]

    def of(self, text: str, *, which: bool = False) -> tuple[str, ...]:
        """One or two questions, or none. ``which``: it is asked back what is meant."""
        asked = plain(text)
        if len(asked) > _LONGEST:
            return ()
        language, items = asked_in(asked), items_of(asked, self.holdings, {})
        found: dict[Inquiry, str] = {}
        for question, kept in islice(self._ways(asked, items, language, which=which), _TRIED):
            if len(found) == OFFERED:
                break
            reading = self._answered(question) if key_of(question) != key_of(asked) else None
            if reading and _names(reading, kept):
                found.setdefault(reading.inquiry, question)
        return tuple(found.values())

    def _ways(self, text: str, items: Sequence[Item], language: Language, *, which: bool) -> Iterator[tuple[str, str]]:
        """Questions, each with the words that it must be read to be about."""
        if not which:
            yield from _shortened(text, items, language)
        yield from ((question, "") for question in self._of_goods(text, items, language, which=which))

    def _of_goods(self, text: str, items: Sequence[Item], language: Language, *, which: bool) -> Iterator[str]:
        """Of the goods that are named: which they are, what they cost, what is in stock."""
        said: dict[str, Any] = said_in(language)["instead"]
        wanted = next((one for one in _WHAT if any(one in (*i.of("names"), *i.of("asks")) for i in items)), "")
        for goods in _goods(text, items):
            reply = self.compute(counted(goods, language))
            rows = reply.finding.rows if reply and reply.kind == "exact" and reply.finding else ()
            if not reply or not rows or not _are_goods(goods, reply, language):
                continue
            if len(rows) == 1 or (which and len(rows) <= _FEW):
                kinds = (wanted or _WHAT[0],) if which else tuple(dict.fromkeys((wanted or _WHAT[0], *_WHAT)))
                yield from (_filled(said["one"][kind], row.title, language) for row in rows for kind in kinds)
            if len(rows) > 1:
                yield from (_of_many(said["many"], kind, goods, language) for kind in said["order"][wanted or "any"])
            return

    def _answered(self, question: str) -> Reading | None:
        """What a question is read as, where something is found; the whole catalogue is not near what was asked."""
        reply = self.compute(question)
        found = reply and reply.kind == "exact" and reply.finding and reply.finding.passing
        return reply.reading if reply and found and reply.reading and reply.reading.chips else None


def _names(reading: Reading, kept: str) -> bool:
    """Whether goods are called by the words that are kept; what only stands in texts is none."""
    named = (chip for chip in reading.chips if not (isinstance(chip.condition, Words) and chip.condition.anywhere))
    return not kept or any(kept.casefold() in chip.text.casefold() for chip in named)


def _are_goods(goods: str, reply: Reply, language: Language) -> bool:
    """Whether words name goods: no value of a column is one, nor a word within names that says more of other things."""
    chips = reply.reading.chips if reply.reading and reply.finding else ()
    if not any(_names_goods(chip.condition) for chip in chips) or any(mark in goods for mark in _MARKS):
        return False
    if language != "en" or not any(isinstance(chip.condition, Words) for chip in chips) or len(key_of(goods)) > 1:
        return True
    rows = reply.finding.rows[:_READ] if reply.finding else ()
    literal = [row for row in rows if set(key_of(goods)) <= set(key_of(row.title))]
    return not literal or any(ends_a_phrase(row.title, key_of(goods)) for row in literal)


def _names_goods(condition: Condition) -> bool:
    if isinstance(condition, AllOf | AnyOf):
        return any(map(_names_goods, condition.conditions))
    return not isinstance(condition, Test) or condition.field in _KEPT_UNDER


def _of_many(said: dict[str, str], kind: str, goods: str, language: Language) -> str:
    """A question for goods that there are several of, in the plural where English has one."""
    last = goods.rsplit(maxsplit=1)[-1]
    several = language == "en" and stem(last) != last.casefold()
    if language != "en" or kind == "cheapest" or several:
        return _filled(said[kind], goods, language, be="are" if several else "is")
    if re.fullmatch(said_in(language)["instead"]["mass"], last, re.IGNORECASE):
        return said[f"{kind}_mass"].format(goods=goods)
    if key_of(last) not in nouns() or has_han(last):
        return said[f"{kind}_named"].format(goods=goods)
    return said[kind].format(goods=goods.removesuffix(last) + plural_of(last))


def _filled(said: str, goods: str, language: Language, **more: str) -> str:
    """Within Chinese a name in Latin letters stands by itself."""
    before, _, after = said.partition("{goods}")
    if language == "zh":
        lead = " " if before and goods[:1].isascii() else ""
        goods = f"{lead}{goods}{' ' if after and goods[-1:].isascii() else ''}"
    return said.format(goods=goods, **more).replace(" ？", "？")


def _shortened(text: str, items: Sequence[Item], language: Language) -> Iterator[tuple[str, str]]:
    """The question without words that mean nothing to us, and what leads to them; with the goods that stay there.

    What is left must be a question still: yes and no are asked of what was left out, and bare words are none.
    """
    said = said_in(language)["instead"]
    for run in _runs(items):
        for count in range(len(run), 0, -1):
            if any(item.values for item in run[:count]):
                continue
            before, after = text[: run[0].start], text[run[count - 1].end :]
            beside = text[run[count].start : run[-1].end] if count < len(run) else ""
            short = _without(before, after, beside, language)
            if short and (language == "zh" or re.match(said["asks"], short, re.IGNORECASE)):
                yield _sentence(short, language), beside


def _without(before: str, after: str, beside: str, language: Language) -> str:
    """What is left of a question around words that go; '' where that would be no sentence."""
    said = said_in(language)["instead"]
    if language == "zh":
        of = re.match(_OF, after)
        asked = re.search(said["asks"], before) or (not before and re.search(_ASKED_BEHIND, after))
        return before + after[of.end() :] if of and asked else ""
    if beside:
        return f"{before} {after}"
    led = re.search(said["lead"], before, re.IGNORECASE)
    goes_on = re.match(said["left"], after.strip(), re.IGNORECASE)
    return f"{before[: led.start()]} {after}" if led and goes_on else ""


def _sentence(words: str, language: Language) -> str:
    plainly = re.sub(r"\s+(?=[?？.,])", "", " ".join(words.split())).rstrip("?？.。 ")
    return plainly[:1].upper() + plainly[1:] + ("？" if language == "zh" else "?")


def _runs(items: Sequence[Item]) -> list[list[Item]]:
    """Where words stand together that may name goods, or mean nothing."""
    runs: list[list[Item]] = [[]]
    for item in items:
        if item.open:
            runs[-1].append(item)
        else:
            runs.append([])
    return [run for run in runs if run]


def _goods(text: str, items: Sequence[Item]) -> Sequence[str]:
    """What may name goods: open words together, then those at their end; last what something else is of."""
    runs = sorted(_runs(items), key=lambda run: text[run[-1].end :].startswith("的"))
    found = dict.fromkeys(text[item.start : run[-1].end] for run in runs for item in run)
    return [goods for goods in found if len(goods) > 1 and not look_of(key_of(goods))][:_GRAMS]
