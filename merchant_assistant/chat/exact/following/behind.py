"""A question behind another one: whether it goes on from that, and as what it is read then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Operation, Skus, Test
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.checking.refusing import Refusing
from merchant_assistant.chat.exact.columns.model import Chip, Reading
from merchant_assistant.chat.exact.following.following import (
    followed,
    is_of_things,
    names_others,
    of_it_alone,
    together,
)
from merchant_assistant.chat.exact.following.going_on import (
    SHOP,
    Going,
    asks_for_several,
    attributes,
    is_following,
    is_hanging,
    is_indefinite,
    is_of_stock,
    speaks_of_all,
    tells_of_one,
)
from merchant_assistant.chat.exact.following.instead_of_it import begins_anew, of_another
from merchant_assistant.chat.exact.following.of_options import OfOptions
from merchant_assistant.chat.exact.following.siblings import Siblings
from merchant_assistant.chat.exact.items.bounds import Bounds
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.replacing import for_others
from merchant_assistant.chat.exact.items.walking import Node
from merchant_assistant.chat.exact.values.naming import Asked
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import Sense, forms, senses
from merchant_assistant.chat.exact.words.measures import units_of
from merchant_assistant.chat.exact.words.phrases import phrase

_FIGURES: tuple[Operation, ...] = ("average", "median", "sum")
_ENDS = ("lowest", "highest")
_THESE = ("those", "these", "them", "they")
_SORTS = ("brand", "manufacturer", "category", "subcategory")


@dataclass
class Behind(Refusing):
    """What the catalogue holds tells how far a question goes on. ``typed``: the question before it is written out."""

    before: Reading | None = None
    typed: str = field(default="", init=False, repr=False)

    def _among(self, before: Reading) -> bool:
        """Whether what was told last is one of several goods that were asked about: the cheapest of the mugs."""
        goods = tuple(chip for chip in before.chips if not is_of_things(chip.condition))
        where = together(goods) if any(names_others(chip.condition) for chip in goods) else None
        if where is None and before.inquiry.operation in _ENDS and not before.inquiry.group:
            where = before.inquiry.where  # the heaviest of a supplier's, or of those that were told
        return where is not None and len(self.rows(where)) > 1

    def going(
        self, before: Reading, items: Sequence[Item], clauses: Sequence[Clause], asked: Asked | None
    ) -> Going | None:
        """How a question goes on from the one before; None where it is a new one."""
        one, among = tells_of_one(before), self._among(before)
        options = self._of_options(before)
        leads = one and options.leads(clauses, items, asked)
        if leads or options.counts(clauses, items, asked, among=among):
            return Going(options=not leads, leads=leads)
        listed = before.wanted == "things" and not any(is_of_things(chip.condition) for chip in before.chips)
        if one and not (among or listed) and self._asks_for_others(items, asked):
            return None
        if _leads(items, clauses, asked) or self._says_again(before, items, clauses, asked):
            return None
        if one and self.typed.startswith("是") and asked is not None and asked.wanted == "exists":
            return Going()
        hanging = is_hanging(self.typed, asked, items)
        if not (hanging or is_following(items, clauses, asked, of_one=one, among=among)):
            return None
        kinds = any(form in self.typed for form in forms("counts_kinds"))
        pieces = one and not kinds and not (among and clauses) and is_of_stock(clauses, asked)
        return Going(pieces=pieces, adds=attributes(clauses, items))

    def _says_again(
        self, before: Reading, items: Sequence[Item], clauses: Sequence[Clause], asked: Asked | None
    ) -> bool:
        """Whether a whole question names the brand or sort of goods again that was spoken of: it is of all of these."""
        if asked is None or any(item.has("refers", "it", "within", "only") for item in items):
            return False
        ranks = asked.operation in _ENDS and any(item.has("which", "what") for item in items)
        if not ranks and any(item.has("follows") for item in items):
            return False
        asks = any(item.has("which", "what", "count", "exists", "polar") for item in items)
        asks = asks or any(form in self.typed for form in forms("asks_in_chinese"))
        if not asks or self.typed.endswith("呢"):
            return False
        sorts = [one for one in clauses if one.kind in ("noun", "value") and names_others(one.condition)]
        said = {chip.condition for chip in before.chips}
        return len(said) > 1 and any(one.condition in said and self._is_of_sort(one) for one in sorts)

    def _is_of_sort(self, clause: Clause) -> bool:
        return any(self.holdings.concept_of(name) in _SORTS or name in _SORTS for name in clause.fields)

    def _asks_for_others(self, items: Sequence[Item], asked: Asked | None) -> bool:
        """Whether a question is about several things, and not only which sizes the one has, or of which brand it is."""
        if asked is not None and asked.operation in ("values", "distinct") and not speaks_of_all(items):
            held = self.holdings.fields.get(asked.field)
            options = held is not None and held.of_variants and held.field.startswith(ATTRIBUTE)
            named = next((item for item in items if item.of("names") or item.fields), None)
            if options or (named is not None and named.key == (named.text.casefold(),)):
                return False
        return asks_for_several(items, asked)

    def _of_options(self, before: Reading) -> OfOptions:
        return OfOptions(self.holdings, self.rows, self.variants, self.look, before)

    def _told_of(self, items: Sequence[Item]) -> Condition | None:
        """What the question before was of, unless this one speaks of all goods."""
        if self.before is None:
            return None
        refers = any(item.has("it", "refers") for item in items)
        if not refers and (speaks_of_all(items) or any(item.has(*SHOP) for item in items)):
            return None
        return Skus((self.before.about,)) if self.before.about else self.before.inquiry.where

    def as_before(self, nodes: Sequence[Node], items: Sequence[Item]) -> list[Node]:
        """A number that nothing names is of what was spoken of: "how many weigh over 5 kg" - "and over 10?"."""
        own = any(isinstance(one, Clause) and one.kind in ("noun", "sku") for one in nodes)
        if self.before is None or own or any(item.has(*SHOP) for item in items):
            return list(nodes)
        field_, unit = self._measured(self.before)
        if not field_ or field_ == "price":
            return list(nodes)
        return [self._of_field(one, field_, unit) if isinstance(one, Clause) else one for one in nodes]

    def _measured(self, before: Reading) -> tuple[str, str]:
        """The number that was bounded or told last, and its unit."""
        tests = [one for chip in before.chips for one in _bounds_of(chip)]
        old = before.inquiry
        if old.operation in (*_FIGURES, *_ENDS, "values") and not old.group and old.field:
            held = self.holdings.fields.get(old.field)
            unit = next((one.unit for one in reversed(tests) if one.field == old.field), "")
            return (old.field, unit) if held and held.kind == "numbers" else ("", "")
        return (tests[-1].field, tests[-1].unit) if tests else ("", "")

    def _of_field(self, clause: Clause, field_: str, unit: str) -> Clause:
        span = clause.span
        if not clause.guessed or span is None:
            return clause
        low, high = (one and replace(one, units=units_of(unit)) if unit else one for one in (span.low, span.high))
        return Bounds(self.holdings, self.language).clause(replace(span, low=low, high=high, fields=(field_,)))

    def further(self, before: Reading, items: Sequence[Item]) -> Reading | None:
        """The same in all sizes, or in another one that is but a number."""
        now = Reading(before.inquiry, language=self.language)
        options = self._of_options(before)
        told = options.in_that(self.typed, now) or options.over_all(items, now, self.typed)
        return told or options.numbered(items, now) or options.turned(items, now)

    def _first_of(self, before: Reading, items: Sequence[Item]) -> Reading:
        """Of the first few of a list "they" are these few, not all that it was made of."""
        old = before.inquiry
        refers = any(item.has("refers") and not item.has("it") for item in items)
        if not refers or not old.limit or old.operation != "list" or old.group:
            return before
        rows = self.catalogue.answer(old, self.cancel).rows[: old.limit]
        these = Skus(tuple(row.sku for row in rows))
        chip = Chip(phrase(self.language, "comma").join(row.title or row.sku for row in rows), these)
        return replace(before, chips=(chip,), inquiry=replace(old, where=these, limit=None)) if rows else before

    def figured(self, before: Reading, items: Sequence[Item], clauses: Sequence[Clause]) -> Reading | None:
        """The same of another figure, where nothing else is said: "and the median?"."""
        asked = next((one for one in _FIGURES if any(item.has(one) for item in items)), None)
        idle = all(item.has("filler", "follows", "what", *_FIGURES) for item in items)
        old = before.inquiry
        told = old.operation in (*_FIGURES, *_ENDS) or self._is_told_of_each(before)
        if asked is None or clauses or not idle or not old.field or not told:
            return None
        inquiry = replace(old, operation=asked, order=None, limit=None)
        return replace(before, inquiry=inquiry, wanted="figure", language=self.language, about="", tied=(), read_as=())

    def _is_told_of_each(self, before: Reading) -> bool:
        """Whether a number of each of several things was told."""
        held = self.holdings.fields.get(before.inquiry.field)
        return before.inquiry.operation == "values" and held is not None and held.kind == "numbers"

    def followed_by(
        self, before: Reading, now: Reading | None, items: Sequence[Item], asked: Asked | None, how: Going
    ) -> Reading | None:
        if how.options:
            return self._of_options(before).counted(now, asked) if now else None
        if how.leads:
            return self._of_options(before).leading(now) if now else None
        asks = asked is not None and asked.operation != "list"
        before = self._first_of(of_it_alone(before) if asks else before, items)
        if not before.about and any(item.text in forms("single_it") for item in items) and self._are_several(before):
            raise Unclear(phrase(self.language, "nothing_before"), which=True)

        before = for_others(before, now) if now else before
        siblings = Siblings(self.holdings, self.rows, self.look, self.language)
        told = before.about and any(item.has("it") for item in items)
        widened = siblings.widened(before, now) if now and not told else before
        if now and not told and any(names_others(chip.condition) for chip in now.chips):
            widened = self._without_things(before, widened, now)
        result = followed(widened, now, items, asked, self._holds_both, how)
        if now is None or result is None or not result.inquiry.where or self._holds_both(result.inquiry.where):
            return result
        if self._is_of_others(now, items) or begins_anew(now, items, asked, self._holds_both):
            return now
        few, holds = self._is_of_one, self._holds_both
        return of_another(before, now, items, asked, how, typed=self.typed, holds=holds, few=few) or result

    def _is_of_others(self, now: Reading, items: Sequence[Item]) -> bool:
        """Whether a whole question names the field that it sets a value of, and none before is so."""
        if any(item.has("refers", "follows", "it", "one", "only") for item in items):
            return False
        asks = any(item.has("which", "count", "list") for item in items)
        named = any((item.of("names") or item.fields) and not item.values for item in items)
        return asks and named and bool(now.chips)

    def _are_several(self, before: Reading) -> bool:
        where = before.inquiry.where
        return where is not None and not before.inquiry.group and len(self.rows(where)) > 1

    def _holds_both(self, condition: Condition) -> bool:
        return bool(self.rows(condition))

    def _is_of_one(self, condition: Condition) -> bool:
        return len(self.rows(condition)) == 1

    def _without_things(self, before: Reading, widened: Reading, now: Reading) -> Reading:
        """The question before without single things that are not of the brand or sort that is said now."""
        new = tuple(chip.condition for chip in now.chips)
        kept = tuple(
            chip
            for old, chip in zip(before.chips, widened.chips, strict=True)
            if not is_of_things(old.condition) or self.rows(AllOf((chip.condition, *new)))
        )
        return replace(widened, chips=kept)

    def points_back(self, items: Sequence[Item], clauses: Sequence[Clause], asked: Asked) -> bool:
        """Whether a question is about one thing that it does not name ("is the green one in stock", "它多少钱")."""
        if any(clause.kind in ("noun", "sku") for clause in clauses):
            return False
        if any(item.has("back") for item in items) or items[0].has("refers"):
            return True
        if asked.wanted not in ("look", "exists"):
            return not clauses and any(item.has("refers") and item.text.casefold() in _THESE for item in items)
        if any(item.has("it") or (item.has("one") and not is_indefinite(items, at)) for at, item in enumerate(items)):
            return True
        return any(item.has("refers") for item in items) and not clauses


def _bounds_of(chip: Chip) -> list[Test]:
    """The bound that a filter sets, in the unit in which it was said."""
    either = chip.condition.conditions if isinstance(chip.condition, AnyOf) else (chip.condition,)
    tests = [one for one in either if isinstance(one, Test) and (one.high is not None or (one.low or 0) > 0)]
    said = [one for one in tests if one.unit and chip.text.casefold().endswith(one.unit.casefold())]
    return sorted(said, key=lambda one: -len(one.unit))[:1] or tests[:1]


def _leads(items: Sequence[Item], clauses: Sequence[Clause], asked: Asked | None) -> bool:
    """Whether a whole question asks which group has the most products: that is one of all groups."""
    if asked is None or clauses or not asked.group or asked.operation != "count" or asked.order is None:
        return False
    if any(item.has("refers", "follows", "it", "within") for item in items) or items[-1].text == "呢":
        return False
    goods = Sense("words", "products")
    return any(item.has("which", "what") for item in items) and any(
        item.has("products") or goods in senses().get(key_of(item.text[:2]), ()) for item in items
    )
