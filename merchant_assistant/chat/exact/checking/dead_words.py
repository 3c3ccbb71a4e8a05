"""Words that nothing is called by, beside words that something is: a reading that rests on them tells too little.

Of "bearings for a BS-18 saw" no name says saw, and there are bearings for it all the same; of "shoes and balls" no name
says balls, and a figure of the shoes alone would pass for one of both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Skus, Test, Words
from merchant_assistant.chat.exact.columns.heads import is_sort_of_goods
from merchant_assistant.chat.exact.columns.model import Chip, Reading
from merchant_assistant.chat.exact.items.replacing import is_of_audience
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import cells_for
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.chat.exact.words.synonyms import look_of

_SORTS = ("category", "subcategory")
_ADDED_UP = ("sum", "average", "median", "share", "count", "lowest", "highest")


@dataclass(frozen=True, slots=True)
class DeadWords:
    """Looks for them in one reading. ``count``: of how many products all of some conditions hold."""

    reading: Reading
    count: Callable[[tuple[Condition, ...]], int]

    def asked_back(self, passing: int) -> str:
        """What is asked back; '' where no word is dead."""
        if self.reading.wanted == "exists" and not passing:
            return self._beside_goods()  # of carpets or rugs there are none, whichever word names call them by
        return (self._of_half() if passing else self._beside_goods() or self._said_of_half()) or ""

    def _beside_goods(self) -> str:
        """Where nothing is left by a word alone that no name has, though goods are named besides.

        Whether there are any is answered by no, and so is what is asked of a maker: Casio watches.
        """
        if self.reading.wanted == "exists":
            return ""
        for chip in self.reading.chips:
            others = tuple(one.condition for one in self.reading.chips if one is not chip)
            word = _called(chip.condition)
            if (
                _is_proper(word)
                or look_of(key_of(word))
                or not any(_names_goods(one) for one in self.reading.chips if one is not chip)
            ):
                continue
            goods = tuple(one.condition for one in self.reading.chips if one is not chip and _names_goods(one))
            if not self.count((chip.condition, *goods)) and (left := self.count(others)):
                return phrase(self.reading.language, "none_by_use").format(words=word, count=f"{left:,}")
        return ""

    def _of_half(self) -> str:
        """Where figures are of two sorts of goods together of which one is not there by this name."""
        inquiry = self.reading.inquiry
        if inquiry.operation not in _ADDED_UP or inquiry.group or self.reading.wanted == "exists":
            return ""
        return self._said_of_half()

    def _said_of_half(self) -> str:
        word = self._half_that_is_none()
        return phrase(self.reading.language, "half_unheld").format(words=word) if word else ""

    def remark(self) -> str:
        """What is said behind an answer of one of two sorts of goods, where the other is not there by this name."""
        word = self._half_that_is_none()
        return phrase(self.reading.language, "half_none").format(words=word) if word else ""

    def _half_that_is_none(self) -> str:
        """The word of one of several sorts that nothing is called by; '' where all are there."""
        for condition in (chip.condition for chip in self.reading.chips):
            either = condition.conditions if isinstance(condition, AnyOf) else ()
            for word, one in ((_called(one), one) for one in either):
                if word and not look_of(key_of(word)) and not self.count((one,)):
                    return word
        return ""


def _is_proper(word: str) -> bool:
    """Whether this is no noun: nothing, or a name."""
    return not word or word[0].isupper() or key_of(word) in cells_for("brands")


def _names_goods(chip: Chip) -> bool:
    """Whether a filter says what goods are meant, not only for whom or of what colour."""
    return not is_of_audience(chip) and any(map(_is_of_sort, _parts(chip.condition)))


def _is_of_sort(condition: Condition) -> bool:
    match condition:
        case Skus():
            return True
        case Test(field=field, values=values):
            return field in _SORTS and bool(values)
        case Words(text=text):
            return is_sort_of_goods(key_of(text))
    return False


def _parts(condition: Condition) -> Iterator[Condition]:
    match condition:
        case AllOf(inner) | AnyOf(inner):
            for one in inner:
                yield from _parts(one)
        case _:
            yield condition


def _called(condition: Condition) -> str:
    """The noun by which a condition goes, where it goes by names alone; the first of several forms."""
    either = condition.conditions if isinstance(condition, AnyOf) else (condition,)
    words = [one.text for one in either if isinstance(one, Words)]
    return words[0] if len(words) == len(either) else ""
