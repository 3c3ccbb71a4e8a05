"""What a question asks for that no catalogue holds, or that this one cannot tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.inquiry import Condition, Finding, Inquiry, Row, Words
from merchant_assistant.chat.exact.checking.silence import things_named
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.values.naming import Asked
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.keys import is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import concepts, forms
from merchant_assistant.chat.exact.words.measures import currencies
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.foundation.prose import Language, asked_in

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.foundation.cancel import CancelToken

# What is like one thing in this, and compared with it in that: no one column tells which those are.
_OF_THE_SAME = re.compile(r"\bthan\b.*\b(?:in|of|from|by) the same \w+[?.! ]*$", re.IGNORECASE)
_STRONG = ("count", "sum", "average", "median", "share", "worth", "range", "group", "most", "least")


@dataclass
class Refusing:
    """One question over what the catalogue holds."""

    catalogue: Catalogue
    holdings: Holdings
    text: str
    cancel: CancelToken | None
    _held: dict[Condition, bool] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def language(self) -> Language:
        """That of the question."""
        return asked_in(self.text)

    def _refuse(self, items: Sequence[Item]) -> None:
        """Raises :class:`Unclear` for what no catalogue holds."""
        self._refuse_file()
        if _OF_THE_SAME.search(self.text):
            raise Unclear(phrase(self.language, "not_computed"), declined=True, sure=True)
        for item in items:
            unknown = item.of("unknowable")
            if item.text in forms("contacts") and self.holds(Words(item.text)):
                continue  # goods are called so
            if unknown and not (item.has("filler", "in_stock") or item.values or self._has_column(item)):
                what = next((one for one in unknown if is_han(one[0]) == (self.language == "zh")), unknown[0])
                of_field = any(item.of("names") or item.of("asks") for item in items)
                named = things_named(items, self.holds)
                sure = of_field and (bool(named) or not any(one.open for one in items))
                sure = sure or (what in forms("contacts") and any(one.values for one in items))
                raise Unclear(phrase(self.language, "not_in_data").format(what=what), declined=True, sure=sure)

    def _refuse_file(self) -> None:
        """Raises :class:`Unclear` where a file is named of several by all of its words: "in home and garden"."""
        words = " ".join(key_of(self.text))
        for file in self.holdings.files if len(self.holdings.files) > 1 else ():
            stem = key_of(re.sub(r"[-_.]+", " ", file.rsplit(".", 1)[0]))
            whole = len(stem) > 1 and f" {' '.join(stem)} " in f" {words} "
            if whole and not self.holdings.values(stem) and not self.holds(Words(" ".join(stem))):
                text = phrase(self.language, "by_file").format(file=file)
                raise Unclear(text, declined=True, sure=True)

    def _has_column(self, item: Item) -> bool:
        """Whether a word for what no catalogue holds is a column of this one (sale count), or may be told in texts."""
        meant = (*item.of("names"), *item.of("high"), *item.of("low"))
        told = any(not concepts()[one].set_by_shop for one in item.of("names"))
        return told or bool(item.fields) or any(one in self.holdings.of_concept for one in meant)

    def _refuse_currency(self, unread: Sequence[str], asked: Asked) -> None:
        """Raises :class:`Unclear` where amounts are wanted in a currency that they are not written in."""
        other = next((money for word in unread if (money := currencies(word))), ())
        held = self.holdings.units.get(asked.field, ())
        if other and held:
            told = phrase(self.language, "comma").join(held)
            text = phrase(self.language, "other_currency").format(currencies=told, asked=other[0])
            raise Unclear(text, declined=True, sure=True)

    def _is_computed(self, items: Sequence[Item]) -> bool:
        """Whether a question surely wants a figure, a ranking or what is of some days, which no passage could give."""
        if any(name in self.holdings.days for item in items for name in item.fields):
            return True
        return any(
            item.days or item.has(*_STRONG) or item.of("high") or item.of("low") or set(item.of("before")) - {"~"}
            for item in items
        )

    def holds(self, condition: Condition) -> bool:
        """Whether a condition holds of any product; asked once for each question."""
        if condition not in self._held:
            finding = self.catalogue.answer(Inquiry("count", where=condition, limit=0), self.cancel)
            self._held[condition] = finding.passing > 0
        return self._held[condition]

    def rows(self, condition: Condition) -> Sequence[Row]:
        """The products that a condition holds of."""
        return self.catalogue.answer(Inquiry("list", where=condition), self.cancel).rows

    def variants(self, condition: Condition) -> Sequence[Row]:
        """The variants, and the products without any."""
        return self.catalogue.answer(Inquiry("list", "variants", condition), self.cancel).rows

    def look(self, condition: Condition, field: str) -> Finding:
        """What the products that a condition holds of have of a field."""
        return self.catalogue.answer(Inquiry("values", where=condition, field=field), self.cancel)
