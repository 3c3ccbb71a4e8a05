"""What is counted: products, the values of a field, or the pieces in stock."""

from __future__ import annotations

import re

from merchant_assistant.catalogue.inquiry import AllOf, Condition, Not, Test
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.asking.ordering import ADDED
from merchant_assistant.chat.exact.asking.ranking import Ranking
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.telling.phrasing import MONEY
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.lexicon import forms
from merchant_assistant.chat.exact.words.phrases import phrase

_BESIDE = 3  # characters between two words that belong together
_BEHIND_NUMBER = re.compile(r"\d\s?$")  # "a minimum order of 1 carton" counts no cartons
_INSIDE = re.compile(r"\b(?:in|of|from|under|within)(?: the| our)?\s*$", re.IGNORECASE)


class Counting(Ranking):
    """Finds what "how many" asks for."""

    def _counted(self) -> bool:
        item = self.first("count") or self._leading_pieces()
        if item is None:
            return False
        self._use(*self.all("count", "sum", "different"))
        self._use(*(one for one in self._field_items() if self._is_place(one)))
        fields = [one for one in self._field_items() if self._is_counted(one, item)]
        of = next((one for one in fields if not (one.has("products") and self._is_unsaid(one))), None)
        self._use(*(one for one in fields[:1] if of is None))
        if of and self.asked.group and self._is_number(of):
            self._use(of)
            self._set("sum", "figure", self._one(of))
            return self._holdings.concept_of(self.asked.field) in ADDED
        if of and not self.asked.group:
            self._use(of)
            self._count_of(of, told=self._is_told_behind(of, item))
        elif not self._counted_pieces():
            self._refuse_sum(item)
            self._set("count", "figure", "")
            self.asked.group = self.asked.group or self._told_apart()
        return True

    def _is_place(self, of: Item) -> bool:
        """Whether a field's name only says where goods are kept, or that all of its values count together.

        ``in the men's jackets category``, ``男装夹克分类里``, ``in all sizes together``.
        """
        before = [item for item in self.items if item.end <= of.start]
        if before and before[-1].has("every") and of.start - before[-1].end <= 1 and self.first("pieces"):
            return True
        if not {"category", "subcategory"} & {*of.of("names")}:
            return False
        kept = next((one for one in self.clauses if one.kind == "noun" and 0 <= of.start - one.end <= _BESIDE), None)
        if kept is None:
            return False
        if self._language == "zh":
            return self._text[of.end :].lstrip().startswith(forms("inside"))
        return bool(_INSIDE.search(self._text[: kept.start]))

    def _is_told_behind(self, of: Item, count: Item) -> bool:
        """Whether 多少 stands right behind a field's name and ends the question: 厨师刀海关编码多少, 编码是几."""
        is_what = self._text[of.end : count.end] in forms("is_what")
        if is_what and not self._text[count.end :].strip("?？ 。"):
            return bool(self.clauses)
        said = self._language == "zh" and count.text in forms("what_is_it") and of.end == count.start
        return said and bool(self.clauses) and not self._text[count.end :].strip("?？ 。")

    def _leading_pieces(self) -> Item | None:
        """``units of cable ties in stock``: pieces that begin a question of stock."""
        first = self.items[0] if self.items else None
        stocked = any(clause.kind == "stock" for clause in self.clauses)
        begins = first is not None and all(first.start <= node.start for node in self._nodes)
        return first if first and begins and stocked and first.has("pieces") else None

    def _count_of(self, of: Item, *, told: bool) -> None:
        """``how many brands``, ``how much stock``, ``多少颜色``."""
        named = self._one(of)
        if any(clause.kind == "bound" and named in clause.fields for clause in self.clauses):
            self._set("count", "figure", "")  # how many go for less than 20
        elif named in MONEY and self._language == "en":
            raise Unclear(phrase(self._language, "one_at_a_time"))  # "how many" is never answered with an amount
        elif (not self._is_number(of) or self._is_chosen(named)) and not told:
            self._set("distinct", "figure", named)
        elif named in (*self._holdings.of_concept.get("stock", ()), *self._holdings.of_concept.get("on_order", ())):
            each = self._is_each(self.all("group"))
            self._use(*(self.all("group") if each else ()))
            self._set(*(("values", "look") if each else ("sum", "figure")), named)
        elif self._is_total(named):
            self._set("sum", "figure", named)
        else:
            self._set("values", "look", named)

    def _is_total(self, named: str) -> bool:
        """Whether the total of what adds up is asked for: 评论总数, 总销量."""
        total = any(form in self._text for form in forms("totals"))
        return total and self._holdings.concept_of(named) in ADDED

    def _is_chosen(self, field: str) -> bool:
        """Whether it is a column in which variants differ: of the capacities of a disk it is asked how many."""
        held = self._holdings.fields.get(field)
        if self._language == "zh" and "种" not in self._text:
            return False  # 哪些码数 wants the sizes themselves
        return held is not None and held.of_variants and field.startswith(ATTRIBUTE)

    def _counted_pieces(self) -> bool:
        """``how many burgundy aprons in stock``, ``how many are left``, ``how many units``."""
        if any(_is_none_left(clause.condition) for clause in self.clauses):
            return False  # of what there is nothing left, no pieces are counted
        stocked = any(clause.kind == "stock" for clause in self.clauses)
        named = any(clause.kind in ("noun", "sku") for clause in self.clauses)
        told = self._counts_pieces() and self.first("pieces")  # units, not products
        if stocked and (named or self.clauses[1:]) and self._is_summed():
            self._set("sum", "figure", self._held("stock"))
            return True
        if stocked and named and not told and not self.first("products", "variants"):
            self._set("count", "pieces", "")
            return True
        if named and not told and self._is_possessed():
            self._set("count", "pieces", "")
            return True
        if (stocked and self._left and not self.first("products", "variants", "which")) or self._counts_pieces():
            self._set("sum", "figure", self._held("stock"))
            return True
        return False

    def _refuse_sum(self, count: Item) -> None:
        """Raises :class:`Unclear` where numbers of goods are added up, which may be products or pieces: 合计…的数量."""
        adds = any(item.text in forms("adds_up") for item in self.items)
        sorts = self.first("products", "variants") or any(form in self._text for form in forms("counts_sorts"))
        stocked = bool(self._holdings.of_concept.get("stock"))
        if self._language == "zh" and adds and stocked and self.clauses and not sorts and not count.has("products"):
            raise Unclear(phrase(self._language, "products_or_pieces"))

    def _is_summed(self) -> bool:
        """``how many bulbs do we have in stock altogether``, ``球泡灯总共多少现货``: of goods, not of products."""
        if self.first("products", "variants") or any(form in self._text for form in forms("counts_sorts")):
            return False
        return any(item.has("sum") for item in self.items)

    def _is_possessed(self) -> bool:
        """``how many bath towels do we still have``: of goods that there is one of, its pieces."""
        if not self._holdings.of_concept.get("stock") or self.first("products", "variants", "different"):
            return False
        said = f" {self._text.casefold().rstrip('?!. ')} "
        return self._language == "en" and any(f" {form} " in said for form in forms("possessed"))

    def _counts_pieces(self) -> bool:
        """Whether units are counted, not products: "how many units are in stock", "how many WB-1 do we have"."""
        if self._language == "zh":
            return any(clause.kind == "sku" for clause in self.clauses) and not self.first("products", "variants")
        named = any(clause.kind == "sku" for clause in self.clauses)
        counted = any(not _BEHIND_NUMBER.search(self._text[: one.start]) for one in self.all("pieces"))
        return (counted or named) and not self.first("products", "variants")


def _is_none_left(condition: Condition) -> bool:
    """Whether it is that there is nothing in stock."""
    if isinstance(condition, AllOf):
        return any(map(_is_none_left, condition.conditions))
    if isinstance(condition, Not) and isinstance(some := condition.condition, Test):
        return some.field == "stock" and some.low == 0 and some.low_open
    return isinstance(condition, Test) and condition.field == "stock" and condition.high == 0
