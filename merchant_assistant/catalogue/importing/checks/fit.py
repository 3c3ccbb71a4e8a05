"""Whether the cells of a row fit its columns: rows that are torn, shifted or glued together are set aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from merchant_assistant.catalogue.importing import values
from merchant_assistant.catalogue.importing.checks.words import words
from merchant_assistant.catalogue.importing.facts import Row
from merchant_assistant.catalogue.importing.mapping import Layout

Verdict = Literal["fits", "short", "broken", "rest"]
_TEXTS = frozenset({"title", "description", "tags", "category"})  # where a delimiter is part of what is written


class Judged(NamedTuple):
    """A row and what became of it. ``short``: blank cells are missing at its end. ``rest``: of the row before it.

    ``proposal``: of a broken row, see :class:`~merchant_assistant.catalogue.importing.model.BrokenRow`.
    """

    row: int
    cells: list[str]
    verdict: Verdict
    proposal: tuple[str, ...] | None = None
    lines: int = 1


class Fitting:
    """Judges rows one after the other, looking one row ahead where a row is short."""

    def __init__(self, layout: Layout, delimiter: str, *, exact: bool = False) -> None:
        """``exact``: rows with fewer cells are broken, whatever stands in them."""
        self._exact = exact
        self._width = len(layout.columns)
        self._delimiter = delimiter
        self._kinds = [(i, _KINDS[name]) for i, name in enumerate(layout.fields) if name in _KINDS]
        self._texts = [i for i, name in enumerate(layout.fields) if name in _TEXTS]

    def judge(self, rows: Iterable[Row]) -> Iterator[Judged]:
        """Every row, in order."""
        held: Row | None = None
        for row in rows:
            if held is not None:
                joined = self._joined(held[1], row[1])
                if joined is not None:
                    yield Judged(*held, "broken", joined, 2)
                    yield Judged(*row, "rest")
                    held = None
                    continue
                yield self._short(*held)
                held = None
            if len(row[1]) == self._width:
                yield Judged(*row, "fits")
            elif len(row[1]) < self._width and any(map(str.strip, row[1])):
                held = row
            else:
                yield self._long(*row)
        if held is not None:
            yield self._short(*held)

    def _short(self, number: int, cells: list[str]) -> Judged:
        return Judged(number, cells, "broken" if self._exact or self._misfits(cells) else "short")

    def _long(self, number: int, cells: list[str]) -> Judged:
        filled = len(cells)
        while filled > self._width and not cells[filled - 1].strip():
            filled -= 1
        if filled <= self._width:
            return Judged(number, cells, "fits")
        return Judged(number, cells, "broken", self._glued(cells) or self._glued(cells[:filled]))

    def _glued(self, cells: list[str]) -> tuple[str, ...] | None:
        """The cells with a text put together again that its own delimiters tore apart, where only one way fits."""
        more = len(cells) - self._width
        ways = []
        for start in self._texts:
            parts = cells[start : start + more + 1]
            way = [*cells[:start], self._delimiter.join(parts), *cells[start + more + 1 :]]
            if len(way) == self._width and self._misfits(way) == 0 and self._proofs(way):
                ways.append((not any(part[:1] == " " for part in parts[1:]), way))
        best = [way for rank, way in ways if rank == min(ways)[0]]
        return tuple(best[0]) if len(best) == 1 else None

    def _joined(self, first: list[str], second: list[str]) -> tuple[str, ...] | None:
        """Both as one row, where a line end tore it apart within a cell: together they fit better than each alone."""
        if len(first) + len(second) - 1 != self._width or not second[0].strip():
            return None
        way = [*first[:-1], f"{first[-1]}\n{second[0]}", *second[1:]]
        better = self._misfits(second) or self._proofs(way) > self._proofs(first) + self._proofs(second)
        return tuple(way) if better and self._misfits(way) == 0 and self._proofs(way) else None

    def _misfits(self, cells: Sequence[str]) -> int:
        """How many cells are not of the kind of their columns."""
        return sum(not fits(text) for text, fits in self._typed(cells))

    def _proofs(self, cells: Sequence[str]) -> int:
        """How many cells are of the kind of their columns."""
        return sum(fits(text) for text, fits in self._typed(cells))

    def _typed(self, cells: Sequence[str]) -> Iterator[tuple[str, Callable[[str], bool]]]:
        for index, fits in self._kinds:
            text = cells[index].strip() if index < len(cells) else ""
            if text and text.casefold() not in words().nothing:
                yield text, fits


def _is_price(text: str) -> bool:
    return values.read_amount(text) is not None


def _is_stock(text: str) -> bool:
    return values.read_stock(text) is not None or not any(map(str.isdigit, text))  # "in stock" is one too


def _is_address(text: str) -> bool:
    return "/" in text or "." in text


def _is_code(text: str) -> bool:
    return any(map(str.isdigit, text)) and " " not in text


_KINDS: dict[str, Callable[[str], bool]] = {
    "price": _is_price,
    "compare_at_price": _is_price,
    "cost": _is_price,
    "stock": _is_stock,
    "barcode": _is_code,
    "url": _is_address,
    "image": _is_address,
}
