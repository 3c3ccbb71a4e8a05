"""Which column means what: by its name, by its values, by what the merchant says."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from merchant_assistant.catalogue.importing import values
from merchant_assistant.catalogue.model import ATTRIBUTE, FIELDS
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import resource

_NO_WORD = re.compile(r"[\W_]+")
_PARENTHESES = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")
_GUARD = re.compile(r"'(?=[=+\-@\t\0])")


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one table: their names, what each was taken for, and what the names say beside that.

    ``units``: what to append to bare numbers of a column. ``currencies``: ISO code of a price column's name.
    ``options``: columns whose values tell variants of one product apart.
    """

    columns: tuple[str, ...]
    fields: tuple[str, ...]
    units: Mapping[int, str] = field(default_factory=dict)
    currencies: Mapping[int, str] = field(default_factory=dict)

    def column(self, name: str) -> int | None:
        """The first column mapped to a field."""
        return self.fields.index(name) if name in self.fields else None

    def name(self, field_name: str) -> str | None:
        """The name of the first column mapped to a field."""
        index = self.column(field_name)
        return None if index is None else self.columns[index]

    def value(self, index: int, cells: Sequence[str]) -> str:
        """The cell without outer blanks and our export guard, with the column's unit; ``""`` where it is missing."""
        text = clean(cells[index]) if index < len(cells) else ""
        if text and index in self.units and text[-1].isdigit():
            return f"{text} {self.units[index]}"
        return text

    @property
    def attribute_names(self) -> list[str]:
        return [name.removeprefix(ATTRIBUTE) for name in self.fields if name.startswith(ATTRIBUTE)]


def clean(cell: str) -> str:
    """A cell without outer blanks; the ``'`` that our exports put before formula signs is taken off again."""
    cell = cell.strip()
    return cell[1:] if cell[:1] == "'" and _GUARD.match(cell) else cell


def normal(name: str) -> str:
    """A column name for comparing: compatibility forms, case and punctuation do not count."""
    return _NO_WORD.sub(" ", unicodedata.normalize("NFKC", name).casefold()).strip()


def without_parentheses(name: str) -> str:
    return _PARENTHESES.sub(" ", name).strip()


def layout(columns: Sequence[str], fields: Sequence[str], mapping: Mapping[str, str]) -> Layout:
    """The layout of a table: the fields a format found, overruled by what the merchant says (``mapping``)."""
    chosen = list(fields)
    for name, wanted in mapping.items():
        index = _column_called(name, columns)
        chosen = ["" if wanted and known == wanted and wanted in FIELDS else known for known in chosen]
        chosen[index] = _checked(wanted)
    units = {i: unit for i, name in enumerate(columns) if (unit := _unit(name, chosen[i]))}
    money = {"price", "compare_at_price", "cost"}
    codes = {i: code for i, name in enumerate(columns) if chosen[i] in money and (code := _currency(name))}
    return Layout(tuple(columns), tuple(chosen), units, codes)


def _column_called(name: str, columns: Sequence[str]) -> int:
    for same in (str.strip, normal):
        for index, column in enumerate(columns):
            if same(column) == same(name):
                return index
    shown = ", ".join(f"“{column}”" for column in columns[:12])
    raise UserFault(
        "unknown_column",
        f"The file has no column “{name}”.",
        f"Its columns are {shown}{' …' if len(columns) > 12 else ''}.",
    )


def _checked(wanted: str) -> str:
    if wanted in FIELDS or wanted == "" or (wanted.startswith(ATTRIBUTE) and len(wanted) > len(ATTRIBUTE)):
        return wanted
    raise UserFault(
        "unknown_field", f"There is no field “{wanted}”.", f"Use one of {', '.join(FIELDS)}, or attribute:NAME."
    )


@cache
def _words() -> Mapping[str, Mapping[str, list[str]]]:
    with resource("formats", "columns.toml").open("rb") as file:
        table: dict[str, dict[str, list[str]]] = tomllib.load(file)
    return table


@cache
def _unit_names() -> Mapping[str, str]:
    return {name: unit for unit, names in _words()["units"].items() for name in (unit.casefold(), *names)}


def _unit(column: str, known: str) -> str | None:
    """The unit that a column's name gives its bare numbers."""
    if known != "weight" and not known.startswith(ATTRIBUTE):
        return None
    inside = values.in_parentheses(column)
    if inside:
        return _unit_names().get(inside.casefold().strip(". "))
    return _unit_names().get(normal(column).rsplit(" ", 1)[-1]) if known == "weight" else None


def _currency(column: str) -> str | None:
    """The currency that a price column's name gives."""
    for word in (values.in_parentheses(column) or "", *normal(column).split()):
        code = values.currencies().get(word.casefold().strip(". "))
        if code:
            return code
    return None
