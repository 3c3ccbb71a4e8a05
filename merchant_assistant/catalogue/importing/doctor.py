"""The import doctor: what is wrong with a file, and what becomes of it, before anything is written.

It sees every row twice, as :mod:`.reader` does: :meth:`Doctor.admit` decides whether a row can be read at all,
:meth:`Doctor.cured` reads cells as they were meant, :meth:`Doctor.product` looks at what the rows were made into, and
:meth:`Doctor.finish` at all of it together. What it finds goes to the report; :func:`findings` tells it by kind.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from merchant_assistant.catalogue.importing.checks.again import Again
from merchant_assistant.catalogue.importing.checks.cures import Cure, Cures
from merchant_assistant.catalogue.importing.checks.fit import Fitting, Judged
from merchant_assistant.catalogue.importing.checks.goods import Goods
from merchant_assistant.catalogue.importing.checks.prices import Prices
from merchant_assistant.catalogue.importing.checks.units import Units
from merchant_assistant.catalogue.importing.checks.words import words
from merchant_assistant.catalogue.importing.facts import ProductFacts, Row
from merchant_assistant.catalogue.importing.formats.common import Numbers
from merchant_assistant.catalogue.importing.header import is_again
from merchant_assistant.catalogue.importing.kinds import KINDS
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.importing.model import BrokenRow, Finding, Problem
from merchant_assistant.catalogue.importing.problems import EXAMPLES, KEPT, Report
from merchant_assistant.catalogue.importing.values import is_barcode
from merchant_assistant.storage.staging import StagingWriter

_GRAVITY = ("error", "warning", "info")


class RowSet:
    """Rows by number: one bit each, whatever the file's size."""

    def __init__(self) -> None:
        self._bits = bytearray()

    def add(self, row: int) -> None:
        """Put a row in."""
        place = row >> 3
        if place >= len(self._bits):
            self._bits.extend(bytes(place + 1024 - len(self._bits)))
        self._bits[place] |= 1 << (row & 7)

    def __contains__(self, row: int) -> bool:
        place = row >> 3
        return place < len(self._bits) and bool(self._bits[place] & 1 << (row & 7))


