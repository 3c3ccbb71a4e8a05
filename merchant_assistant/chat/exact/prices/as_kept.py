"""A question about cases, metres or one of several prices: read as one of pieces, and told as it was asked.

What is kept by the case or the metre, and what each price is for, the reader need not know: the words for it are taken
out of the question, and the reading is put back into them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.inquiry import AllOf
from merchant_assistant.chat.exact.columns.as_called import container
from merchant_assistant.chat.exact.columns.cloth_or_column import may_be_goods
from merchant_assistant.chat.exact.columns.containers import asks_for_one_piece, is_of_what_is_inside
from merchant_assistant.chat.exact.columns.containers_asked import (
    Asked,
    as_goods,
    as_pieces,
    asked_in_chinese,
    asked_of,
)
from merchant_assistant.chat.exact.columns.counted_by_name import asks_of_containers
from merchant_assistant.chat.exact.columns.labels import value_label
from merchant_assistant.chat.exact.columns.model import Chip, Reading
from merchant_assistant.chat.exact.columns.price_kinds import Qualified, in_kilos, is_of_another_unit, qualified
from merchant_assistant.chat.exact.columns.prices_said import reads
from merchant_assistant.chat.exact.columns.prices_said import told as what_is_said
from merchant_assistant.chat.exact.days.periods import is_in_cases
from merchant_assistant.chat.exact.prices.at_a_price import at_a_price
from merchant_assistant.chat.exact.prices.between_prices import between_prices
from merchant_assistant.chat.exact.prices.by_the_case import by_the_case
from merchant_assistant.chat.exact.prices.by_the_unit import ByUnit, in_rows_unit, sorts_of_rows
from merchant_assistant.chat.exact.prices.cartons import in_carton, without_carton
from merchant_assistant.chat.exact.prices.of_one import OfOne, of_one
from merchant_assistant.chat.exact.prices.of_other_units import refuse_other_unit
from merchant_assistant.chat.exact.prices.priced_as import as_qualified, of_each_one
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.foundation.prose import Language, has_han

if TYPE_CHECKING:
    from merchant_assistant.chat.exact.columns.heads import Look
    from merchant_assistant.chat.exact.columns.holdings import Holdings

_PIECE = re.compile(r"[/／每](?:只|个|件|支|片|根|枚|颗|pcs?\b|piece)", re.IGNORECASE)


@dataclass
class AsKept:
    """One question's; :meth:`in_pieces` comes first."""

    language: Language
    look: Look
    _cartons: int = field(default=0, init=False)  # of which the price is asked
    _priced: Qualified | None = field(default=None, init=False)  # which of several prices is meant
    _by_unit: ByUnit | None = field(default=None, init=False)  # in which unit things are kept
    _contained: Asked | None = field(default=None, init=False)  # what is asked of cases, boxes or rolls
    _of_one: OfOne | None = field(default=None, init=False)  # that one piece or kilo of it is asked

    @property
    def names_a_price(self) -> bool:
        """Whether the question says which of several prices it means."""
        return self._priced is not None

    def in_pieces(self, typed: str, holdings: Holdings) -> str:
        """A question about cases or boxes as one about what is in them; any other as it is. Raises :class:`Unclear`."""
        typed = reads("at_a_price", "bare_worth").sub(what_is_said("at_a_price", "bare_worth_said"), typed)
        sorts = holdings.values_of("category")
        if each := of_one(as_goods(typed, holdings.containers, sorts), holdings):
            self._of_one = each
            return each.text
        kilos = in_kilos(typed, holdings.prices)
        in_other_units = is_of_another_unit(typed, holdings.prices, sorts_of_rows(holdings))
        by_piece = asks_for_one_piece(typed, holdings.containers) or is_of_what_is_inside(
            typed, holdings.containers, holdings.prices, holdings.heads.counted.get("stock", "")
        )
        if not kilos or in_other_units or by_piece or is_in_cases(typed, holdings):
            raise Unclear(phrase(self.language, "not_computed"), declined=True, sure=True)
        typed = as_goods(kilos, holdings.containers, sorts)
        if told := at_a_price(typed, holdings.prices):  # before a case: 一箱多少钱,按经销价
            typed, self._priced = told.text, told
        own = [sort for sort, one in holdings.containers.items() if one.price == "price"]  # the price is one for these
        by_carton = bool({"carton", "case"} & {*own})  # a price by the bottle is none of a carton
        if "carton" in holdings.fields and (whole := without_carton(typed))[1] and not (by_carton and whole[1] == 1):
            typed, self._cartons = whole
        elif (asked := _in_containers(typed, holdings)) and not (asked.sort in own and asked.times == 1):
            typed, self._contained = asked.text, asked
        if not self._priced and (told := between_prices(typed, holdings.prices) or qualified(typed, holdings.prices)):
            typed, self._priced = told.text, told
        if by_unit := in_rows_unit(typed, holdings):
            typed, self._by_unit = by_unit.text, by_unit
        self._refuse_unknown_outer(typed, holdings)
        return as_pieces(typed, holdings.heads.counted.get("stock", ""), holdings.containers)

    def _refuse_unknown_outer(self, typed: str, holdings: Holdings) -> None:
        """Raises :class:`Unclear` for the price of 100箱 where nothing tells what is in one."""
        found = reads("by_the_outer").search(typed)
        if not found or not reads("asks_price").search(typed) or reads("of_other").search(typed):
            return
        sort = container(found["c"])
        stock = container(holdings.heads.counted.get("stock", ""))
        told = {*holdings.containers, *sorts_of_rows(holdings), *(one.per for one in holdings.prices), stock}
        if sort not in told and not (self._cartons or self._contained):
            text = phrase(self.language, "no_container_price").format(container=found["c"])
            raise Unclear(text, declined=True, sure=True)

    def as_kept(self, reading: Reading, typed: str, holdings: Holdings) -> Reading:
        """The reading of a question in pieces as that of the one that was ``typed``. Raises :class:`Unclear`."""
        refuse_other_unit(reading, typed, holdings, self.language)
        if self._of_one:
            return of_each_one(replace(reading, heads=holdings.heads), self._of_one.instead, typed)
        reading = self._of_containers(reading, typed, holdings)
        if self._by_unit and (test := self._by_unit.test):
            chip = Chip(value_label(test.field, test.values, self.language), test)
            where = AllOf((reading.inquiry.where, test)) if reading.inquiry.where else test
            reading = replace(reading, inquiry=replace(reading.inquiry, where=where), chips=(*reading.chips, chip))
        return as_qualified(replace(reading, heads=holdings.heads), self._priced) if self._priced else reading

    def _of_containers(self, reading: Reading, typed: str, holdings: Holdings) -> Reading:
        if may_be_goods(typed, reading.inquiry):
            raise Unclear(phrase(self.language, "which_product"), sure=True)
        told = holdings.fields.get(reading.inquiry.field)
        if told and asks_of_containers(typed, told.field, told.units):
            raise Unclear(phrase(self.language, "not_computed"), sure=True)
        asked = self._contained or (Asked("", "carton", self._cartons) if self._cartons else None)
        held = holdings.containers.get(asked.sort) if asked else None
        if asked is None or held is None:
            return in_carton(reading, self.look, self._cartons) if self._cartons else reading
        reading = replace(reading, heads=holdings.heads)
        computes = "carton_price" in holdings.fields
        return by_the_case(reading, asked, held, self.look, computes=computes, by_piece=_by_piece(holdings))


def _in_containers(typed: str, holdings: Holdings) -> Asked | None:
    kept = sorts_of_rows(holdings)
    held = {sort: one for sort, one in holdings.containers.items() if sort not in kept}
    if not held or "\n" in typed:
        return None
    units = {**holdings.of_head, **holdings.heads.counted}
    if has_han(typed):
        return asked_in_chinese(typed, held, units, by_piece=_by_piece(holdings))
    return asked_of(typed, held, holdings.named, units)


def _by_piece(holdings: Holdings) -> bool:
    """Whether a head says that prices are those of a piece: 成本/只, 进(元/个)."""
    return any(_PIECE.search(one.head) for one in holdings.prices)
