"""The columns of a document: every name that some record has, in the order of their first records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

MAX_COLUMNS = 1000
MORE = "More"  # what has no column of its own, a line for each


class Columns:
    """Learns columns in the first walk (:meth:`see`), lays out rows in the second (:meth:`row`)."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._more = False

    def __bool__(self) -> bool:
        return bool(self._places)

    def see(self, names: Iterable[str]) -> None:
        """Note the columns of a record."""
        for name in names:
            if name not in self._places:
                if len(self._places) < MAX_COLUMNS:
                    self._places[name] = len(self._places)
                else:
                    self._more = True

    def names(self, called: Callable[[Iterable[str]], Mapping[str, str]] | None = None) -> tuple[str, ...]:
        """The names of the columns, as ``called`` would have them."""
        names = list(called(self._places).values() if called else self._places)
        return (*names, MORE) if self._more else tuple(names)

    def row(self, cells: Mapping[str, str]) -> list[str]:
        """The cells in the order of the columns."""
        row = [""] * len(self._places)
        more: list[str] = []
        for name, value in cells.items():
            place = self._places.get(name)
            if place is not None:
                row[place] = value
            elif value:
                more.append(f"{name} = {' '.join(value.split())}")
        return [*row, "\n".join(more)] if self._more else row
