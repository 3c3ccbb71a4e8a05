"""Imported rows as they stood in their file, with only those cells changed that something replaced since."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from merchant_assistant.catalogue.exporting import packed
from merchant_assistant.catalogue.exporting.cells import IMAGES
from merchant_assistant.catalogue.exporting.model import Cells, ExportText, Platform
from merchant_assistant.catalogue.exporting.tags import tag_rules
from merchant_assistant.catalogue.exporting.target import Layout, Target
from merchant_assistant.catalogue.exporting.text import as_html, guarded
from merchant_assistant.catalogue.importing import values
from merchant_assistant.catalogue.importing.formats.feed_cells import relations
from merchant_assistant.catalogue.importing.price_columns import CUSTOMERS
from merchant_assistant.catalogue.model import ATTRIBUTE, Product, Variant
from merchant_assistant.storage.records import RecordRow

Changed = Mapping[tuple[str, int], Mapping[str, int]]  # see storage.records.changed_since
_NUMBERS = frozenset({"price", "stock"})  # checked when they were typed: no guard
_MONEY = frozenset({"price", "compare_at_price", "cost"})
_LISTED = frozenset({"image", "category", "tags"})
_OWN_NAME = (
    "parent"  # handle, group, id: what the row's own family knows the product by; other files' mean other things
)


@dataclass(slots=True)
class _Line:
    cells: list[str]
    layout: Layout
    batch_id: int
    variant_id: int | None
    is_first: bool


class Faithful:
    """Writes products whose rows are known. ``unplaced``: values changed here that no cell of the file can say."""

    def __init__(self, target: Target, platform: Platform) -> None:
        self._target = target
        self._platform = platform
        self.unplaced = 0
        self._keys = {column.key: index for index, column in reversed([*enumerate(target.columns)]) if column.key}

    def rows(
        self, product: Product, records: Sequence[RecordRow], changed: Changed, text: ExportText | None
    ) -> list[list[str]]:
        """The product's lines; variants without a row of their own follow as the platform writes them."""
        lines = [self._line(record) for record in records]
        self._fill_other_columns(product, lines)
        self._replace_cells(product, lines, changed)
        if text is not None:
            self._replace_texts(lines, text)
        known = {line.variant_id for line in lines}
        added = [variant for variant in product.variants if variant.id not in known]
        more = [cells for variant in added if (cells := self._platform.variant_line(product, variant))]
        return [line.cells for line in lines] + [self.made(cells) for cells in more]

    def _replace_texts(self, lines: Sequence[_Line], text: ExportText) -> None:
        for key, value in self._platform.replaced(text).items():
            self._set_product_cell(lines, self._keys.get(key), value)
        column, first = self._keys.get("tags"), _first(lines)
        if column is not None and text.tags:
            between = first.layout.lists.get(column, "")
            tagged = tag_rules(self._platform.id).added(_cell(first, column), text.tags, between)
            self._set_product_cell(lines, column, tagged)

    def made(self, cells: Cells) -> list[str]:
        """A line of the platform's own making."""
        return [cells.get(column.key, "") for column in self._target.columns]

    def missing(self, product: Product, records: Sequence[RecordRow], changed: Changed) -> Iterator[str]:
        """Fields with a new value that no column takes."""
        lines = [self._line(record) for record in records]
        for holder, line, field, _ in self._replacements(product, lines, changed):
            if self._column(field, line, _first(lines), holder) is None:
                yield field

    def _line(self, record: RecordRow) -> _Line:
        layout = self._target.layouts[record.batch_id]
        raw: list[str] = json.loads(record.cells)
        if not layout.verbatim:
            cells = [""] * len(self._target.columns)
            for position, cell in zip(layout.positions, raw, strict=False):
                cells[position] = cell
            raw = cells
        return _Line(raw, layout, record.batch_id, record.variant_id, bool(record.is_first))

    def _fill_other_columns(self, product: Product, lines: Sequence[_Line]) -> None:
        """What the product has in columns that its newest file did not have, but others did."""
        variants = {variant.id: variant for variant in product.variants}
        for line in lines:
            variant = variants.get(line.variant_id or 0)
            for index in line.layout.absent:
                meaning = self._target.columns[index].field
                own = _value(variant, meaning) if variant else ""
                _put(line, index, own or (_value(product, meaning) if line is _first(lines) else ""))

    def _replace_cells(self, product: Product, lines: Sequence[_Line], changed: Changed) -> None:
        first = _first(lines)
        for holder, line, field, value in self._replacements(product, lines, changed):
            if isinstance(holder, Variant):
                _say_in_sets(lines, holder.sku, field, value)
            column = self._column(field, line, first, holder)
            if field == CUSTOMERS and line.layout.markets:
                self.unplaced += not _put_prices(line, value)
            elif column is None:
                self.unplaced += not _repacked(field, value, line, first, holder)
            else:
                text = self._written(field, value, line.layout.units.get(column), typed=field in holder.typed)
                for place, part in _parts(field, text, column, line):
                    self._place(holder, lines, line, place, part)

    def _place(self, holder: Product | Variant, lines: Sequence[_Line], line: _Line, column: int, text: str) -> None:
        if isinstance(holder, Variant):
            _put(line, column, text)
        else:
            self._set_product_cell(lines, column, text)

    def _replacements(
        self, product: Product, lines: Sequence[_Line], changed: Changed
    ) -> Iterator[tuple[Product | Variant, _Line, str, str]]:
        """(who, on which line, field, new value) of cells that no longer are what their row says."""
        first = _first(lines)
        options = {ATTRIBUTE + name for v in product.variants if v.id == first.variant_id for name in v.attributes}
        for field in _replaced_fields("product", product, first.batch_id, changed):
            if field not in options:  # a line that is a variant's too says there which one it is
                yield product, first, field, _value(product, field)
        own = {line.variant_id: line for line in lines}
        for variant in product.variants:
            line = own.get(variant.id)
            if line is not None:
                for field in _replaced_fields("variant", variant, line.batch_id, changed):
                    yield variant, line, field, _value(variant, field)

    def _column(self, field: str, line: _Line, first: _Line, holder: Product | Variant) -> int | None:
        layout = line.layout
        if field in ("price", "compare_at_price") and _on_sale(holder, line):
            if field == "price":
                return layout.sale_price
            field = "price"  # the usual price stands beside that of the sale
        if layout.relation is not None and _name(field) in relations(_cell(line, layout.relation)):
            return layout.relation
        if field == "stock" and any(len(packed.places(_cell(line, column))) > 1 for column in layout.stocks):
            return None  # how a sum is spread over several places, nobody said
        return self._named_column(field, line, first, holder)

    def _named_column(self, field: str, line: _Line, first: _Line, holder: Product | Variant) -> int | None:
        """The column that means the field, or the option that the attribute is."""
        layout = line.layout
        if field == "image" and isinstance(holder, Variant) and layout.variant_image is not None:
            return layout.variant_image
        apart = {layout.sale_price, layout.variant_image}
        for index, column in enumerate(self._target.columns):
            if column.field == field and index not in apart:
                return index
        for name, value in layout.options:
            if field == ATTRIBUTE + (_cell(line, name) or _cell(first, name)):
                return value
        return None

    def _written(self, field: str, value: str, unit: str | None, *, typed: bool) -> str:
        if unit and value.endswith(unit):
            value = value.removesuffix(unit).rstrip()
        if not typed or field in _NUMBERS:
            return value
        if field == "description" and self._platform.html:
            return as_html(value)
        return guarded(value)

    def _set_product_cell(self, lines: Sequence[_Line], column: int | None, value: str) -> None:
        """On the first line, and on the others that repeat it."""
        if column is None:
            return
        first = _first(lines)
        before = _cell(first, column)
        for line in lines:
            if line is first or (before and _cell(line, column) == before):
                _put(line, column, value)


