"""Where an inquiry is asked: the catalogue as it stands for the length of one answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from merchant_assistant.catalogue.columns import Column
from merchant_assistant.catalogue.computing.counting import sorted_once
from merchant_assistant.catalogue.computing.derived import DERIVED, derived, in_spans
from merchant_assistant.catalogue.computing.held import Held, held_by
from merchant_assistant.catalogue.computing.meanings import meanings_of
from merchant_assistant.catalogue.computing.slots import Slots
from merchant_assistant.catalogue.computing.sum_of_columns import totalled
from merchant_assistant.catalogue.finding import Finder
from merchant_assistant.catalogue.inquiry import cover_of, made_of, parts_of, rate_of, span_of_field, total_of
from merchant_assistant.catalogue.query import VARIANTS
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.storage.database import Connection
from merchant_assistant.storage.texts import texts
from merchant_assistant.storage.words import folded

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from merchant_assistant.catalogue.computing.slots import Mask, Places
    from merchant_assistant.catalogue.inquiry import Condition, Things

_AT_ONCE = 2000  # long texts that are held in memory


@dataclass(frozen=True)
class Told:
    """Pairs of a slot and what its value means. ``names``: each meaning as it is mostly spelt."""

    slots: Places
    of: Places
    names: list[str]

    def once(self) -> Told:
        """The same without pairs that mean the same: a slot may have two spellings of one tag."""
        if not np.any(np.diff(self.slots) == 0):
            return self
        packed = sorted_once(self.slots.astype(np.int64) << 32 | self.of)
        return Told((packed >> 32).astype(np.int32), (packed & 0xFFFFFFFF).astype(np.int32), self.names)


@dataclass(frozen=True)
class Asked:
    """One state of the catalogue: a connection that sees it, and its columns."""

    finder: Finder
    connection: Connection
    cancel: CancelToken

    @cached_property
    def slots(self) -> Slots:
        """Everything that conditions are tested on."""
        variants = self.column(VARIANTS)
        return variants.remembered("slots", lambda: Slots.of(variants))

    def column(self, field: str) -> Column:
        """The values of a field; none for a field that nothing has."""
        of = (both[1], both[0]) if (both := parts_of(field)) else DERIVED.get(field)
        of = (two[3], two[2]) if (two := cover_of(field) or rate_of(field)) else of
        of = made[1:] if (made := made_of(field)) else of
        if of:
            return derived(field, self.column(of[0]), self.column(of[1]), self.slots, self.cancel)
        if added := total_of(field):
            return totalled(field, [self.column(one) for one in added[1]], self.cancel)
        if span := span_of_field(field):
            return in_spans(field, span[0], self.column(span[1]), self.slots, self.cancel)
        return self.finder.column(self.connection, field, self.cancel)

    def passing(self, condition: Condition, things: Things, make: Callable[[], Mask]) -> Mask:
        """The slots that a condition holds of, remembered: a question asks many things, mostly of the same slots."""
        return self.finder.passing(self.connection, (condition, things), make)

    def held(self, field: str) -> Held:
        """Which slot has which of them."""
        return held_by(self.column(field), self.slots, self.cancel)

    def long(self, field: str, held: Held, column: Column | None = None) -> NDArray[np.bool_] | None:
        """Which pairs are texts that the column does not keep; None where all are kept."""
        column = column or self.column(field)
        if "" not in column.values:
            return None
        which = held.codes == column.values.index("")
        return which if which.any() else None

    def texts(self, field: str, slots: Places) -> Iterator[str]:
        """The whole text that each slot has of a field, its own or else its product's."""
        for start in range(0, len(slots), _AT_ONCE):
            yield from self._texts(field, slots[start : start + _AT_ONCE])

    def _texts(self, field: str, slots: Places) -> Iterator[str]:
        products, places = np.unique(self.slots.product[slots], return_inverse=True)
        ids = self.slots.products[products].tolist()
        there = {(id, number): text for id, number, text in texts(self.connection, field, ids)}
        numbers = slots - self.slots.first[self.slots.product[slots]] + 1
        for place, number in zip(places.tolist(), numbers.tolist(), strict=True):
            self.cancel.check()
            id = ids[place]
            yield there.get((id, number)) or there.get((id, 0), "")

    def told(self, field: str, held: Held, column: Column | None = None) -> Told:
        """What the values (of ``column``, else the field's own) mean; texts that the column does not keep are read."""
        meanings = meanings_of(column or self.column(field), self.cancel)
        of, names = meanings.of[held.codes], meanings.names
        if (which := self.long(field, held, column)) is None:
            return Told(held.slots, of, names)
        known = {folded(name): place for place, name in enumerate(names) if name}
        names = list(names)
        read = np.empty(int(which.sum()), np.int32)
        for place, text in enumerate(self.texts(field, held.slots[which])):
            read[place] = known.setdefault(folded(text), len(names))
            if read[place] == len(names):
                names.append(text)
        of = of.copy()
        of[which] = read
        return Told(held.slots, of, names)
