"""Finds the fields that a question names, and by which of them it groups."""

from __future__ import annotations

import re
from collections.abc import Sequence

from merchant_assistant.catalogue.inquiry import (
    TIMES,
    AllOf,
    Condition,
)
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.catalogue.query import VARIANTS
from merchant_assistant.chat.exact.columns.heads_of_columns import keys_of_column
from merchant_assistant.chat.exact.columns.labels import field_label
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.walking import fields_of, held
from merchant_assistant.chat.exact.values.naming import Naming, names
from merchant_assistant.chat.exact.values.options import Options
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import forms
from merchant_assistant.chat.exact.words.phrases import phrase

_MONEY = ("price", "cost", "compare_at_price", "discount", "margin", *TIMES)
_NUMBERS = (*_MONEY, "stock", "weight", "moq", "carton", "lead_time")
_BRACKETS = re.compile(r"\s*[(\[（【].*$")
_TEXTS = {"description", "title", "name"}  # that are different for each product
_PRICES = ("price", "compare_at_price")  # both are called the regular one
_OF_WORTH = {"worth": ("price", "stock")}  # fields that are told by what is wanted
_MOST_WANTED = 500  # things that a list is asked for; a longer number is a code


class Fielding(Naming):
    """Finds the fields that a question names, and by which of them it groups."""

    def _group(self) -> None:
        """``per brand``, ``for each category``, ``按品牌``, ``每个类别``."""
        if wise := self.first("wise"):
            self._group_before(wise)
        for place, item in enumerate(self.items):
            if not item.has("group"):
                continue
            self._use(
                *(
                    one
                    for one in self.items[place + 1 :]
                    if (one.has("group") and one.has("filler")) or one.text in ("各", *forms("parted"))
                )
            )
            for after in self.items[place + 1 :]:
                if names(after) or after.fields:
                    if set(names(after)) & _TEXTS:
                        self._use(item, after)  # by the description: as it says
                    elif not self._is_number(after):
                        self.asked.group = self._one(after)
                        self._use(item, after)
                    return
                if after.has("products", "variants") and not self.first("average", "median"):
                    self._use(item)
                if not after.has("filler", "different", "pieces", "products", "variants"):
                    return
            return

    def _group_before(self, wise: Item) -> None:
        """``brand-wise``, ``category wise``."""
        said = [item for item in self.items if item.start < wise.start and item.text != "-"]
        field = said[-1] if said else None
        if field is None or not (names(field) or field.fields):
            return
        if self._is_number(field):
            self._use(wise)  # price wise: the field by which things are ordered
            return
        self.asked.group = self._one(field)
        self._use(wise, field, *(item for item in self.items if item.text == "-"))

    def _field(self, near: Item | None, *, numbers: bool = False) -> str:
        """The field that an operation is of: the nearest one that is named."""
        fields = [item for item in self._field_items() if not numbers or self._is_number(item)]
        if near is None or not fields:
            if near is not None and numbers and (texts := self._field_items()):
                name = field_label(self._one(texts[0]), self._language)
                raise Unclear(phrase(self._language, "not_numbers").format(field=name), declined=True)
            return ""
        nearest = min(fields, key=lambda item: (abs(item.start - near.start), item.start))
        self._use(nearest)
        return self._one(nearest)

    def _number_of_variants(self, near: Item) -> str:
        """Variants behind the most or least are what is compared: "the most variants"."""
        behind = next((item for item in self.items if item.start >= near.end and not item.is_filler), None)
        if behind is None or not behind.has("variants") or not self.first("products"):
            return ""
        self._use(behind)
        return VARIANTS

    def _text_field(self) -> Item | None:
        return next((item for item in self._field_items() if not self._is_number(item)), None)

    def _field_items(self) -> list[Item]:
        """The fields that are named and not yet taken; a noun for one wins over a verb that may ask for another."""
        found = [item for item in self.items if names(item) or item.fields]
        found = [item for item in found if not any(item is one for one in self.asked.used) and not self._is_told(item)]
        known = [item for item in found if item.fields or any(one in self._holdings.of_concept for one in names(item))]
        nouns = [item for item in known if item.fields or item.of("names")]
        if nouns:
            self._refuse_unheld(found)
            self._use(*(item for item in found if not (item.fields or item.of("names"))))
            return nouns
        if known:
            verbs = [item for item in known if item.key[:2] not in map(key_of, forms("how_much"))]
            self._use(*(item for item in known if verbs and item not in verbs))  # how much does it weigh
            return verbs or known
        return [item for item in found if not item.has("filler", "products", "variants", "in_stock", "pieces")]

    def _refuse_unheld(self, found: Sequence[Item]) -> None:
        """Raises :class:`Unclear` where a verb asks for a field that there is none of: "which brand is best rated"."""
        for item in found:
            asked = item.of("asks")
            other = item.of("names") or item.fields or item.has("filler", "products", "variants", "in_stock", "pieces")
            if asked and not other and not {"price", *self._holdings.of_concept} & {*asked}:
                held(asked[0], self._holdings, self._language)

    def _is_told(self, item: Item) -> bool:
        """Whether a clause has said already what is said of a field ("in the care column")."""
        told = {name for clause in self.clauses if clause.kind in ("value", "blank", "text") for name in clause.fields}
        meant = [*item.fields, *(name for one in names(item) for name in self._holdings.of_concept.get(one, ()))]
        return any(name in told for name in meant)

    def _is_number(self, item: Item) -> bool:
        named = self._one_or_none(item)
        return named in self._holdings.units or any(one in _NUMBERS for one in names(item))

    def _one_or_none(self, item: Item) -> str:
        try:
            return self._one(item)
        except Unclear:
            return ""

    def _one(self, item: Item) -> str:
        """The one field that an item means. Raises :class:`Unclear` where it may be one of several."""
        if regular := self._regular_price(item):
            return regular
        try:
            fields = fields_of(item, self._holdings, self._language)
        except Unclear:
            if not (option := self._options.of_size(names(item))):
                raise
            fields = (option,)
        fields = _called_so(item, fields)
        fields = self._held_by_things(fields) if len(fields) > 1 else fields
        if len(fields) == 1 and fields[0].startswith(ATTRIBUTE) and self._options.are_silent_on(fields[0]):
            fields = (self._options.of_size(names(item)) or fields[0],)
        own = [name for name in fields if ":" not in name]
        if len(fields) > 1 and not own:
            labels = dict.fromkeys(self._holdings.heads.label(name, self._language) for name in fields[:3])
            apart = labels if len(labels) > 1 else [name.removeprefix(ATTRIBUTE) for name in fields[:3]]
            told = phrase(self._language, "or").join(apart)
            raise Unclear(phrase(self._language, "which_field").format(fields=told))
        return (own or list(fields))[0]

    @property
    def _options(self) -> Options:
        """What the named things come in."""
        return Options(self._holdings, self._look if self._where else None, self._where or AllOf(()))

    @property
    def _where(self) -> Condition | None:
        """What the things are that are asked about, if only those of the question before."""
        return AllOf(tuple(clause.condition for clause in self.clauses)) if self.clauses else self.around

    def _is_unsaid(self, item: Item) -> bool:
        """Whether the attribute that a word names is one that the named things have not."""
        return bool(item.fields) and all(map(self._options.are_silent_on, item.fields))

    def _regular_price(self, item: Item) -> str:
        """Of one thing the price before the discount where it has one, else its price; '' for more things."""
        if {*_PRICES} - {*item.of("names")} or not ({*_PRICES} <= {*self._holdings.of_concept}) or not self._look:
            return ""
        where = AllOf(tuple(clause.condition for clause in self.clauses))
        before = self._look(where, "compare_at_price") if self.clauses else None
        if before is None or before.passing != 1:
            return ""
        return "price" if before.blank else "compare_at_price"

    def _held_by_things(self, fields: Sequence[str]) -> tuple[str, ...]:
        """Of columns that are one thing those that what is asked about has; of two that read alike the fuller one."""
        for of in (self._where, self.around):
            if of and self._look and len(fields) > 1:
                found = {name: self._look(of, name) for name in fields}
                fields = [name for name, told in found.items() if told.passing > told.blank] or fields
                if len({tuple(figure.group for figure in found[name].figures) for name in fields}) == 1:
                    fields = fields[:1]  # columns that say the same of these
        fullest = sorted(fields, key=lambda name: (":" in name, "(" in name, -self._holdings.fields[name].products))
        alike = len({key_of(_bare(name)) for name in fields}) == 1
        return tuple(fullest[:1] if alike else fields)


def _called_so(item: Item, fields: Sequence[str]) -> tuple[str, ...]:
    """Of several columns the one that has the very word in its name: of "Bin Loc" and "Whse" which bin."""
    having = [name for name in fields if any(item.key[-1:] == key[:1] for key in keys_of_column(name))]
    return (having[0],) if len(having) == 1 and "location" in item.of("names") else tuple(fields)


def _bare(field: str) -> str:
    """An attribute's name without what stands in brackets behind it: a color (facet) is a color."""
    return _BRACKETS.sub("", field.removeprefix(ATTRIBUTE))
