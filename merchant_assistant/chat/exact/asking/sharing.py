"""Finds what part of a whole is asked for, whether all are so, and what the stock is worth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from merchant_assistant.chat.exact.asking.ordering import is_high, is_low
from merchant_assistant.chat.exact.asking.tallying import Counting
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.values.naming import names
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.lexicon import Sense, forms
from merchant_assistant.chat.exact.words.phrases import phrase

_PRICES = {"price", "cost", "compare_at_price"}
_NEVER_ADDED = ("size", "pack", "carton", "lead_time", "warranty", "age")
_INSIDE = re.compile("[里中内](?:面|头)?[^里中内]{0,3}占")
_AMONG = re.compile(r"\b(?:among|amongst|within|out of)\b", re.IGNORECASE)

_TIED = "所压"  # money tied up is what was paid, where that is held


class Sharing(Counting):
    """Finds what part of a whole is asked for, whether all are so, and what the stock is worth."""

    def _worth(self) -> bool:
        stocked = bool(self._of_fields("stock")) or any(one.kind == "stock" for one in self.clauses)
        money = self._of_fields("price", "cost", "compare_at_price")
        money += [item for item in self.items if {*item.fields} & _PRICES and not any(item is one for one in money)]
        item = self.first("times") if stocked and money else None
        item = item or next((one for one in self.all("worth") if stocked or not one.has("worth_of_stock")), None)
        if item is None:
            return False
        costs = any("cost" in (*one.fields, *one.of("names")) for one in money)
        costs = costs or any("cost" in one.text.casefold().split() for one in self.all("worth"))  # stock at cost
        tied = (
            not money
            and any(one.text.startswith(_TIED) for one in self.all("worth"))
            and "cost" in self._holdings.of_concept
        )
        at = "cost" if costs or tied or "stock_cost" in names(item) else "stock"
        at = "compare_at_price" if any("compare_at_price" in one.fields for one in money) else at
        self._held("cost" if at == "cost" else "price"), self._held("stock")
        if self._is_of_each():
            self._as_field(item, "stock_cost" if at == "cost" else "stock_value", money)
            return False
        self._use(item, *self.all("worth", "times", "sum", "average", "count", "list", "group"), *money)
        self._use(*self._of_fields("stock"))
        self._set("sum", "worth", at)
        return True

    def _is_of_each(self) -> bool:
        """Whether it is told of each product or group what its stock is worth, not of all together."""
        ranks = ("most", "least", "top", "bottom", "ranked", "average", "median", "leads", "share")
        return bool(self.asked.group or self.first(*ranks) or any(is_high(one) or is_low(one) for one in self.items))

    def _as_field(self, item: Item, name: str, money: Sequence[Item]) -> None:
        """Takes words of worth for the name of the field that has it of each thing."""
        named = replace(item, senses=frozenset({Sense("names", name)}))
        self.items = [named if one is item else one for one in self.items]
        self._use(*self.all("worth", "times"), *(one for one in money if one is not item), *self._of_fields("stock"))

    def _share(self) -> bool:
        item = self.first("share")
        reduced = any("discount" in (*names(one), *one.of("high"), *one.of("low")) for one in self.items)
        if item is None or not self.clauses or reduced:
            return False
        added = [
            one for one in self._field_items() if self._is_number(one) and not self._is_told(one) and one.of("names")
        ]
        of = self._one(added[0]) if len(added) == 1 else ""
        if added and not self._adds_up(of):
            raise Unclear(phrase(self._language, "not_computed"))  # of what prices add up to
        if of and added[0].text.casefold() in forms("stock_or_range") and not self.first("sum", "pieces"):
            raise Unclear(phrase(self._language, "products_or_pieces"))
        self._use(*self.all("share", "count", "sum"), *added)
        self._set("sum" if of else "share", "part" if of else "figure", of)
        self.asked.base = tuple(self._base(item))
        return True

    def _base(self, share: Item) -> Sequence[Clause]:
        """Of what the share is: in English what stands before the verb, in Chinese what stands before 中."""
        if len(self.clauses) < 2 or any(form in self._text for form in forms("of_whole")):
            return ()
        parting = ("within",) if self._language == "zh" else ("within", "polar", "exists")
        signs = [item.start for item in self.items if item.has(*parting)]
        signs = [at for at in signs if self._language == "zh" or at > share.start]
        if self._language == "zh" and not signs and share.text.startswith(forms("takes")):
            return self._base_of_taking(share)
        if behind := self._behind_among(signs):
            return behind
        before = [clause for clause in self.clauses if signs and clause.start < signs[0]]
        if signs and not before and self._language == "en" and not self._is_parted_by_having(signs[0]):
            return ()  # what part of our catalogue is oak
        if not before or len(before) == len(self.clauses):
            inside = before and self._language == "zh" and _INSIDE.search(self._text, before[-1].start)
            before = before[-1:] if inside else self.clauses[:1]  # 黑色商品在杯壶里占多少
        return before

    def _is_parted_by_having(self, sign: int) -> bool:
        return any(item.start == sign and item.has("with") for item in self.items)

    def _behind_among(self, signs: Sequence[int]) -> Sequence[Clause]:
        """Of ``share of black products among mugs`` the mugs, which stand behind."""
        first = self.clauses[0]
        found = _AMONG.search(self._text, first.end)
        if signs or found is None:
            return ()
        behind = [clause for clause in self.clauses if clause.start >= found.start()]
        return behind if len(behind) < len(self.clauses) else ()

    def _all_of(self) -> bool:
        """``does everything have a barcode``, ``are all mugs in stock``, ``所有产品都有货吗``."""
        if not (self.first("every") and self.clauses and self._is_polar()) or self.first("which", "list", "what"):
            return False
        if any(form in self._text.casefold() for form in forms("of_one_kind")):
            raise Unclear(phrase(self._language, "not_computed"), declined=True)
        told = self._told_of_all()
        self._use(*self.all("every", "polar"))
        self._set("share", "every", "")
        self.asked.base = tuple(clause for clause in self.clauses if clause not in told)
        return True

    def _told_of_all(self) -> Sequence[Clause]:
        """What is said of all of them: the last condition, and those that an "and" joins to it."""
        said = sorted((one for one in self.clauses if one.kind not in ("noun", "sku")), key=lambda one: one.start)
        told = said[-1:] or self.clauses[-1:]
        ands = [item.start for item in self.all("and")]
        for clause in reversed(said[:-1]):
            if any(clause.start < at < told[-1].start for at in ands):
                told.append(clause)
        return told

    def _adds_up(self, field: str) -> bool:
        """Whether what products have of a field is told as a sum where several are asked about."""
        return self._holdings.concept_of(field) in ("stock", "on_order", "stock_value", "stock_cost")

    def _is_polar(self) -> bool:
        first = self.items[0] if self.items else None
        begins = first is not None and first.has("polar") and all(first.start <= node.start for node in self._nodes)
        return begins if self._language == "en" else self.first("polar") is not None