def _on_sale(holder: Product | Variant, line: _Line) -> bool:
    """Whether the price of the sale was the one that counted: one that is over, or to come, does not."""
    column = line.layout.sale_price
    told = _cell(line, column) if column is not None else ""
    if not told or not isinstance(holder, Variant):
        return False
    price, usual = (holder.imported.get(name, holder.fields.get(name, "")) for name in ("price", "compare_at_price"))
    return price == told or bool(usual)


def _say_in_sets(lines: Sequence[_Line], sku: str, field: str, value: str) -> None:
    """A parent that lists its variants' options says what changed too."""
    if field.startswith(ATTRIBUTE):
        for line in lines:
            for column in line.layout.sets:
                _put(line, column, packed.put_in_sets(_cell(line, column), sku, field.removeprefix(ATTRIBUTE), value))


def _put_prices(line: _Line, value: str) -> bool:
    """Customers' prices into the columns that each of them has; whether all found one."""
    told = packed.prices(value, list(line.layout.markets))
    for who, text in (told or {}).items():
        _put(line, line.layout.markets[who], text)
    return told is not None


def _repacked(field: str, value: str, line: _Line, first: _Line, holder: Product | Variant) -> bool:
    """Whether the value found its place in a cell that holds several: where it stood, else the holder's own."""
    layout = line.layout
    if layout.option_lists is not None and isinstance(holder, Variant) and field.startswith(ATTRIBUTE):
        names, values = layout.option_lists
        chosen = packed.put_option(_cell(first, names), _cell(line, values), field.removeprefix(ATTRIBUTE), value)
        if chosen is not None:
            _put(line, values, chosen)
            return True
    columns = layout.packed[:: -1 if isinstance(holder, Variant) else 1]
    for one in sorted(columns, key=lambda one: not one.says(_cell(line, one.column), field)):
        changed = one.put(_cell(line, one.column), field, value)
        if changed is not None:
            _put(line, one.column, changed)
            return True
    return False


