"""The table that an export writes: the imported columns where there are any, else the platform's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from merchant_assistant.catalogue.exporting import packed
from merchant_assistant.catalogue.exporting.columns import column_table, search_headers
from merchant_assistant.catalogue.exporting.model import Column, FreeColumns, Platform
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.storage.records import BatchLayout


@dataclass(frozen=True, slots=True)
class Layout:
    """How the rows of one batch lie in the target: ``positions[i]`` is the target's column of its column ``i``.

    ``absent``: columns of other batches that it does not have.
    """

    positions: tuple[int, ...]
    absent: tuple[int, ...]
    units: Mapping[int, str]
    options: tuple[tuple[int, int], ...]  # columns of an attribute's name and its value
    variant_image: int | None
    sale_price: int | None
    images: tuple[int, ...]  # where each picture has a column of its own
    packed: tuple[packed.Packed, ...]  # columns whose cells hold several attributes, and how
    lists: Mapping[int, str]  # columns whose cells list values, with what stands between them
    option_lists: tuple[int, int] | None  # columns that list the names and the values of options
    sets: tuple[int, ...]  # columns in which a parent lists its variants with their options
    markets: Mapping[str, int]  # who has prices in a column of their own
    stocks: tuple[int, ...]  # columns that say how much is at which place
    relation: int | None  # the column that says which variation a line is
    verbatim: bool  # the target has just its columns


@dataclass(frozen=True, slots=True)
class Style:
    """How a file is written. ``title_rows``: lines above the header; ``header`` False: it has none."""

    delimiter: str = ","
    quote_all: bool = False
    bom: bool = False
    header: bool = True
    title_rows: tuple[list[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """Columns to write, and how batches whose rows can be written as they are lie in them."""

    columns: tuple[Column, ...]
    layouts: Mapping[int, Layout] = field(default_factory=dict)  # by batch id
    style: Style = Style()

    def head(self) -> list[list[str]]:
        """The lines above the products."""
        header = [[column.header for column in self.columns]] if self.style.header else []
        return [*self.style.title_rows, *header]

    def with_columns(self, keys: Iterable[str], free: FreeColumns) -> Target:
        """With columns for what lines want to say and no column takes."""
        if not self.style.header:
            return self  # nothing would say what the added columns are
        present = {column.key for column in self.columns}
        wanted = ((free.header(key), key) for key in keys if key not in present)
        more = [Column(header, header, key, key) for header, key in wanted if header is not None]
        if not more:
            return self
        layouts = {batch: replace(layout, verbatim=False) for batch, layout in self.layouts.items()}
        return replace(self, columns=(*self.columns, *more), layouts=layouts)


Holds = Callable[[Collection[int]], bool]  # whether every product has a row in one of these batches


def target_of(layouts: Sequence[BatchLayout], platform: Platform, hold_all: Holds) -> Target:
    """The layout that most products have gives the columns; those of others that are missing follow.

    A plain table keeps the headings of a file only where all products came from such a file: those of one shop's
    language would stand over the cells of another's, and be read wrongly again.
    """
    generation = _generation(layouts, platform)
    fitting = [layout for layout in layouts if layout.meta.get("generation") in (None, generation)]
    usable = [layout for layout in fitting if layout.meta.get("header")] or _alone(fitting, hold_all)
    if platform.id == "generic":
        usable = _of_one_layout(usable, hold_all)
    target = _union(_most_used_first(usable), platform, generation) if usable else None
    if target is None or (platform.id == "generic" and _left_out(usable, target)):
        return _own(platform, generation)
    return target


def _generation(layouts: Sequence[BatchLayout], platform: Platform) -> str:
    """Of several generations the one that most products have; of a platform with a list for each, the older one."""
    used = Counter[str]()
    for layout in layouts:
        used[str(layout.meta.get("generation") or "")] += layout.products
    if "older" in column_table(platform.id):
        return "current" if set(used) == {"current"} else "older"
    return max(used, key=lambda one: used[one], default="")


def _own(platform: Platform, generation: str) -> Target:
    """The platform's own columns. Spreadsheet programs know the letters of a plain table by its mark.

    Raises :class:`UserFault` (``columns_unknown``) where only an imported file would tell them.
    """
    columns = [Column(header, header, key, key) for header, key in _table(platform, generation).items()]
    if not columns:
        raise UserFault(
            "columns_unknown",
            said("Catalogue", "No product came from a file of {platform}, so its columns are not known.").format(
                platform=platform.name
            ),
            said("Catalogue", "Import a file of that shop first, or choose another platform."),
        )
    return Target(tuple(columns), style=Style(bom=platform.id == "generic"))


def _alone(layouts: Sequence[BatchLayout], hold_all: Holds) -> Sequence[BatchLayout]:
    """Lines without a header go out again where they are all there is: nothing would say what other cells are."""
    alike = len({_likeness(layout) for layout in layouts}) == 1
    return layouts if alike and hold_all([layout.batch_id for layout in layouts]) else ()


def _of_one_layout(layouts: Sequence[BatchLayout], hold_all: Holds) -> Sequence[BatchLayout]:
    """All of them where those of one layout hold every product, else none."""
    alike: dict[tuple[tuple[str, ...], str], list[int]] = {}
    for layout in layouts:
        alike.setdefault(_likeness(layout), []).append(layout.batch_id)
    return layouts if any(hold_all(batches) for batches in alike.values()) else ()


def _left_out(layouts: Sequence[BatchLayout], target: Target) -> bool:
    """Whether files of other columns found no place: what only they say would be missing."""
    placed = {_names(layout) for layout in layouts if layout.batch_id in target.layouts}
    return any(_names(layout) not in placed for layout in layouts)


def _likeness(layout: BatchLayout) -> tuple[tuple[str, ...], str]:
    return _names(layout), str(layout.meta["mapping"])


def _most_used_first(layouts: Sequence[BatchLayout]) -> list[BatchLayout]:
    used = Counter[tuple[str, ...]]()
    for layout in layouts:
        used[_names(layout)] += layout.products
    return sorted(layouts, key=lambda layout: (-used[_names(layout)], -layout.batch_id))


def _union(layouts: Sequence[BatchLayout], platform: Platform, generation: str) -> Target:
    own = {header.casefold(): key for header, key in _table(platform, generation).items() if key}
    table = {**search_headers(), **own}
    columns: list[Column] = []
    places: dict[int, tuple[int, ...]] = {}
    for layout in layouts:
        found = _places(layout, columns, platform, table)
        if found is not None:
            places[layout.batch_id] = found
    known = {layout.batch_id: layout for layout in layouts}
    lying = {batch: _lying(known[batch].meta, positions, len(columns)) for batch, positions in places.items()}
    return Target(tuple(columns), lying, _style([known[batch] for batch in places], platform))


def _style(layouts: Sequence[BatchLayout], platform: Platform) -> Style:
    """As the file was that gave the columns: its lines above them and its delimiter, where the platform's differ."""
    meta: Mapping[str, Any] = layouts[0].meta
    alike = len({_names(layout) for layout in layouts}) == 1
    titles = tuple(meta.get("title_rows") or ()) if alike and platform.titled else ()
    dialect = meta.get("dialect") or {}
    plain = platform.id == "generic"
    return Style(
        delimiter=_delimiter(str(dialect.get("delimiter") or ","), platform),
        quote_all=plain and bool(dialect.get("quote_all")),
        bom=plain or bool(meta.get("bom")),  # without it spreadsheet programs take the letters for those of the system
        header=bool(meta["header"]),
        title_rows=titles,
    )


