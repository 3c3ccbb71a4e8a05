"""From the text of a question to its reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import get_args

from merchant_assistant.catalogue.inquiry import AllOf, Condition, Not, Test, Words
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.asking.asking import Asker
from merchant_assistant.chat.exact.asking.by_month import by_month
from merchant_assistant.chat.exact.asking.each import asks_of_each, of_each
from merchant_assistant.chat.exact.asking.sides import Sides
from merchant_assistant.chat.exact.asking.versus import versus
from merchant_assistant.chat.exact.checking.agreeing import agreeing
from merchant_assistant.chat.exact.checking.silence import is_silent, things_named
from merchant_assistant.chat.exact.clauses import Clauses
from merchant_assistant.chat.exact.columns.model import Reading
from merchant_assistant.chat.exact.columns.price_kinds import tiers_of
from merchant_assistant.chat.exact.days.named_so import Called
from merchant_assistant.chat.exact.following.alike import Alike
from merchant_assistant.chat.exact.following.going_on import goes_on, hangs, shares, turned_round
from merchant_assistant.chat.exact.following.plain_one import PlainOne
from merchant_assistant.chat.exact.following.remarks import Remarks
from merchant_assistant.chat.exact.items.bounds import Bounds, span_of
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.linking import Linker
from merchant_assistant.chat.exact.items.replacing import about
from merchant_assistant.chat.exact.items.walking import Node
from merchant_assistant.chat.exact.making import Making
from merchant_assistant.chat.exact.numbers.determining import determiner_in
from merchant_assistant.chat.exact.numbers.pairing import paired
from merchant_assistant.chat.exact.prices.as_kept import AsKept
from merchant_assistant.chat.exact.prices.budget import budget_in
from merchant_assistant.chat.exact.prices.mixed import refuse_mixed
from merchant_assistant.chat.exact.prices.quantities import quantity_in
from merchant_assistant.chat.exact.slips.misheard import said_otherwise
from merchant_assistant.chat.exact.slips.near import corrected
from merchant_assistant.chat.exact.values.by_its_columns import by_its_columns
from merchant_assistant.chat.exact.values.in_names import TOLD, asked_of_names
from merchant_assistant.chat.exact.values.joining import joined
from merchant_assistant.chat.exact.values.naming import Asked
from merchant_assistant.chat.exact.values.pointing import Pointing
from merchant_assistant.chat.exact.values.trade_said import (
    refuse_form_said,
    refuse_sold,
    refuse_unsure_trade,
)
from merchant_assistant.chat.exact.values.which_of_values import which_of_values
from merchant_assistant.chat.exact.words.audience import in_its_words
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.keys import is_han, key_of, plain
from merchant_assistant.chat.exact.words.lexicon import nouns
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.chat.exact.words.spelling import brands_joined
from merchant_assistant.chat.language import tongue
from merchant_assistant.foundation.prose import Language, has_han

_ONE_OF = ("colour", "size", "category", "subcategory", "brand", "manufacturer", "origin", "tags", "source", "material")
_NAMED = 5  # things that are named where another number of them was spoken of
_SHORT = 40  # characters of a question that is looked through for such words
_LONGEST = 400  # characters of a question; more is a message


@dataclass
class Reader(Making):
    """Reads one question over what the catalogue holds."""

    mends: bool = True  # looks for what was typed by its sound where nothing else reads the question

    def read(self) -> Reading | None:
        """The reading; None where this is no question that is computed. Raises :class:`Unclear`."""
        whole = self.text
        try:
            reading = self._in_months() or self._for_money(plain(whole)) or self._read_whole()
        except Unclear:
            if told := self._otherwise(whole):
                return told
            raise
        return reading or self._otherwise(whole)

    def _otherwise(self, text: str) -> Reading | None:
        """The reading of less, or of other words, of a question that nothing else reads."""
        if told := self._of_names() or self._without_more(text) or self._as_meant():
            return told
        return self._as_counted(self._items(), chinese=False) if self.before is None else None

    def _of_names(self) -> Reading | None:
        """The reading of what names alone tell, where no column does."""
        if self.before is not None or {*TOLD} <= {*self.holdings.of_concept}:
            return None
        try:
            return asked_of_names(self._items(), self._conditions, self.language, self.holdings.of_concept)
        except Unclear:
            return None

    def _without_more(self, text: str) -> Reading | None:
        """The reading without a remark that says nothing new, or of the plain one of several."""
        if len(text) > _LONGEST:
            return None

        def read(other: str) -> Reading | None:
            return replace(self, text=other, mends=False).read()

        remarks = Remarks(read, lambda said: replace(self, text=said)._items(), self._passing, self.holdings)
        return remarks.without(plain(text)) or PlainOne(read, self.rows, self.holds).of(plain(text))

    def _as_counted(self, items: Sequence[Item], *, chinese: bool) -> Reading | None:
        """The question without a number that says again how many there are; None where it has none."""
        told = determiner_in(items, self._titled)
        return self._counted(*told) if told and is_han(self.text[told[0]]) is chinese else None

    def _as_meant(self) -> Reading | None:
        """The question with a word of asking that was typed by its sound; None where no such reads it."""
        if not self.mends or not has_han(self.text) or len(self.text) > _SHORT:
            return None
        for text in said_otherwise(self._items(), self.text, self.holdings):
            try:
                reading = replace(self, text=text, mends=False).read()
            except Unclear:
                continue
            if reading and (reading.chips or reading.inquiry.field or reading.inquiry.group):
                return reading
        return None

    def _in_months(self) -> Reading | None:
        """What was sold in which months, where the catalogue has columns of them."""
        if self.before is not None or len(self.text) > _LONGEST:
            return None
        called = Called(self._called_with, lambda word: bool(self.holdings.values(key_of(word))), self.language)
        return by_month(plain(self.text), called, self.holdings.fields, self._asked_alone)

    def _called_with(self, words: str) -> list[str]:
        """Names and values that have some words."""
        values = [value for _, value in self.holdings.values_with(key_of(words))]
        return [row.title for row in self.rows(Words(words, ()))] + values

    def _read_whole(self) -> Reading | None:
        self.typed = typed = plain(self.text)
        if self.before is None and shares(typed):
            raise Unclear(phrase(self.language, "nothing_before"), which=True)
        typed = self._kept.in_pieces(typed, self.holdings)
        self._write_out(typed)
        if not self.text or len(self.text) > _LONGEST:
            return None
        self.text = brands_joined(self.text, self._is_brand)
        self.text = in_its_words(self.text, lambda word: self._passing(Words(word)))
        self.text = by_its_columns(self.text, self.holdings, lambda word: self.holds(Words(word)))
        items = corrected(
            self._heard(typed), self.holdings, lambda item: self.holds(Words(item.text)), self._understood
        )
        items = self._anew(items)
        if first := self._each(items) or self._as_counted(items, chinese=True):
            return first
        try:
            reading = which_of_values(self._read(items), self.text, self.rows)
            of_groups = reading is not None and reading.inquiry.group
            if not of_groups and (compared := self._versus(of_many=reading is not None)):
                return compared
            reading = self._kept.as_kept(reading, self.typed, self.holdings) if reading else None
            if reading:
                refuse_mixed(reading, self.holdings)
            return None if _is_beyond(self.text) and not self._is_computed(items) else reading
        except Unclear as unclear:
            if compared := self._versus():
                return compared
            known = unclear.sure or self._is_computed(items) or self._unknown or not unclear.declined
            if known or is_silent(unclear.concept, things_named(items, self.holds), self.holds):
                raise
            return None

    def _for_money(self, typed: str) -> Reading | None:
        """How many of one thing so much money buys; None for another question."""
        if self.before is not None or len(typed) > _LONGEST or not (told := budget_in(typed, self.holdings)):
            return None
        reading = replace(self, text=told.question).read()
        if reading is None or reading.wanted != "look" or reading.inquiry.where is None:
            raise Unclear(phrase(self.language, "which_product"))
        of = reading.inquiry.field
        bare = of.startswith(ATTRIBUTE) and not self.holdings.units.get(of)  # a column that names no currency
        amount = replace(told.amount, units=(), money=()) if bare else told.amount
        test = self._bounds.clause(span_of("=", amount, (reading.inquiry.field,), 0, 0)).condition
        if not isinstance(test, Test):
            raise Unclear(phrase(self.language, "which_product"))
        return replace(reading, wanted="budget", sold_in=told.sold_in, money=test.low, currencies=told.amount.money)

    def _each(self, items: Sequence[Item]) -> Reading | None:
        """A figure of each of two sorts that are named side by side."""
        if self.before is not None or not asks_of_each(self.text, self.language):
            return None
        clauses = Clauses(items, self.holdings, self._linker, self._bounds, self.holds, self.language, self.look)
        try:
            return of_each(self.text, self.language, clauses.read(), self._asked_alone, self._called)
        except Unclear:
            return None

    def _counted(self, start: int, end: int, count: int) -> Reading | None:
        """The question without a number that says again how many there are. Raises :class:`Unclear` for another."""
        other = replace(self, text=self.text[:start] + self.text[end:])
        reading = other.read()
        goods = (
            tuple(chip.condition for chip in reading.chips if {*about(chip.condition)} != {"stock"}) if reading else ()
        )
        where = AllOf(goods) if goods else reading.inquiry.base if reading else None
        if where is None:
            return None
        rows = self.rows(where)
        found = {len(rows), len({row.product_id for row in rows})}
        if rows and count not in found:
            names = phrase(self.language, "comma").join(row.title for row in rows[:_NAMED])
            told = phrase(self.language, "counted_otherwise").format(count=count, found=len(rows), names=names)
            raise Unclear(told, sure=True)
        return reading

    def _called(self, word: str) -> str:
        """A word, or its translation where the catalogue has only that."""
        forms_of = (word, *(form for form in nouns().get(key_of(word), ()) if form.isascii() != word.isascii()))
        return next((form for form in forms_of if self.holds(Words(form))), word)

    def _versus(self, *, of_many: bool = False) -> Reading | None:
        """Two groups of which the same is asked."""
        if self.before is not None:
            return None
        return versus(self.text, self.language, self._asked_alone, self._passing, of_many=of_many)

    def _passing(self, condition: Condition) -> int:
        return self.look(condition, "title").passing

    def _asked_alone(self, text: str) -> Reading | None:
        """Another question of the same catalogue, read."""
        other = replace(self, text=text)
        items = corrected(other._items(), self.holdings, lambda item: self.holds(Words(item.text)), self._understood)
        return other._read(items)

    def _read(self, items: Sequence[Item]) -> Reading | None:
        if any(item.has("alike") for item in items):
            return self._alike(items)  # what is like another thing is found, not counted
        if counted := quantity_in(items, self.holds):
            return self._priced(*counted) or self._read_one(items)
        return self._read_one(items)

    def _alike(self, items: Sequence[Item]) -> Reading | None:
        if any(item.of("unknowable") and not item.has("filler") for item in items):
            return None  # whether customers like it
        alike = Alike(self._pointing, self._bounds, self.holdings, self.language, self.text, self._conditions)
        return alike.read(items, self.before)

    def _priced(self, quantity: int, items: Sequence[Item]) -> Reading | None:
        """What so many pieces cost."""
        reading = self._read_one(items)
        if reading is None or reading.wanted != "look" or reading.inquiry.field != "price":
            return None
        if not self._kept.names_a_price and (tiers := tiers_of(quantity, self.holdings.prices)):
            labels = [self.holdings.heads.label("price", self.language), *tiers]
            fields = phrase(self.language, "comma").join(labels)
            raise Unclear(phrase(self.language, "which_field").format(fields=fields), sure=True)
        return replace(reading, wanted="amount", quantity=quantity)

    @cached_property
    def _kept(self) -> AsKept:
        return AsKept(self.language, self.look)

    @cached_property
    def _linker(self) -> Linker:
        return Linker(self.holdings, self.language, self.holds, self.rows, self.look)

    @property
    def _pointing(self) -> Pointing:
        return Pointing(self._linker, self.look, self.language, self.variants, self._bounds)

    @cached_property
    def _bounds(self) -> Bounds:
        return Bounds(self.holdings, self.language)

    def _conditions(self, items: Sequence[Item]) -> list[Node]:
        clauses = Clauses(items, self.holdings, self._linker, self._bounds, self.holds, self.language, self.look)
        nodes = joined(paired(clauses.read(), items, self._bounds), self.language, self._at_once)
        return agreeing(nodes, self.text, self.language, self.holds)

    def _at_once(self, first: Clause, last: Clause) -> bool:
        """Whether things are both at once, in a column that lists what they are, and is none of looks or sorts."""
        if any(self.holdings.concept_of(field) in _ONE_OF for field in (*first.fields, *last.fields)):
            return False
        either = (first.condition, last.condition)
        return not any(isinstance(one, Not) for one in either) and self.holds(AllOf(either))

    def _beside(self, items: Sequence[Item]) -> Reading | None:
        """Two things that are set side by side."""
        found = Sides(self._pointing, self.text).read(items)
        if found is None:
            return None
        rest, clause, of_variants = found
        nodes: list[Node] = [*rest, clause]
        asker = Asker(nodes, self.holdings, self.language, self.text, self.look)
        asker.sided = True
        asked = asker.ask()
        reading = self._made(items, nodes, asker, asked) if asked else None
        if reading is None or not of_variants:
            return reading
        return replace(reading, inquiry=replace(reading.inquiry, things="variants"))

    def _read_one(self, items: Sequence[Item]) -> Reading | None:
        if self.before and (turned := turned_round(self.before, items)):
            return turned
        self._refuse(items)
        refuse_unsure_trade(items, self.holdings, self.language)
        refuse_sold(items, self.holdings, self.language)
        refuse_form_said(items, self.language)
        if self.before and (further := self.further(self.before, items)):
            return further
        if beside := self._beside(items):
            return beside
        either = Sides(self._pointing, self.text).either(items)
        nodes: list[Node] = [*either[0], either[1]] if either else self._conditions(items)
        nodes = self.as_before(nodes, items)
        asker = Asker(nodes, self.holdings, self.language, self.text, self.look)
        asker.around = self._told_of(items)
        return self._asked(items, nodes, asker)

    def _asked(self, items: Sequence[Item], nodes: Sequence[Node], asker: Asker) -> Reading | None:
        """What is asked of the conditions, behind the question before or by itself."""
        asked = asker.ask()
        if self.before and asked is None and (figure := self.figured(self.before, items, asker.clauses)):
            return figure
        if self.before and (how := self.going(self.before, items, asker.clauses, asked)):
            now = self._made(items, nodes, asker, asked or Asked())
            return self.followed_by(self.before, now, items, asked, how)
        if self.before is None and (goes_on(items, asker.clauses, asked) or hangs(items, asker.clauses, asked)):
            raise Unclear(phrase(self.language, "nothing_before"), which=True)
        if asked is None:
            self._tell_missing(items)
            return None
        if asked.wanted == "look" or asker.things() == "variants":
            nodes = asker.exactly_called(self.rows)
        if self.before is None and self.points_back(items, asker.clauses, asked):
            raise Unclear(phrase(self.language, "nothing_before"), which=True)
        if self.before is None and asked.of_nothing:
            raise Unclear(phrase(self.language, "which_product"))
        return self._made(items, nodes, asker, asked)


def _is_beyond(text: str) -> bool:
    """Whether it is asked what will be or what is thought of it, which no column tells."""
    return any(tongue(language).beyond.search(text) for language in get_args(Language))
