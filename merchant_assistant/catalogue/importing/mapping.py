"""Which column means what: by its name, by its values, by what the merchant says."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from merchant_assistant.catalogue.importing import values
from merchant_assistant.catalogue.model import ATTRIBUTE, FIELDS
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.said import said

_NO_WORD = re.compile(r"[\W_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PARENTHESES = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")
_TEXT_FORMULA = re.compile(r'="[^"]*"')
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

    def clean_row(self, cells: Sequence[str]) -> list[str]:
        """The cells of a row without outer blanks and our export guard, with the units of their columns; one for each
        column at least (``""`` where the row is too short).
        """
        row = [clean(cell) for cell in cells]
        if len(row) < len(self.columns):
            row += [""] * (len(self.columns) - len(row))
        for index, unit in self.units.items():
            if row[index][-1:].isdigit():
                row[index] += " " + unit
        return row

    @property
    def attribute_names(self) -> list[str]:
        return [name.removeprefix(ATTRIBUTE) for name in self.fields if name.startswith(ATTRIBUTE)]


def clean(cell: str) -> str:
    """A cell without outer blanks, and without what keeps spreadsheet programs from reading a text as a number or a
    formula: the ``'`` of our exports, the ``="007"`` of others.
    """
    cell = cell.strip()
    if cell[:1] == "'" and _GUARD.match(cell):
        return cell[1:]
    return cell[2:-1] if cell[:2] == '="' and _TEXT_FORMULA.fullmatch(cell) else cell


def normal(name: str) -> str:
    """A column name for comparing: compatibility forms, case and punctuation do not count."""
    return _NO_WORD.sub(" ", unicodedata.normalize("NFKC", _CAMEL.sub(" ", name)).casefold()).strip()


def without_parentheses(name: str) -> str:
    return _PARENTHESES.sub(" ", name).strip()


def is_known(name: str) -> bool:
    """Whether a column of this name is recognised."""
    return bool(name.strip()) and any(key in _fields_of() for key in _keys(name))


def by_names(columns: Sequence[str]) -> list[str]:
    """For each column the field its name speaks for, or ``attribute:NAME``. Each field is given once, to the name that
    stands first in the list of its names.
    """
    found = [""] * len(columns)
    ranks = [_ranks(name) for name in columns]
    for wanted in FIELDS:
        fitting = [index for index, rank in enumerate(ranks) if wanted in rank and not found[index]]
        if fitting:
            found[min(fitting, key=lambda index: ranks[index][wanted])] = wanted
    return [known or attribute(name, columns) for known, name in zip(found, columns, strict=True)]


def attribute(column: str, columns: Sequence[str]) -> str:
    """The attribute a column becomes: its name, without a unit that goes to the values instead."""
    bare = without_parentheses(column)
    inside = values.in_parentheses(column)
    told = inside is not None and inside.casefold().strip(". ") in _unit_names()
    alone = sum(without_parentheses(other) == bare for other in columns) == 1
    return ATTRIBUTE + (bare if told and bare and alone else column)


def _ranks(column: str) -> dict[str, int]:
    """Fields that a name may mean, with its place in their lists; the name as it stands comes before shortened ones."""
    ranks: dict[str, int] = {}
    for shortened, key in enumerate(_keys(column)):
        for name, rank in _fields_of().get(key, ()):
            ranks.setdefault(name, rank + 1000 * shortened)
    return ranks


def _keys(column: str) -> list[str]:
    whole, bare = normal(column), normal(without_parentheses(column))
    *first, last = bare.split() or [""]
    tail_says_how = last in values.currencies() or last in _unit_names()
    return list(dict.fromkeys([whole, bare, *([" ".join(first)] if first and tail_says_how else [])]))


@cache
def _fields_of() -> Mapping[str, list[tuple[str, int]]]:
    """Column name (normal form) to the fields it may mean and its place in their lists."""
    found: dict[str, list[tuple[str, int]]] = {}
    for name in FIELDS:
        for rank, word in enumerate(_words()["fields"].get(name, [])):
            found.setdefault(normal(word), []).append((name, rank))
    return found


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
    shown = ", ".join(f"“{column}”" for column in columns[:12]) + (" …" if len(columns) > 12 else "")
    raise UserFault(
        "unknown_column",
        said("Catalogue", "The file has no column “{name}”.").format(name=name),
        said("Catalogue", "Its columns are {columns}.").format(columns=shown),
    )


def _checked(wanted: str) -> str:
    if wanted in FIELDS or wanted == "" or (wanted.startswith(ATTRIBUTE) and len(wanted) > len(ATTRIBUTE)):
        return wanted
    raise UserFault(
        "unknown_field",
        said("Catalogue", "There is no field “{wanted}”.").format(wanted=wanted),
        said("Catalogue", "Use one of {fields}, or attribute:NAME.").format(fields=", ".join(FIELDS)),
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
