"""Codes beside a word of the head of their column: "class A items", "grade 2", A类, C级."""

from __future__ import annotations

import re
from dataclasses import replace

from merchant_assistant.catalogue.inquiry import Test
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.heads_of_columns import keys_of_column
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.labels import value_label
from merchant_assistant.chat.exact.columns.words_of_values import Named
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.values.on_days import OnDays
from merchant_assistant.chat.exact.words.keys import is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import forms

_LEAD = re.compile(r"[A-Za-z甲乙丙丁]|\d{1,2}")


class Graded(OnDays):
    """Makes clauses of such codes."""

    def _graded(self, place: int) -> int:
        for first, last in ((place, place + 1), (place + 1, place)):
            if max(first, last) >= len(self._items):
                return 0
            code, word = self._items[first], self._items[last]
            if clause := self._in_aisle(code, word):
                self._add_said(clause)
                return 2
            named = self._graded_as(code, word)
            if not named:
                continue
            code = replace(code, values=named, amount=None)
            clause = self._linker.value(code, named[0][0])
            if clause is not None:
                self._add_said(replace(clause, start=min(code.start, word.start), end=max(code.end, word.end)))
                return 2
        return 0

    def _in_aisle(self, code: Item, word: Item) -> Clause | None:
        """``A区``, ``aisle 3``: every place of the column of places that begins so."""
        fields = self._holdings.of_concept.get("location", ())
        if word.key not in map(key_of, forms("aisles")) or not _LEAD.fullmatch(code.text) or code.sku:
            return None
        ends = "[A-Za-z]" if code.text.isalpha() else r"[A-Za-z\d]"  # A区 has A12, aisle 3 has no 31
        begins = re.compile(rf"{re.escape(code.text)}(?!{ends})", re.IGNORECASE)
        for name in fields:
            held = self._holdings.values_of(name)
            values = tuple(filter(begins.match, held))
            if values and len(values) < len(held):
                label = value_label(name, (f"{code.text}…",), self._language)
                return Clause(Test(name, values), label, "value", (name,), min(code.start, word.start), word.end)
        return None

    def _graded_as(self, code: Item, word: Item) -> tuple[Named, ...]:
        """The values of the one column of which the head has the word, and that are called so."""
        names = word.open or (word.of("names") and not word.is_filler) or is_han(word.text)
        if code.sku or word.sku or word.amount or word.fields or not (names and _may_be_code(code)):
            return ()
        values = code.values or self._holdings.values(code.key)
        named = tuple(one for one in values if key_of(one[1]) == code.key and _is_word_of(word, one[0], self._holdings))
        return named if len({name for name, _ in named}) == 1 else ()


def _may_be_code(item: Item) -> bool:
    """Whether it is a letter, a number or a code: no word, which may be of what things are."""
    text = item.text
    return (len(text) == 1 and text.isalnum()) or any(map(str.isdigit, text)) or text.isupper()


def _is_word_of(word: Item, field: str, holdings: Holdings) -> bool:
    if not field.startswith(ATTRIBUTE):
        return False
    if is_han(word.text):
        heads = [head for form in forms("grades") if word.text == form for head in form]
        return any(sign in field for sign in heads)
    if holdings.named.get(word.key) == (field,):  # grade A of 等级
        return True
    return len(word.key) == 1 and any(word.key[0] in key for key in keys_of_column(field))
