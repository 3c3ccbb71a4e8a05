"""Reading one table, in the import child: twice over it.

First the raw rows go into the staging file, while whole columns say how numbers are written and which SKUs there are;
then products are built from the rows. The doctor looks at both.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from itertools import chain, islice
from pathlib import Path

from merchant_assistant.catalogue.importing import by_standing, by_values, formats, guard, header, mapping
from merchant_assistant.catalogue.importing.beginning import head_of, language_of_rows, numbers_of
from merchant_assistant.catalogue.importing.checks.fit import Judged
from merchant_assistant.catalogue.importing.doctor import Doctor, findings
from merchant_assistant.catalogue.importing.facts import Row
from merchant_assistant.catalogue.importing.formats import others, specifications
from merchant_assistant.catalogue.importing.formats.common import PRICES, Builder, Format
from merchant_assistant.catalogue.importing.frames import ReadRequest, StagedSheet, pack_finding, pack_problem
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.importing.model import Column
from merchant_assistant.catalogue.importing.problems import Report, cut
from merchant_assistant.catalogue.importing.sections import Sections
from merchant_assistant.catalogue.importing.staging import ProductSink
from merchant_assistant.catalogue.importing.tables import Table
from merchant_assistant.foundation.cancel import Progress
from merchant_assistant.foundation.said import said
from merchant_assistant.storage.staging import StagingWriter

HEAD = 500  # rows that are looked at to find header, format and mapping
MAX_GROUP = 20_000  # rows of one product; platforms allow some 2,000 variants
MANY_COLUMNS = 200
_SAMPLES = 3
_TELLING = ("sku", "title", "price", "barcode")  # a sheet without any of them is no product table
_TELL_EVERY = 2000


class SheetReader:
    """Reads one table into one staging file: :meth:`stage_rows`, then :meth:`build_products`."""

    def __init__(self, request: ReadRequest, table: Table, writer: StagingWriter, progress: Progress) -> None:
        self._table = table
        self._writer = writer
        self._progress = progress
        self._report = Report(writer)
        self._samples: list[list[str]] = []
        self._rows = 0
        rows = table.rows(progress)
        first = list(islice(rows, HEAD))
        self._head = head_of(table, first, request)
        self._data = chain(first[self._head.lines :], rows)
        self._empty = len(first) == self._head.lines
        names = self._head.names
        family = request.format or table.format
        self._format: Format = formats.by_name(family) if family else formats.detect(names, first[self._head.lines :])
        data = first[self._head.lines :]
        fields = self._format.fields(names, data)
        remembered = request.remembered.get(header.fingerprint(names), {})
        self._remembered = bool(remembered)
        told = {**remembered, **request.mapping}
        self._layout: Layout = mapping.layout(names, fields, told)
        self._title_told = "title" in told.values()  # by a person
        plain = self._format.id == "generic"
        self._guessed = by_standing.guessed(self._layout.fields, names, data, told.values()) if plain else []
        self._language = language_of_rows(self._layout, first[self._head.lines :])
        self._numbers = numbers_of(table, first, self._head)
        self._sink = ProductSink(writer, self._report, sku_column=self._layout.name("sku"))
        self._doctor = Doctor(
            self._layout,
            self._numbers,
            self._report,
            writer,
            delimiter=table.dialect.delimiter if table.dialect else ",",
            exact=self._format.exact,
            repairs=request.repairs.get(table.sheet or ""),
            header=self._head.header[1] if self._head.header else (),
        )
        if plain and not self._format.grouped(self._layout):
            self._doctor.join_days()
        self._sections = Sections(self._layout, self._doctor.is_total, plain=plain)

    def must_be_products(self, file: Path) -> None:
        """Raise :class:`UserFault` where there are no rows, or nothing that could be products."""
        others.refuse(self._head.names, file)
        if self._empty:
            raise guard.no_rows(file)
        if len(self._layout.columns) == 1 and not self._head.recognised:
            raise guard.not_a_table(file)
        unnamed = self._head.header is None and self._table.columns is None
        if unnamed and not any(self._layout.column(name) is not None for name in ("sku", "price", "barcode")):
            raise guard.not_products(file)
        nameless = self._head.header is not None and not self._head.recognised
        telling = any(self._layout.column(name) is not None for name in _TELLING)
        if not self._table.alone and (nameless or not telling):
            raise guard.not_a_table(file)

    def stage_rows(self) -> None:
        """Keep every raw row; note groups, SKUs and how numbers are written."""
        if self._table.dialect is not None and self._table.dialect.quotechar is None:
            self._report.add("stray_quote")
        for number, cells in (*self._head.titles, *([self._head.header] if self._head.header else [])):
            self._report_repairs(number, cells)
        self._report_columns()
        self._samples = [[] for _ in self._layout.columns]
        builder = self._builder() if self._format.grouped(self._layout) else None
        sku = self._layout.column("sku")
        prices = [i for i, name in enumerate(self._layout.fields) if name in PRICES]
        for judged in self._doctor.rows(self._data):
            number = judged.row
            self._rows += number not in self._doctor.joined
            self._writer.record(number, judged.cells)
            if not self._checked(judged, prices):
                continue
            cells = self._doctor.examined(number, self._layout.clean_row(judged.cells))
            self._note(number, cells, builder, sku)

    def _note(self, number: int, cells: list[str], builder: Builder | None, sku: int | None) -> None:
        """Keep which group a row belongs to, and whose its SKU is; a row that says what another does is left out."""
        names = builder.names((number, cells)) if builder is not None else ()
        if builder is not None and not names:
            self._report.skip("no_product", number)
            return
        own = cells[sku] if sku is not None else ""
        if own and not self._writer.own_sku(own, number) and self._doctor.repeats(own, number):
            return
        if names:
            self._writer.member(number, names)

    def _checked(self, judged: Judged, prices: list[int]) -> bool:
        """Look at a row as it is; False where it gives no product."""
        number, cells = judged.row, judged.cells
        if self._table.repaired:
            self._report_repairs(number, cells)
        if number in self._table.torn:
            self._table.torn.discard(number)
            self._report.add("stray_quote_row", number, value=", ".join(cells))
        if number in self._table.strays:
            self._doctor.leave_out("no_record", number, cells[0])
            return False
        heading = self._sections.takes(number, cells)
        if heading is not None:
            self._doctor.leave_out("heading_row", number, heading)
        if heading is not None or not self._doctor.admit(judged):
            return False
        if self._rows <= HEAD:
            self._sample(cells)
        for index in prices:
            if index < len(cells) and cells[index]:
                self._numbers.style.feed(index, cells[index])
        return True

    def _report_repairs(self, number: int, cells: list[str]) -> None:
        for index in self._table.repaired.pop(number, ()):
            name = self._layout.columns[index] if index < len(self._layout.columns) else None
            self._report.add("bad_encoding", number, name, cells[index])

    def _sample(self, cells: list[str]) -> None:
        for samples, cell in zip(self._samples, cells, strict=False):
            if len(samples) < _SAMPLES and (text := cell.strip()) and text not in samples:
                samples.append(text[:80])

    def build_products(self) -> None:
        """Make products of the staged rows."""
        builder = self._builder()
        done = 0
        for raw in self._groups():
            rows = [(number, self._doctor.cured(number, self._layout.clean_row(cells))) for number, cells in raw]
            product = builder.build(rows)
            if product is not None:
                self._sections.fill(product)
                self._doctor.product(product)
                self._sink.write(product)
            done += len(rows)
            if done % _TELL_EVERY < len(rows):
                self._progress(done, self._rows, said("Catalogue", "products"))
        self._doctor.finish()
        self._report.name(self._called)

    def _called(self, number: int) -> tuple[str, str]:
        """SKU and title in a row, cut; blank where it has none or is no row of goods."""
        cells = self._layout.clean_row(self._writer.cells(number))
        places = self._layout.column("sku"), self._layout.column("title")
        sku, title = (cut(cells[place]) if place is not None else "" for place in places)
        return sku or "", title or ""

    def _groups(self) -> Iterable[list[Row]]:
        if not self._format.grouped(self._layout):
            return ([row] for row in self._writer.records() if row[0] not in self._doctor.left_out)
        return self._writer.groups(MAX_GROUP, self._overflow)

    def _overflow(self, number: int, group: str) -> None:
        self._report.skip("too_many_rows", number, group.partition(":")[2], limit=MAX_GROUP)

    def _builder(self) -> Builder:
        return self._format.builder(self._layout, self._numbers, self._report)

    def _report_columns(self) -> None:
        columns = self._layout.columns
        for index in self._head.renamed:
            self._report.add("duplicate_column", value=columns[index].rsplit(" (", 1)[0], name=columns[index])
        if len(columns) > MANY_COLUMNS:
            self._report.add("many_columns", columns=len(columns))
        nameless = self._head.header is None and self._table.columns is None
        if nameless:
            self._report.add("no_header")
        if self._layout.column("sku") is None:
            self._report.add("no_sku_column")
        title = self._layout.name("title")
        if title is None:
            self._report.add("no_title_column")
        elif not nameless and self._is_guess(title):
            self._report.add("guessed_title", value=title)
        for name, field in () if nameless else self._guessed:
            self._report.add(f"guessed_{field}", column=name)

    def _is_guess(self, title: str) -> bool:
        """Whether only its values say that a column is the title."""
        return self._format.id == "generic" and not self._title_told and by_values.is_guessed_title(title)

    def meta(self, file: str) -> dict[str, object]:
        """See :mod:`merchant_assistant.catalogue.importing.staging`."""
        table, layout, head = self._table, self._layout, self._head
        return {
            "version": 1,
            "file": file,
            "sheet": table.sheet,
            "format": formats.name_of(self._format),
            "generation": None,
            "encoding": table.encoding.name if table.encoding else None,
            "bom": table.encoding.bom if table.encoding else False,
            "dialect": asdict(table.dialect) if table.dialect else None,
            "title_rows": [cells for _, cells in head.titles],
            "header": head.header[1] if head.header else list(table.columns or ()),
            "header_row": head.header[0] if head.header else None,
            "columns": layout.columns,
            "mapping": layout.fields,
            "units": {str(index): unit for index, unit in layout.units.items()},
            "attribute_columns": layout.attribute_names,
            "packed_attributes": self._format.id == "generic" and specifications.are_packed(self._samples),
            "option_columns": [],
            "sale_price_column": None,
            "variant_image_column": None,
            "continued": False,
            "rows": self._rows,
            "products": self._sink.products,
            "variants": self._sink.variants,
            "skipped": self._report.skipped,
            **self._format.meta(layout),
            **table.meta,
        }

    def summary(self, staging: Path) -> StagedSheet:
        table, layout = self._table, self._layout
        return StagedSheet(
            staging=str(staging),
            sheet=table.sheet,
            format=formats.name_of(self._format),
            encoding=table.encoding.name if table.encoding else None,
            delimiter=table.dialect.delimiter if table.dialect else None,
            rows=self._rows,
            products=self._sink.products,
            variants=self._sink.variants,
            skipped=self._report.skipped,
            columns=tuple(
                Column(name, known, tuple(samples))
                for name, known, samples in zip(layout.columns, layout.fields, self._samples, strict=True)
            ),
            problems=tuple(map(pack_problem, self._report.first)),
            problem_counts=dict(self._report.counts),
            findings=tuple(map(pack_finding, findings(self._report))),
            broken=tuple(self._doctor.broken),
            fingerprint=header.fingerprint(layout.columns),
            remembered=self._remembered,
            language=self._language,
            currency=self._doctor.currency,
            decimal_mark=self._numbers.style.mark(-1, "") or None,
        )
