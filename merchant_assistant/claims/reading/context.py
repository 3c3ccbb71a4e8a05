"""What the words around a figure say it is about: "weighs 1.2 kg", "30 cm wide", "24-month warranty"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from merchant_assistant.claims.lexis.tables import either, small_words, topic_words, topics
from merchant_assistant.claims.lexis.text import Text, Token, is_chinese, stem
from merchant_assistant.claims.reading.numbers import Amount, amounts

_BEFORE, _AFTER = 7, 4
_ADJACENT = 2
_ROW, _ROW_GAP = 40, 3
_SENTENCE_END = re.compile(r"[.!?](?=\s)|[\n。！？]")
_WHICH = re.compile(r", (?:which|that|it|they|and it)(?: [a-z]+){1,3} $")
_RELATIVE = 40
_AND = frozenset({"and", "und", "et", "y"})
_SENTENCE = 300  # no sentence is longer
_SET_OF_COLOURS = r"[两二三四五六七八九十多\d]\s?(?:种颜色|色|款)"


@cache
def _set() -> re.Pattern[str]:
    return re.compile(f"{either(small_words('context', 'set'))}|{_SET_OF_COLOURS}", re.IGNORECASE)


class Topical(NamedTuple):
    """A topic phrase in a text: from token ``first`` up to ``after``."""

    first: int
    after: int
    topic: str
    only_after: bool  # "wide": speaks only of a figure right before it


@dataclass(frozen=True, slots=True)
class Context:
    """A text with its numbers and topic phrases found, ready to be asked what a span is about."""

    text: Text
    numbers: tuple[Amount, ...]
    topicals: tuple[Topical, ...]
    set_marks: tuple[int, ...]  # where words stand that speak of all variants
    by_token: dict[int, int] = field(repr=False)  # token -> place in topicals

    @classmethod
    def of(cls, text: Text) -> Context:
        """What stands in a text around its figures."""
        topicals = tuple(
            Topical(hit.first, hit.after, topic.id, after)
            for hit in topic_words().find(text)
            for topic, after in hit.entries[:1]
        )
        covered = {token: place for place, item in enumerate(topicals) for token in range(item.first, item.after)}
        set_marks = tuple(match.start() for match in _set().finditer(text.folded))
        return cls(text, tuple(amounts(text)), topicals, set_marks, covered)

    def around(
        self, start: int, end: int, *, reach: int = _BEFORE, dimensions: frozenset[str] | None = None
    ) -> tuple[frozenset[str], frozenset[str]]:
        """The topics and the other words that speak of the span.

        ``reach``: how many words before it to look at; ``dimensions``: what the figure measures, if it is one, so that
        "1 litre … cold" is not about how long it keeps cold.
        """
        before, after = self._before(start)[:reach], self._after(end)
        about = self._choose(before, after, dimensions)
        return about, self._words(before[::-1]) | self._words(after)

    def following(self, end: int) -> list[str]:
        """The words right after a span, up to a small word or the end of the clause; of Chinese the first character."""
        words: list[str] = []
        for place in self._after(end):
            word = self.text.tokens[place].word
            if word in small_words("context", "stops"):
                break
            words.append(stem(word))
            if is_chinese(word):
                break
        return words

    def preceding(self, start: int) -> str:
        """The word right before a span, small words left out: "print area of 28 x 30 cm"."""
        for place in self._before(start):
            word = self.text.tokens[place].word
            if self._measures(place):
                return ""
            if word not in small_words("context", "empty"):
                return stem(word)
        return ""

    def antecedent(self, start: int) -> frozenset[str]:
        """The carton of "24 to a carton, which weighs 9.8 kg"."""
        said = _WHICH.search(self.text.lower, max(0, start - _RELATIVE), start)
        place = self.text.place_before(said.start()) if said else -1
        return frozenset({stem(self.text.tokens[place].word)}) if place >= 0 else frozenset()

    def _measures(self, place: int) -> bool:
        """Whether the word names what a figure measures (size, height): no thing."""
        item = self.by_token.get(place)
        return item is not None and topics()[self.topicals[item].topic].dimension is not None

    def speaks_of_set(self, start: int) -> bool:
        """Whether the sentence speaks of all variants: "comes in black, white and red", "多色可选"."""
        place = bisect_left(self.set_marks, start)
        near = self.set_marks[max(0, place - 1) : place + 1]
        return any(abs(mark - start) < _SENTENCE and not self._sentence_ends_between(mark, start) for mark in near)

    def _sentence_ends_between(self, one: int, two: int) -> bool:
        return _SENTENCE_END.search(self.text.folded, min(one, two), max(one, two)) is not None

    def _words(self, places: list[int]) -> frozenset[str]:
        """What stands at these places: English words in the singular, Chinese ones by pairs of characters."""
        tokens = self.text.tokens
        english = {stem(tokens[place].word) for place in places if not is_chinese(tokens[place].word)}
        pairs = {
            tokens[one].word + tokens[two].word
            for one, two in pairwise(places)
            if is_chinese(tokens[one].word) and is_chinese(tokens[two].word)
        }
        return frozenset((english - small_words("context", "empty")) | pairs)

    def _before(self, start: int) -> list[int]:
        """Places of tokens before ``start`` that may speak of it, the nearest first."""
        tokens, found, edge = self.text.tokens, list[int](), start
        place = self.text.place_before(start)
        while place >= 0 and len(found) < _BEFORE and not self.text.broken(tokens[place].end, edge):
            if tokens[place].word.isdigit():
                break
            found.append(place)
            edge = tokens[place].start
            place -= 1
        return found

    def _after(self, end: int) -> list[int]:
        tokens, found, edge = self.text.tokens, list[int](), end
        place = self.text.place_before(end) + 1
        while place < len(tokens) and len(found) < _AFTER and not self._broken_after(edge, tokens[place]):
            if tokens[place].word.isdigit():
                break
            found.append(place)
            edge = tokens[place].end
            place += 1
        return found

    def _broken_after(self, edge: int, token: Token) -> bool:
        between = self.text.folded[edge : token.start]
        if " " in between and is_chinese(token.word) and edge and is_chinese(self.text.folded[edge - 1]):
            return True  # Chinese parts its phrases with a space
        return self.text.broken(edge, token.start) or "(" in between or ":" in between

    def _choose(self, before: list[int], after: list[int], dimensions: frozenset[str] | None) -> frozenset[str]:
        """The topics of the nearest topic phrase: right after the figure, else before it, else further after."""
        behind = [item for item in self._topicals_at(after) if self._fits(item, dimensions)]
        ahead = [
            item
            for item in self._topicals_at(before)
            if self._fits(item, dimensions) and not self.topicals[item].only_after
        ]
        next_to = [item for item in behind if self.topicals[item].first in after[:1] and not self._is_label(item)]
        near_before = [item for item in ahead if self.topicals[item].after - 1 in before[:_ADJACENT]]
        if next_to and (
            self.topicals[next_to[0]].only_after or not near_before or self._belongs_to_figure_before(before, after)
        ):
            return self._names(next_to[0])
        if near_before or ahead:
            return self._names((near_before or ahead)[0])
        plain = [item for item in behind if not (self.topicals[item].only_after or self._goes_on(after, item))]
        return self._names(plain[0]) if plain else frozenset()

    def _goes_on(self, after: list[int], item: int) -> bool:
        """ "takes 250 kg and weighs 48": the topic is of what follows."""
        words = (self.text.tokens[place].word for place in after if place < self.topicals[item].first)
        return not _AND.isdisjoint(words)

    def _topicals_at(self, places: list[int]) -> list[int]:
        return [self.by_token[place] for place in places if place in self.by_token]

    def _fits(self, item: int, dimensions: frozenset[str] | None) -> bool:
        return dimensions is None or topics()[self.topicals[item].topic].dimension in dimensions

    def _is_label(self, item: int) -> bool:
        """ "… Width: 30 cm": speaks of the figure that follows it."""
        end = self.text.tokens[self.topicals[item].after - 1].end
        return self.text.folded[end : end + 2].lstrip().startswith(":")

    def _belongs_to_figure_before(self, before: list[int], after: list[int]) -> bool:
        """ "20 cm height 30 cm width", "三种颜色 24个月质保": what stands before speaks of something else."""
        tokens = self.text.tokens
        if before[-1] > 0 and tokens[before[-1] - 1].word.isdigit():
            return not self._labels_come_first(before[-1])
        apart = self.text.folded[tokens[before[0]].end] == " "
        return apart and is_chinese(tokens[before[0]].word) and is_chinese(tokens[after[0]].word)

    def _labels_come_first(self, start: int) -> bool:
        """ "Height 20 cm width 30 cm": whether the row of topics and figures up to ``start`` begins with a topic."""
        label_first, others = False, 0
        for place in range(start, max(-1, start - _ROW), -1):
            if others == _ROW_GAP:
                break
            if place in self.by_token or self.text.tokens[place].word.isdigit():
                label_first, others = place in self.by_token, 0
            else:
                others += 1
        return label_first

    def _names(self, place: int) -> frozenset[str]:
        return frozenset({self.topicals[place].topic})
