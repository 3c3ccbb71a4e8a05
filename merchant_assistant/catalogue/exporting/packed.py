"""Changing one value inside a cell that holds several, in the way that the platform packs them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from merchant_assistant.catalogue.importing.formats import packing
from merchant_assistant.catalogue.importing.formats.vendure import FACETS
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.catalogue.pricing import read_prices

KINDS = ("pairs", "features", "named")
_BAR = "|"


@dataclass(frozen=True, slots=True)
class Packed:
    """A column whose cells hold several values: how (one of KINDS), where, and what stands between them."""

    kind: str
    column: int
    between: str

    def put(self, cell: str, field: str, value: str) -> str | None:
        """The cell with another value of ``field`` (``""`` takes it out); None where that way of packing has no room
        for it: what is written must be read again as it was meant.
        """
        if self.kind == "named":
            return _put_named(cell, field, value)
        name = field.removeprefix(ATTRIBUTE)
        if name == field or (self.kind == "pairs" and not packing.is_name(name)):
            return None
        wanted = _with(self._read(cell), name, value)
        written = self._write(wanted)
        return written if self._read(written) == wanted else None

    def says(self, cell: str, field: str) -> bool:
        """Whether the cell already has a value of ``field``."""
        if self.kind == "named":
            return _facet(packing.read_named(cell), field) is not None
        return field.removeprefix(ATTRIBUTE) in self._read(cell)

    def _read(self, cell: str) -> dict[str, str]:
        return packing.read_pairs(cell) if self.kind == "pairs" else packing.read_features(cell, self.between)

    def _write(self, pairs: Mapping[str, str]) -> str:
        return packing.write_pairs(pairs) if self.kind == "pairs" else packing.write_features(pairs, self.between)


def columns(meta: Mapping[str, Any], positions: Sequence[int]) -> tuple[Packed, ...]:
    """How a batch packs attributes into cells, and in which columns of the target (see the formats' ``meta``)."""
    packed = meta.get("packed_columns") or {}
    between = next(iter((meta.get("separators") or {}).values()), ",")
    return tuple(
        Packed(kind, positions[index], between)
        for kind in KINDS
        for index in packed.get(kind) or ()
        if index is not None
    )


def lists(meta: Mapping[str, Any], positions: Sequence[int]) -> dict[int, str]:
    """Columns of the target whose cells list values, with what stands between them."""
    found = {positions[int(index)]: between for index, between in (meta.get("separators") or {}).items()}
    barred = (meta.get("packed_columns") or {}).get("lists") or ()
    return found | {positions[index]: _BAR for index in barred if index is not None}


def put_option(names: str, values: str, name: str, value: str) -> str | None:
    """A list of options' values with another one for ``name``, which stands in the list of their names; None where it
    does not, or where there is no room.
    """
    known, parts = packing.read_list(names), [part.strip() for part in values.split(_BAR)]
    if name not in known[: len(parts)] or not packing.fits(value):
        return None
    parts[known.index(name)] = value
    return packing.write_list(parts)


def put_in_sets(cell: str, sku: str, name: str, value: str) -> str:
    """A parent's list of its variants with another value of an option that it names for one of them."""
    sets = packing.read_sets(cell)
    told = [one for one in sets if one.get("sku") == sku and name in one]
    for one in told:
        one[name] = value
    return packing.write_sets(sets) if told else cell


def places(cell: str) -> dict[str, str]:
    """How much is where: ``default=10,second=5``."""
    return packing.read_pairs(cell)


def put_stock(cell: str, number: str) -> str:
    """Another number for the only place that the cell names."""
    told = places(cell)
    return packing.write_pairs(dict.fromkeys(told, number)) if told else number


def prices(text: str, customers: Sequence[str]) -> dict[str, str] | None:
    """What each of the customers pays, as it is written into a cell; None where somebody else has a price too."""
    told = read_prices(text) if text else {}
    if told is None or told.keys() - set(customers):
        return None
    return {who: told[who].amount if who in told else "" for who in customers}


def _put_named(cell: str, field: str, value: str) -> str | None:
    named = packing.read_named(cell)
    name = _facet(named, field) or field.removeprefix(ATTRIBUTE)
    values = [part for part in value.split(", ") if part]
    wanted = {**named, name: values} if values else {known: told for known, told in named.items() if known != name}
    written = packing.write_named(wanted)
    return written if packing.read_named(written) == wanted else None


def _facet(named: Mapping[str, Sequence[str]], field: str) -> str | None:
    """The name that a field or attribute goes by in a cell; None where it is not there."""
    name = field.removeprefix(ATTRIBUTE)
    if name != field:
        return name if name in named else None
    return next((known for known in named if FACETS.get(known.casefold()) == field), None)


def _with(pairs: Mapping[str, str], name: str, value: str) -> dict[str, str]:
    kept = {known: text for known, text in pairs.items() if known != name or value}
    return kept | ({name: value} if value else {})