class Doctor:
    """Looks at one table. ``left_out``: the rows that give no product. ``broken``: the first that can be repaired.

    ``joined``: rows that were put into the row above, and are none of their own.
    """

    def __init__(
        self,
        layout: Layout,
        numbers: Numbers,
        report: Report,
        writer: StagingWriter,
        *,
        delimiter: str = ",",
        exact: bool = False,
        repairs: Mapping[int, Sequence[str]] | None = None,
        header: Sequence[str] = (),
    ) -> None:
        self._layout = layout
        self._report = report
        self._writer = writer
        self._repairs = repairs or {}
        self._header = header
        self._again: Again | None = None
        self._fitting = Fitting(layout, delimiter, exact=exact)
        self._cures = Cures(layout)
        self._units = Units(layout, report)
        self._goods = Goods(layout, report)
        self._prices = Prices(layout, numbers, report)
        self._sku = layout.column("sku")
        self._totals = words().total
        self._sick = RowSet()
        self.left_out = RowSet()
        self.joined: set[int] = set()
        self.broken: list[BrokenRow] = []

    def join_days(self) -> None:
        """Every row is an article by itself: rows of one SKU may be the same one on several days."""
        self._again = Again(self._layout)

    def rows(self, rows: Iterable[Row]) -> Iterator[Judged]:
        """The rows of the table, repaired ones as they were repaired, each with how it fits its columns."""
        return self._fitting.judge(self._repaired(rows) if self._repairs else rows)

    def _repaired(self, rows: Iterable[Row]) -> Iterator[Row]:
        above = ""  # what was put in the place of the last row that was put right
        for number, cells in rows:
            repair = self._repairs.get(number)
            if repair:
                above = "\n".join(repair)
            elif repair is not None and all(part in above for part in map(str.strip, cells)):
                self.joined.add(number)
            elif repair is None:
                above = ""
            yield number, cells if repair is None else list(repair)

    def admit(self, judged: Judged) -> bool:
        """Whether a row can be read; else it is reported, and left out or set aside."""
        number, cells, verdict, _, _ = judged
        if number in self.joined:
            self.left_out.add(number)
            self._report.add("joined_row", number)
        elif not any(map(str.strip, cells)):
            self.leave_out("removed_row" if number in self._repairs else "blank_row", number)
        elif self._header and cells[0].strip() == self._header[0].strip() and is_again(cells, self._header):
            self.leave_out("repeated_header", number)
        elif verdict in ("broken", "rest"):
            self._set_aside(judged)
        elif self.is_total(cells):
            self.leave_out("total_row", number, next(filter(str.strip, cells)).strip())
        else:
            if verdict == "short":
                self._report.add("ragged_row", number, cells=len(cells), columns=len(self._layout.columns))
            return True
        return False

    def leave_out(self, code: str, number: int, value: str | None = None, **details: object) -> None:
        """Report a row that gives no product."""
        self.left_out.add(number)
        self._report.skip(code, number, value, **details)

    def _set_aside(self, judged: Judged) -> None:
        cells, width = tuple(judged.cells), len(self._layout.columns)
        self.leave_out("broken_row", judged.row, cells=len(cells), columns=width)
        if judged.verdict == "broken" and len(self.broken) < KEPT:
            self.broken.append(BrokenRow(judged.row, "broken_row", cells, judged.proposal, judged.lines))

    def is_total(self, cells: Sequence[str]) -> bool:
        """Whether a row sums up those above: it begins with such a word, and most of its cells are blank."""
        first = next(filter(None, map(str.strip, cells)), "")
        if first.casefold().rstrip(":： ") not in self._totals:
            return False
        sku = cells[self._sku].strip() if self._sku is not None and self._sku < len(cells) else ""
        return sku in ("", first) and 2 * sum(map(bool, map(str.strip, cells))) <= len(self._layout.columns) + 1

    def repeats(self, sku: str, number: int) -> bool:
        """Whether a row says what the one that has its SKU already says as well; it is left out then.

        Where it says the same article as of another day, the row of the earlier day is left out.
        """
        first = self._writer.sku_row(sku)
        if first is None:
            return False
        if self._writer.same_record(first, number):
            self.leave_out("repeated_row", number, sku, first=first)
            return True
        return self._again is not None and self._is_older(self._again, sku, first, number)

    def _is_older(self, again: Again, sku: str, first: int, number: int) -> bool:
        earlier, later = self._writer.cells(first), self._writer.cells(number)
        newest = again.newest(earlier, later)
        if newest is earlier:
            self.leave_out("older_row", number, sku, newer=first)
        elif newest is later:
            self.leave_out("older_row", first, sku, newer=number)
            self._writer.move_sku(sku, number)
        return newest is earlier

    def examined(self, number: int, cells: list[str]) -> list[str]:
        """The clean cells of a row that is met for the first time, as they were meant."""
        cures = self._cures.of(cells, "".join(cells))
        if cures:
            self._sick.add(number)
            for cure in cures:
                self._tell(number, cure)
                cells[cure.place] = cure.becomes
        self._units.row(number, cells)
        return cells

    def _tell(self, number: int, cure: Cure) -> None:
        becomes = None if cure.becomes == cure.value else cure.becomes
        name = self._layout.columns[cure.place]
        self._report.add(cure.code, number, name, cure.value, becomes=becomes)

    def cured(self, number: int, cells: list[str]) -> list[str]:
        """The same for a row that is met again."""
        if number in self._sick:
            for cure in self._cures.of(cells, "".join(cells)):
                cells[cure.place] = cure.becomes
        return cells

    def product(self, product: ProductFacts) -> None:
        """Look at a product before it is written."""
        self._goods.product(product)
        self._prices.product(product)

    def finish(self) -> None:
        """Look at everything together, after the last product."""
        self._goods.finish()
        self._prices.finish()
        self._units.finish()
        name = self._layout.name("barcode")
        for barcode, first, row, count in self._writer.shared_barcodes() if name else ():
            if is_barcode(barcode):  # else that is told already
                self._report.add("shared_barcode", row, name, barcode, first=first)
                self._report.more("shared_barcode", name, count - 2)

    @property
    def currency(self) -> str | None:
        """The currency of most prices."""
        return next((code for code, _ in self._prices.currencies.most_common(1)), None)


def findings(report: Report) -> tuple[Finding, ...]:
    """What a report holds, by kind: the gravest first, of the same gravity the most frequent."""
    found = [
        finding(code, report.examples.get(code, ()), count, report.columns[code], left_out=code in report.left_out)
        for code, count in report.counts.items()
    ]
    return tuple(sorted(found, key=lambda one: (_GRAVITY.index(one.severity), -one.count)))


def finding(
    code: str,
    examples: Sequence[Problem],
    count: int | None = None,
    columns: Collection[str | None] = (None,),
    *,
    left_out: bool = False,
) -> Finding:
    """All problems of one kind; ``count``: where there are more than ``examples``."""
    kind = KINDS[code]
    column = next(iter(columns)) if len(columns) == 1 else None
    told = len(examples) if count is None else count
    first = tuple(examples[:EXAMPLES])
    return Finding(code, kind.severity, told, kind.title, kind.action, first, column, left_out)
