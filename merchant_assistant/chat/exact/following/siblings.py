"""Follow-ups of one thing that mean its like in another size or colour: "and in blue?", "what about size M?"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Skus, Test, Words
from merchant_assistant.chat.exact.columns.heads import Look, Rows
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.model import Chip, Reading
from merchant_assistant.chat.exact.items.replacing import about, names_in, without_words
from merchant_assistant.chat.exact.words.keys import key_of, tokens
from merchant_assistant.chat.exact.words.measures import units_of
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.chat.exact.words.synonyms import look_of
from merchant_assistant.foundation.prose import Language

_AMOUNT = re.compile(r"\d+(?:\.\d+)?\s?(?P<unit>[^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Siblings:
    """Widens what was asked before to what is called alike but for the one thing that is said anew."""

    holdings: Holdings
    rows: Rows
    look: Look
    language: Language

    def widened(self, before: Reading, now: Reading) -> Reading:
        """The question before, its names without the size or colour that the new filters replace."""
        if not now.chips:
            return before
        chips = tuple(self._chip(chip, now.chips) for chip in before.chips)
        return replace(before, chips=chips)

    def _chip(self, chip: Chip, new: Sequence[Chip]) -> Chip:
        if isinstance(chip.condition, Skus):
            return self._of_product(chip, chip.condition, new)
        condition = _renamed(chip.condition, [*self._colours(chip.condition, new), *self._sizes(chip.condition, new)])
        if condition == chip.condition:
            return chip
        return Chip(self._label(condition), condition)

    def _of_product(self, chip: Chip, skus: Skus, new: Sequence[Chip]) -> Chip:
        """One thing as what it is called without its own value: of "Gloves, S" in size M the gloves."""
        rows = self.rows(skus) if len(skus.skus) == 1 else ()
        if len(rows) != 1 or rows[0].sku != skus.skus[0]:
            return chip
        title = rows[0].title
        values = [*self._values(skus, new)]
        words = [*values, *self._measured(title, values, new), *self._colours(Words(title), new), *_amounts(title, new)]
        rest = without_words(title, words)
        if rest in ("", without_words(title, ())):
            return chip  # also where only its blanks are others
        condition = Words(rest, ())
        return Chip(self._label(condition), condition)

    def _values(self, skus: Skus, new: Sequence[Chip]) -> Iterator[str]:
        """What the thing has of the fields that are said anew."""
        for chip in new:
            for field in about(chip.condition):
                if field in self.holdings.fields:
                    yield from (figure.group or "" for figure in self.look(skus, field).figures)

    def _measured(self, title: str, values: Sequence[str], new: Sequence[Chip]) -> Iterator[str]:
        """The amounts of a title that a column says too, which is said anew: 22mm, where its diameter is to be 15."""
        units = {self.holdings.of_head.get(field, "") for chip in new for field in about(chip.condition)} - {""}
        ids = {unit.id for word in units for unit in units_of(word)}
        for found in _AMOUNT.finditer(title):
            number = found[0].removesuffix(found["unit"]).strip()
            if number in values and ids & {unit.id for unit in units_of(found["unit"])}:
                yield found[0]

    def _colours(self, condition: Condition, new: Sequence[Chip]) -> list[str]:
        """The words for a colour in a name, where another colour is said."""
        if not any("colour" in self._told(chip) for chip in new):
            return []
        words = (token.text for name in names_in(condition) for token in tokens(name))
        return [word for word in words if look_of(key_of(word)) == "colour"]

    def _sizes(self, condition: Condition, new: Sequence[Chip]) -> Iterator[str]:
        """The words of a name that are values of a field which is said anew: 58 of "Road-650 58" in another size."""
        fields = {field for chip in new if isinstance(chip.condition, Test) for field in about(chip.condition)}
        for token in (token for name in names_in(condition) for token in tokens(name)):
            if any(field in fields for field, _ in self.holdings.whole.get((token.key,), ())):
                yield token.text

    def _told(self, chip: Chip) -> set[str]:
        return {one for field in about(chip.condition) for one in (field, self.holdings.concept_of(field))}

    def _label(self, condition: Condition) -> str:
        return phrase(self.language, "named").format(words=next(names_in(condition)))


def _amounts(title: str, new: Sequence[Chip]) -> Iterator[str]:
    """The amounts of a title that are said anew in the same unit: 100W, where 200W is said."""
    names = (name for chip in new for name in names_in(chip.condition))
    units = {found["unit"].casefold() for name in names for found in _AMOUNT.finditer(name)}
    yield from (found[0] for found in _AMOUNT.finditer(title) if found["unit"].casefold() in units)


def _renamed(condition: Condition, words: Sequence[str]) -> Condition:
    """The condition with names that lack these words."""
    match condition:
        case Words(text=text) if rest := without_words(text, words):
            return replace(condition, text=rest)
        case AnyOf(inner):
            return AnyOf(tuple(_renamed(one, words) for one in inner))
        case AllOf(inner):
            return AllOf(tuple(_renamed(one, words) for one in inner))
    return condition
