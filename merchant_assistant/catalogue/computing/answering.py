"""From an inquiry to its finding."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.computing import figures
from merchant_assistant.catalogue.computing.asked import Asked
from merchant_assistant.catalogue.computing.conditions import Conditions
from merchant_assistant.catalogue.computing.measures import measures_of
from merchant_assistant.catalogue.computing.ranking import Ranked, ranked
from merchant_assistant.catalogue.computing.rows import Read, Rows, Shown
from merchant_assistant.catalogue.computing.totals import adds_up, with_totals
from merchant_assistant.catalogue.inquiry import Figure, Finding, Inquiry, Order

if TYPE_CHECKING:
    from merchant_assistant.catalogue.columns import Column
    from merchant_assistant.catalogue.computing.held import Held
    from merchant_assistant.catalogue.computing.slots import Mask, Places

_OF_NUMBERS = frozenset({"sum", "average", "median", "lowest", "highest"})
_RANKINGS = {"lowest": False, "highest": True}  # whether descending
_OF_ALL = frozenset({"count", "share"})  # rest on what passes, whatever values it has


class Answering:
    """One inquiry to one state of the catalogue."""

    def __init__(self, asked: Asked, read: Read, inquiry: Inquiry) -> None:
        self._asked = asked
        self._read = read
        self._inquiry = inquiry

    def finding(self) -> Finding:
        """The answer."""
        inquiry, slots = self._inquiry, self._asked.slots
        passing = len(self._things)
        rests_on, shown, tied = self._rests_on()
        made = self._figures()
        grouped = inquiry.group or inquiry.operation == "values"
        return Finding(
            tuple(made),
            Rows(self._read, self._asked.connection, slots, inquiry.things, rests_on[: _most_rows(inquiry)], shown),
            passing,
            blank=passing - len(self._having) if self._field else 0,
            tied=figures.sharing_best(made) if grouped and made else tied,
            whole=self._whole,
        )

    @cached_property
    def _passing(self) -> Mask:
        conditions = Conditions(self._asked, self._inquiry.things)
        passing = conditions.passing(self._inquiry.where)
        return passing & self._base if self._inquiry.operation == "share" else passing

    @cached_property
    def _things(self) -> Places:
        """The things that pass."""
        return self._asked.slots.things_in(self._passing, self._inquiry.things)

    @cached_property
    def _base(self) -> Mask:
        return Conditions(self._asked, self._inquiry.things).passing(self._inquiry.base)

    @property
    def _whole(self) -> int:
        if self._inquiry.operation != "share":
            return 0
        return len(self._asked.slots.things_in(self._base, self._inquiry.things))

    @property
    def _field(self) -> str:
        """The field that things may be blank of: what is asked for, else grouped by, else ordered by."""
        inquiry = self._inquiry
        asked = "" if inquiry.operation in _OF_ALL else inquiry.field
        return asked or inquiry.group or (inquiry.order.field if inquiry.order else "")

    @cached_property
    def _told(self) -> tuple[Column, Held]:
        """What the passing slots have of that field: numbers only where it is numbers that are asked for."""
        column, held = self._told_of(self._field)
        if self._inquiry.operation not in _OF_NUMBERS:
            return column, held
        return column, held.only(measures_of(column, self._asked.cancel).unit_of[held.codes] >= 0)

    def _told_of(self, field: str) -> tuple[Column, Held]:
        """The values that the passing slots have of a field; of products the sums of what adds up."""
        column, held = self._asked.column(field), self._asked.held(field).among(self._passing)
        if not adds_up(field, self._inquiry.things):
            return column, held
        return with_totals(column, held, self._asked.slots, self._asked.cancel)

    @cached_property
    def _having(self) -> Places:
        """The passing things that have a value of that field."""
        mask = self._told[1].having(self._asked.slots)
        return self._asked.slots.things_in(mask, self._inquiry.things)

    def _rests_on(self) -> tuple[Places, Shown | None, int]:
        """The things of the rows in their order, their values, and how many share the best one."""
        inquiry = self._inquiry
        order = self._order
        if order is not None:
            by = self._ranked(order)
            return by.things, self._shown(by if self._field == order.field else None), by.tied
        if inquiry.operation in _OF_ALL | {"list"}:
            return self._things, self._shown(None), 0
        return self._having, self._shown(None), 0

    @property
    def _order(self) -> Order | None:
        inquiry = self._inquiry
        if inquiry.operation in _RANKINGS:
            return Order(inquiry.field, _RANKINGS[inquiry.operation])
        return inquiry.order if inquiry.order and inquiry.order.field else None

    def _ranked(self, order: Order) -> Ranked:
        numbers = self._inquiry.operation in _RANKINGS
        column, held = self._told if order.field == self._field else self._told_of(order.field)
        return ranked(self._asked, self._inquiry.things, order, column, held, numbers_only=numbers)

    def _shown(self, by: Ranked | None) -> Shown | None:
        if not self._field:
            return None
        column, held = self._told
        return Shown(self._field, column.values, held, by.codes if by else None)

    def _figures(self) -> list[Figure]:
        inquiry = self._inquiry
        made = list(self._unordered())
        if inquiry.operation == "share":
            made = figures.as_shares(made, self._whole)
        return figures.arranged(made, inquiry)

    def _unordered(self) -> list[Figure]:
        asked, inquiry, mask = self._asked, self._inquiry, self._passing
        if inquiry.operation in _OF_NUMBERS:
            return list(figures.measured(asked, inquiry, mask))
        if inquiry.operation == "distinct":
            return list(figures.distinct(asked, inquiry, mask))
        if inquiry.operation == "values":
            if adds_up(inquiry.field, inquiry.things):
                return list(figures.valued(asked, inquiry, asked.told(inquiry.field, self._told[1], self._told[0])))
            inquiry = replace(inquiry, group=inquiry.field)
        return list(figures.counted(asked, inquiry, mask))


def _most_rows(inquiry: Inquiry) -> int | None:
    """How many rows are wanted; None: all. A limit of groups is none of rows."""
    return None if inquiry.group or inquiry.operation == "values" else inquiry.limit


def answer(asked: Asked, read: Read, inquiry: Inquiry) -> Finding:
    """What the catalogue says. Raises :class:`Cancelled`."""
    return Answering(asked, read, inquiry).finding()
