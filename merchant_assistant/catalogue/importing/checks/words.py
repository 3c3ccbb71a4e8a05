"""The words by which checks know what a cell is (``resources/formats/doctor.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from merchant_assistant.foundation.paths import resource


@dataclass(frozen=True, slots=True)
class Words:
    """Case folded. ``units``: a unit as it is written to the quantity it measures and the first spelling of it."""

    nothing: frozenset[str]
    nothing_known: frozenset[str]
    filler: tuple[str, ...]
    total: frozenset[str]
    pages: tuple[str, ...]
    hosts: frozenset[str]
    units: Mapping[str, tuple[str, str]]


@cache
def words() -> Words:
    """What the resource says."""
    with resource("formats", "doctor.toml").open("rb") as file:
        table = tomllib.load(file)
    nothing = frozenset(map(str.casefold, table["nothing"]))
    return Words(
        nothing,
        nothing | frozenset(map(str.casefold, table["nothing_known"])),
        tuple(table["filler"]),
        frozenset(map(str.casefold, table["total"])),
        tuple(table["pictures"]["pages"]),
        frozenset(table["pictures"]["hosts"]),
        {
            unit.casefold(): (quantity, same[0])
            for quantity, units in table["units"].items()
            for same in units
            for unit in same
        },
    )
