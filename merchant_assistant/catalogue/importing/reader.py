"""Reading one file, in the import child: every table into a staging file of its own.

Twice over each table: first the raw rows go into the staging file, while whole columns say how numbers are written and
which SKUs there are; then products are built from the rows. Memory does not grow with the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import chain, islice
from pathlib import Path

from merchant_assistant.catalogue.importing import formats, header, mapping
from merchant_assistant.catalogue.importing.facts import Row
from merchant_assistant.catalogue.importing.formats.common import Builder, Format, Numbers
from merchant_assistant.catalogue.importing.frames import ReadRequest, StagedSheet
from merchant_assistant.catalogue.importing.header import Head
from merchant_assistant.catalogue.importing.mapping import Layout, clean
from merchant_assistant.catalogue.importing.model import Column
from merchant_assistant.catalogue.importing.problems import Report
from merchant_assistant.catalogue.importing.staging import ProductSink
from merchant_assistant.catalogue.importing.tables import Table, open_tables
from merchant_assistant.catalogue.importing.values import NumberStyle
from merchant_assistant.foundation.cancel import Progress
from merchant_assistant.storage.staging import StagingWriter

HEAD = 500  # rows that are looked at to find header, format and mapping
MAX_GROUP = 20_000  # rows of one product; platforms allow some 2,000 variants
MANY_COLUMNS = 200
_SAMPLES = 3
_PRICES = ("price", "compare_at_price", "cost")
_TELL_EVERY = 2000


def read_tables(request: ReadRequest, progress: Progress) -> Iterator[StagedSheet]:
    """Read all tables of the requested file. Raises :class:`UserFault`, OSError, MemoryError; leaves files then."""
    file = Path(request.file)
    for number, table in enumerate(open_tables(file, progress), 1):
        path = Path(f"{request.prefix}-{number}.db")
        writer = StagingWriter(path)
        try:
            reading = SheetReader(request, table, writer, progress)
            reading.stage_rows()
            reading.build_products()
            writer.finish(reading.meta(file.name))
            yield reading.summary(path)
        finally:
            writer.close()


class SheetReader:
    """Reads one table into one staging file: :meth:`stage_rows`, then :meth:`build_products`."""

    def __init__(self, request: ReadRequest, table: Table, writer: StagingWriter, progress: Progress) -> None:
        self._table = table
        self._writer = writer
        self._progress = progress
        self._report = Report(writer)
        self._style = NumberStyle()
        self._samples: list[list[str]] = []
        self._rows = 0
        first = list(islice(table.rows, HEAD))
        self._head: Head = header.find(first)
        self._data = chain(first[self._head.lines :], table.rows)
        names = self._head.names
        self._format: Format = formats.by_name(request.format) if request.format else formats.detect(names)
        self._layout: Layout = mapping.layout(names, self._format.fields(names), request.mapping)
        self._sink = ProductSink(writer, self._report, sku_column=self._layout.name("sku"))

    def stage_rows(self) -> None:
        """Keep every raw row; note groups, SKUs and how numbers are written."""
        self._report_columns()
        self._samples = [[] for _ in self._layout.columns]
        builder = self._builder() if self._format.grouped else None
        sku = self._layout.column("sku")
        prices = [i for i, name in enumerate(self._layout.fields) if name in _PRICES]
        for row in self._data:
            self._stage(row, builder, sku, prices)

    def _stage(self, row: Row, builder: Builder | None, sku: int | None, prices: list[int]) -> None:
        number, cells = row
        self._rows += 1
        self._writer.record(number, cells)
        if not "".join(cells).strip():
            self._report.skip("blank_row", number)
            return
        width = len(self._layout.columns)
        if len(cells) != width:
            self._report.add("ragged_row", number, cells=len(cells), columns=width)
        if self._rows <= HEAD:
            self._sample(cells)
        for index in prices:
            if index < len(cells):
                self._style.feed(index, cells[index])
        if builder is not None and not self._join(builder, number, cells):
            return
        if sku is not None and sku < len(cells) and (own := clean(cells[sku])):
            self._writer.own_sku(own, number)

    def _join(self, builder: Builder, number: int, cells: list[str]) -> bool:
        names = builder.names(cells)
        if names:
            self._writer.member(number, names)
        else:
            self._report.skip("no_product", number)
        return bool(names)

    def _sample(self, cells: list[str]) -> None:
        for samples, cell in zip(self._samples, cells, strict=False):
            if len(samples) < _SAMPLES and (text := cell.strip()) and text not in samples:
                samples.append(text[:80])

    def build_products(self) -> None:
        """Make products of the staged rows."""
        builder = self._builder()
        done = 0
        for rows in self._groups():
            product = builder.build(rows)
            if product is not None:
                if not product.title and self._layout.column("title") is not None:
                    self._report.add("no_title", product.row)
                self._sink.write(product)
            done += len(rows)
            if done % _TELL_EVERY < len(rows):
                self._progress(done, self._rows, "products")

    def _groups(self) -> Iterable[list[Row]]:
        if not self._format.grouped:
            return ([row] for row in self._writer.records() if "".join(row[1]).strip())
        return self._writer.groups()

    def _builder(self) -> Builder:
        return self._format.builder(self._layout, Numbers(self._style), self._report)

    def _report_columns(self) -> None:
        columns = self._layout.columns
        for index in self._head.renamed:
            self._report.add("duplicate_column", value=columns[index].rsplit(" (", 1)[0], name=columns[index])
        if len(columns) > MANY_COLUMNS:
            self._report.add("many_columns", columns=len(columns))
        if self._head.header is None:
            self._report.add("no_header")
        if self._layout.column("sku") is None:
            self._report.add("no_sku_column")
        if self._layout.column("title") is None:
            self._report.add("no_title_column")

    def meta(self, file: str) -> dict[str, object]:
        """See :mod:`merchant_assistant.catalogue.importing.staging`."""
        table, layout, head = self._table, self._layout, self._head
        return {
            "version": 1,
            "file": file,
            "sheet": table.sheet,
            "format": self._format.id,
            "generation": None,
            "encoding": table.encoding,
            "bom": table.bom,
            "dialect": asdict(table.dialect) if table.dialect else None,
            "title_rows": [cells for _, cells in head.titles],
            "header": head.header[1] if head.header else [],
            "header_row": head.header[0] if head.header else None,
            "columns": layout.columns,
            "mapping": layout.fields,
            "units": {str(index): unit for index, unit in layout.units.items()},
            "attribute_columns": layout.attribute_names,
            "packed_attributes": False,
            "option_columns": [],
            "sale_price_column": None,
            "variant_image_column": None,
            "continued": False,
            "rows": self._rows,
            "products": self._sink.products,
            "variants": self._sink.variants,
            "skipped": self._report.skipped,
            **self._format.meta(layout),
        }

    def summary(self, staging: Path) -> StagedSheet:
        table, layout = self._table, self._layout
        return StagedSheet(
            staging=str(staging),
            sheet=table.sheet,
            format=self._format.id,
            encoding=table.encoding,
            delimiter=table.dialect.delimiter if table.dialect else None,
            rows=self._rows,
            products=self._sink.products,
            variants=self._sink.variants,
            skipped=self._report.skipped,
            columns=tuple(
                Column(name, known, tuple(samples))
                for name, known, samples in zip(layout.columns, layout.fields, self._samples, strict=True)
            ),
            problems=tuple(self._report.first),
            problem_counts=dict(self._report.counts),
        )
