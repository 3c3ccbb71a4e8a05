"""Changing one value inside a cell that holds several, in the way that the platform packs them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from merchant_assistant.catalogue.importing.formats import packing

KINDS = ("pairs", "features", "named")


def columns(meta: Mapping[str, Any], positions: Sequence[int]) -> tuple[tuple[str, int], ...]:
    """How a batch packs attributes into cells, and in which columns of the target (see the formats' ``meta``)."""
    packed = meta.get("packed_columns") or {}
    return tuple((kind, positions[index]) for kind in KINDS for index in packed.get(kind) or () if index is not None)


def put(kind: str, cell: str, name: str, value: str) -> str | None:
    """The cell with another value of ``name`` (``""`` takes it out); None where that way of packing cannot say it."""
    if kind == "pairs":
        if not packing.is_name(name):
            return None
        return packing.write_pairs(_with(packing.read_pairs(cell), name, value))
    if any(mark in name + value for mark in (",", ":", "|")):
        return None
    if kind == "features":
        return packing.write_features(_with(packing.read_features(cell), name, value))
    named = packing.read_named(cell)
    return packing.write_named({**named, name: [value]} if value else {k: v for k, v in named.items() if k != name})


def _with(pairs: Mapping[str, str], name: str, value: str) -> dict[str, str]:
    kept = {known: text for known, text in pairs.items() if known != name or value}
    return kept | ({name: value} if value else {})
