"""Numbers that belong to what a thing is or comes in: codes of customs, 42码, 三件装."""

from __future__ import annotations

from dataclasses import replace

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Test, Words
from merchant_assistant.chat.exact.columns.labels import value_label
from merchant_assistant.chat.exact.items.bounds import is_number_field, span_of
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.numbers.levels import Levels
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import forms
from merchant_assistant.chat.exact.words.phrases import phrase

_OF_NUMBERS = (
    "pieces",
    "to",
    "products",
    "variants",
    "and",
    "or",
    "top",
    "bottom",
    "times",
)  # behind a number that counts or bounds
_CODES = ("hs_code", "barcode", "mpn")
_SHORTEST = 6  # digits of a code that stands without its field's name
_PACKS = ("pack of {n}", "set of {n}", "{n} pack", "{n}-pack", "{n} pcs", "{n} piece", "{n}{said}装", "{word}{said}装")


class Packs(Levels):
    """Makes clauses of such numbers."""

    def _coded(self, place: int) -> int:
        """``海关编码961700的``, ``HS code 8536``: a code that several products may have."""
        item = self._items[place]
        text = item.text.replace(" ", "")
        if not (item.amount or item.open) or not text.isalnum() or not any(map(str.isdigit, text)):
            return 0
        before = self._field_before()
        named = [one for one in (before.of("names") if before else ()) if one in _CODES]
        if not named and (before or len(text) < _SHORTEST or not text.isdigit()):
            return 0
        held = [one for one in named or _CODES if one in self._holdings.fields and self._holds(Test(one, (text,)))]
        if not held:
            return 0
        if before and named:
            self._pop(before)
        label = value_label(held[0], (text,), self._language)
        self._add_said(Clause(Test(held[0], (text,)), label, "value", (held[0],), item.start, item.end))
        return 1

    def _sized(self, place: int) -> int:
        """``42码``: a number right before the word for a size."""
        item, after = self._items[place], self._items[place + 1] if place + 1 < len(self._items) else None
        if item.amount is None or not item.amount.bare or after is None or after.start != item.amount.end:
            return 0
        if "size" not in after.of("names") or "size" not in self._holdings.of_concept:
            return 0
        fields = dict.fromkeys((*self._holdings.of_concept["size"], *self._called_more(after)))
        found = [clause for name in fields if (clause := self._of_size(item, name, after.end))]
        held = [clause for clause in found if self._holds(clause.condition)] or found[:1]
        if not held:
            return 0
        together = AnyOf(tuple(clause.condition for clause in held)) if len(held) > 1 else held[0].condition
        names = tuple(name for clause in held for name in clause.fields)
        self._add_said(replace(held[0], condition=together, fields=names))
        return 2

    def _bare_size(self, place: int) -> int:
        """``yoga short purple 30``: a number right behind one product that comes in such a size."""
        item, after = self._items[place], self._items[place + 1] if place + 1 < len(self._items) else None
        said = [node for node in self.nodes if isinstance(node, Clause)]
        last = self.nodes[-1] if self.nodes else None
        if item.amount is None or not item.amount.bare or item.amount.spelled or not isinstance(last, Clause):
            return 0
        if last.kind not in ("noun", "value", "sku") or (after and (after.has(*_OF_NUMBERS) or after.of("behind"))):
            return 0
        fields = self._holdings.of_concept.get("size", ())
        found = [clause for name in fields if (clause := self._of_size(item, name, item.end))]
        goods = tuple(clause.condition for clause in said)
        held = [clause for clause in found if self._holds(AllOf((*goods, clause.condition)))]
        named = tuple(clause.condition for clause in said if clause.kind in ("noun", "sku"))
        if len(held) != 1 or not named or self._look(AllOf(named), "title").passing != 1:
            return 0
        self._add_said(held[0])
        return 1

    def _of_size(self, item: Item, field: str, end: int) -> Clause | None:
        """A size in one of the columns that have sizes."""
        if item.amount and is_number_field(field, self._holdings):
            try:
                return self._bounds.clause(span_of("=", item.amount, (field,), item.start, end))
            except Unclear:  # it is measured
                return None
        return self._linker.value(replace(item, values=self._holdings.values(item.key), amount=None), field)

    def _packed(self, place: int) -> int:
        """``三件装``: of how many pieces a pack is, as names and cells write it."""
        item, *behind = self._items[place : place + 3]
        if item.amount is None or not item.amount.bare or len(behind) < 2 or not behind[0].has("pieces"):
            return 0
        pieces, packed = behind
        if packed.text not in forms("packed") or packed.start != pieces.end:
            return 0
        number = f"{item.amount.number.normalize():f}"
        written = [one.format(n=number, word=item.text, said=pieces.text) for one in _PACKS]
        conditions: list[Condition] = [Words(one, ()) for one in written if self._holds(Words(one, ()))]
        named = dict.fromkeys(value for one in written for value in self._holdings.values(key_of(one)))
        conditions += [Test(name, (value,)) for name, value in named]
        if not conditions:
            return 0
        said = f"{item.text}{pieces.text}{packed.text}"
        label = phrase(self._language, "named").format(words=said)
        if named:
            label = value_label(next(iter(named))[0], (said,), self._language)
        condition = conditions[0] if len(conditions) == 1 else AnyOf(tuple(conditions))
        self._add_said(Clause(condition, label, "noun", (), item.start, packed.end))
        return 3
