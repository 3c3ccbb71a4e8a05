"""Where each single value of a product came from: a cell of a file, or a person's hand.

A product is often told by several files: a shop's export, later a supplier's prices. Each of them says some of its
values, so one place for the whole product would be wrong. A value comes from the newest file that has a column for it
and a row of this product; where two products were merged, from the newest whose cell says what the value says.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.model import ATTRIBUTE, Place, Product, Variant
from merchant_assistant.storage import origins

if TYPE_CHECKING:
    from merchant_assistant.storage.database import Connection
    from merchant_assistant.storage.origins import SourceRow


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value came from. ``place``: the row of a file that says it, None where no file does; ``column``: what

    heads it there, blank where it stood among others. ``at``: when that was imported; ``typed_at``: when a person typed
    what stands now over it. Both ISO 8601, UTC, and blank where that did not happen or is not known.
    """

    place: Place | None = None
    column: str = ""
    at: str = ""
    batch_id: int | None = None
    typed_at: str = ""


# By the variant's id (None: the product's own) and the field, attributes as ``attribute:NAME``.
Origins = Mapping[tuple[int | None, str], Origin]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a file with its cells by field; ``columns``: what heads each of them."""

    told: SourceRow
    cells: Mapping[str, str]
    columns: Mapping[str, str]

    def origin(self, field: str) -> Origin:
        told = self.told
        place = Place(told.file, told.row, told.sheet)
        return Origin(place, self.columns.get(field, ""), told.created_at, told.batch_id)


def origins_of(connection: Connection, product: Product) -> dict[tuple[int | None, str], Origin]:
    """The origin of every value that ``product`` has, as far as it is known."""
    rows: dict[int | None, list[_Row]] = {}
    for told in origins.rows_of(connection, product.id):
        rows.setdefault(told.variant_id, []).append(_read(told))
    found = dict(_of(product, None, rows.get(None, [])))
    for variant in product.variants:
        found.update(_of(variant, variant.id, rows.get(variant.id) or rows.get(None, [])))
    for key, at in _typed(connection, product):
        found[key] = replace(found.get(key, Origin()), typed_at=at)
    return found


def _read(told: SourceRow) -> _Row:
    columns, mapping, cells = json.loads(told.columns), json.loads(told.mapping), json.loads(told.cells)
    by_field: dict[str, str] = {}
    heads: dict[str, str] = {}
    for field, head, cell in zip(mapping, columns, cells, strict=False):
        if field and (field not in by_field or not by_field[field]):  # two columns may tell one field
            by_field[field], heads[field] = cell.strip(), head
    return _Row(told, by_field, heads)


def _of(
    holder: Product | Variant, variant_id: int | None, rows: list[_Row]
) -> Iterator[tuple[tuple[int | None, str], Origin]]:
    for field, value in _values(holder):
        row = _row_of(field, value, rows)
        if row is not None:
            yield (variant_id, field), row.origin(field)


def _values(holder: Product | Variant) -> Iterable[tuple[str, str]]:
    """What files say of it, also below what a person typed."""
    said = {**holder.fields, **{ATTRIBUTE + name: value for name, value in holder.attributes.items()}}
    said = {**said, **holder.imported, "sku": holder.sku, "title": holder.imported.get("title", holder.title)}
    return ((field, value) for field, value in said.items() if value)


def _row_of(field: str, value: str, rows: list[_Row]) -> _Row | None:
    """The newest row that says so; else the newest with such a column; else (values in packed cells) the newest."""
    with_column = [row for row in rows if field in row.cells]
    saying = (row for row in with_column if _says(row.cells[field], value))
    return next(saying, None) or next(iter(with_column), None) or next(iter(rows), None)


def _says(cell: str, value: str) -> bool:
    """Whether a cell is what a value was read from: units are added and currencies taken off on the way."""
    return cell == value or bool(cell and value and (cell in value or value in cell))


def _typed(connection: Connection, product: Product) -> Iterator[tuple[tuple[int | None, str], str]]:
    """The values that a person typed and that still stand, and when."""
    at = {(cell.entity, cell.id, cell.field): cell.at for cell in origins.typed_cells(connection, product.id)}
    for field in product.typed:
        yield (None, field), at.get(("product", product.id, field), "")
    for variant in product.variants:
        for field in variant.typed:
            yield (variant.id, field), at.get(("variant", variant.id, field), "")