def _parts(field: str, text: str, column: int, line: _Line) -> list[tuple[int, str]]:
    """Which cells a value goes into: pictures may have a column each, a price may have its currency beside it."""
    if column == line.layout.relation:
        return [(column, "|".join(f"{name}={value}" for name, value in _related(line, field, text).items()))]
    if field == "stock" and column in line.layout.stocks:
        return [(column, packed.put_stock(_cell(line, column), text))]
    between = line.layout.lists.get(column)
    if between and field in _LISTED:
        return [(column, between.join(part for part in text.split(IMAGES) if part))]
    if field == "image" and column in line.layout.images:
        *first, last = line.layout.images
        pictures = text.split(IMAGES)
        alone = pictures[: len(first)] + [""] * (len(first) - len(pictures))
        return [*zip(first, alone, strict=True), (last, IMAGES.join(pictures[len(first) :]))]
    stands = values.read_amount(_cell(line, column)) if field in _MONEY else None
    if stands is not None and stands.currency and text:
        return [(column, _cell(line, column).replace(stands.number, text, 1))]
    return [(column, text)]


def _name(field: str) -> str:
    """What an attribute is called; ``""`` for other fields."""
    return field.removeprefix(ATTRIBUTE) if field.startswith(ATTRIBUTE) else ""


def _related(line: _Line, field: str, text: str) -> dict[str, str]:
    """The choices of a line with another one; those of a listing are listed with ``;``."""
    told = relations(_cell(line, line.layout.relation or 0))
    several = ";" in told.get(_name(field), "")
    return told | {_name(field): text.replace(", ", ";") if several else text}


def _first(lines: Sequence[_Line]) -> _Line:
    """The line that describes the product."""
    return next((line for line in lines if line.is_first), lines[0])


def _replaced_fields(entity: str, holder: Product | Variant, batch_id: int, changed: Changed) -> list[str]:
    later = [field for field, batch in changed.get((entity, holder.id), {}).items() if batch > batch_id]
    return sorted({*later, *holder.typed} - {_OWN_NAME})


def _value(holder: Product | Variant, field: str) -> str:
    if field == "price" and isinstance(holder, Variant):
        return holder.price.amount if holder.price else ""
    if field == "sku":
        return "" if holder.sku_derived else holder.sku
    if field.startswith(ATTRIBUTE):
        return holder.attributes.get(field.removeprefix(ATTRIBUTE), "")
    return holder.fields.get(field, "")


def _cell(line: _Line, column: int) -> str:
    return line.cells[column].strip() if column < len(line.cells) else ""


def _put(line: _Line, column: int, text: str) -> None:
    line.cells.extend([""] * (column + 1 - len(line.cells)))  # a short row ends before this column
    line.cells[column] = text