def _delimiter(told: str, platform: Platform) -> str:
    """The file's own where one character is all it is, and the platform's files have different ones."""
    usual = ",;|\t" if platform.id == "generic" else ",;" if platform.titled else ","
    return told if len(told) == 1 and told in usual else ","


def _places(
    layout: BatchLayout, columns: list[Column], platform: Platform, table: Mapping[str, str]
) -> tuple[int, ...] | None:
    """Where the layout's columns stand among ``columns``, new ones added; None where meanings would clash."""
    header: Any = layout.meta["header"] or layout.meta["columns"]
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
    """With what goes into it: as its platform lists it; by its meaning where only imported files tell columns."""
    if column.key:
        return column
    if platform.free is not None:
        return replace(column, key=platform.free.key(column))
    listed = any(column_table(platform.id).values())
    return column if listed else replace(column, key=column.field)


def _table(platform: Platform, generation: str) -> Mapping[str, str]:
    tables = column_table(platform.id)
    return tables.get(generation) or tables["columns"]


def _names(layout: BatchLayout) -> tuple[str, ...]:
    names: Any = layout.meta["columns"]
    return tuple(names)


def _pair(places: Sequence[int | None] | None, positions: tuple[int, ...]) -> tuple[int, int] | None:
    first, second = places or (None, None)
    return None if first is None or second is None else (positions[first], positions[second])


def _lying(meta: Mapping[str, Any], positions: tuple[int, ...], width: int) -> Layout:
    def place(index: int | None) -> int | None:
        return None if index is None else positions[index]

    return Layout(
        positions=positions,
        absent=tuple(sorted(set(range(width)) - set(positions))),
        units={positions[int(index)]: unit for index, unit in (meta.get("units") or {}).items()},
        options=tuple((positions[name], positions[value]) for name, value in meta.get("option_columns") or ()),
        variant_image=place(meta.get("variant_image_column")),
        sale_price=place(meta.get("sale_price_column")),
        images=tuple(positions[index] for index in meta.get("image_columns") or ()),
        packed=packed.columns(meta, positions),
        lists=packed.lists(meta, positions),
        option_lists=_pair(meta.get("option_lists"), positions),
        sets=tuple(positions[index] for index in (meta.get("packed_columns") or {}).get("sets") or ()),
        stocks=tuple(positions[index] for index in (meta.get("packed_columns") or {}).get("stocks") or ()),
        relation=place(meta.get("relation_column")),
        markets={who: positions[index] for who, index in (meta.get("market_columns") or {}).items()},
        verbatim=positions == tuple(range(width)),
    )
