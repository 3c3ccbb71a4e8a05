"""The table that an export writes: the imported columns where there are any, else the platform's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from merchant_assistant.catalogue.exporting.columns import column_table
from merchant_assistant.catalogue.exporting.model import Column, FreeColumns, Platform
from merchant_assistant.storage.records import BatchLayout


@dataclass(frozen=True, slots=True)
class Layout:
    """How the rows of one batch lie in the target: ``positions[i]`` is the target's column of its column ``i``."""

    positions: tuple[int, ...]
    units: Mapping[int, str]
    options: tuple[tuple[int, int], ...]  # columns of an attribute's name and its value
    variant_image: int | None
    sale_price: int | None
    verbatim: bool  # the target has just its columns


@dataclass(frozen=True, slots=True)
class Target:
    """Columns to write, and how batches whose rows can be written as they are lie in them."""

    columns: tuple[Column, ...]
    layouts: Mapping[int, Layout] = field(default_factory=dict)  # by batch id
    delimiter: str = ","
    bom: bool = False

    def with_columns(self, keys: Iterable[str], free: FreeColumns) -> Target:
        """With columns for what lines want to say and no column takes."""
        present = {column.key for column in self.columns}
        wanted = ((free.header(key), key) for key in keys if key not in present)
        more = [Column(header, header, key, key) for header, key in wanted if header is not None]
        if not more:
            return self
        layouts = {batch: replace(layout, verbatim=False) for batch, layout in self.layouts.items()}
        return replace(self, columns=(*self.columns, *more), layouts=layouts)


def target_of(layouts: Sequence[BatchLayout], platform: Platform) -> Target:
    """The layout that most products have gives the columns; those of others that are missing follow."""
    generations = {layout.meta.get("generation") for layout in layouts}
    generation = "current" if generations == {"current"} else "older"
    usable = [layout for layout in layouts if layout.meta.get("header") and _generation(layout) in (None, generation)]
    if not usable:
        table = _table(platform, generation)
        columns = [Column(header, header, key, key) for header, key in table.items()]
        return Target(tuple(columns), bom=platform.id == "generic")
    return _union(_most_used_first(usable), platform, generation)


def _generation(layout: BatchLayout) -> object:
    return layout.meta.get("generation")


def _most_used_first(layouts: Sequence[BatchLayout]) -> list[BatchLayout]:
    used = Counter[tuple[str, ...]]()
    for layout in layouts:
        used[_names(layout)] += layout.products
    return sorted(layouts, key=lambda layout: (-used[_names(layout)], -layout.batch_id))


def _union(layouts: Sequence[BatchLayout], platform: Platform, generation: str) -> Target:
    table = {header.casefold(): key for header, key in _table(platform, generation).items()}
    columns: list[Column] = []
    places: dict[int, tuple[int, ...]] = {}
    for layout in layouts:
        found = _places(layout, columns, platform, table)
        if found is not None:
            places[layout.batch_id] = found
    known = {layout.batch_id: layout for layout in layouts}
    lying = {batch: _lying(known[batch].meta, positions, len(columns)) for batch, positions in places.items()}
    first = layouts[0].meta
    dialect: Any = first.get("dialect") or {}
    delimiter = str(dialect.get("delimiter") or ",") if platform.id == "generic" else ","
    return Target(tuple(columns), lying, delimiter, bool(first.get("bom")))


def _places(
    layout: BatchLayout, columns: list[Column], platform: Platform, table: Mapping[str, str]
) -> tuple[int, ...] | None:
    """Where the layout's columns stand among ``columns``, new ones added; None where meanings would clash."""
    header: Any = layout.meta["header"]
    mapping: Any = layout.meta["mapping"]
    known = {column.name: index for index, column in enumerate(columns)}
    taken = {column.field for column in columns if column.field}
    new = [
        _column(Column(head, name, meaning, table.get(head.strip().casefold(), "")), platform)
        for head, name, meaning in zip(header, _names(layout), mapping, strict=False)
    ]
    if any(
        columns[known[column.name]].field != column.field
        if column.name in known
        else bool(columns) and column.field in taken
        for column in new
    ):
        return None
    for column in new:
        if column.name not in known:
            known[column.name] = len(columns)
            columns.append(column)
    return tuple(known[column.name] for column in new)


def _column(column: Column, platform: Platform) -> Column:
    return column if column.key or platform.free is None else replace(column, key=platform.free.key(column))


def _table(platform: Platform, generation: str) -> Mapping[str, str]:
    tables = column_table(platform.id)
    return tables.get(generation) or tables["columns"]


def _names(layout: BatchLayout) -> tuple[str, ...]:
    names: Any = layout.meta["columns"]
    return tuple(names)


def _lying(meta: Mapping[str, Any], positions: tuple[int, ...], width: int) -> Layout:
    def place(index: int | None) -> int | None:
        return None if index is None else positions[index]

    return Layout(
        positions=positions,
        units={positions[int(index)]: unit for index, unit in (meta.get("units") or {}).items()},
        options=tuple((positions[name], positions[value]) for name, value in meta.get("option_columns") or ()),
        variant_image=place(meta.get("variant_image_column")),
        sale_price=place(meta.get("sale_price_column")),
        verbatim=positions == tuple(range(width)),
    )
