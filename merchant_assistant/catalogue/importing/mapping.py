"""Which column means what: by its name, by its values, by what the merchant says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from merchant_assistant.catalogue.importing import names, price_columns, values
from merchant_assistant.catalogue.importing.price_columns import PriceColumns
from merchant_assistant.catalogue.model import ATTRIBUTE, FIELDS
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said

normal = names.normal
is_known = names.is_known
without_parentheses = names.without_parentheses
_SEVERAL = (price_columns.TIERS, price_columns.CUSTOMERS)  # fields that several columns make together
_TEXT_FORMULA = re.compile(r'="[^"]*"')
_GUARD = re.compile(r"'(?=[=+\-@\t\0])")


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one table: their names, what each was taken for, and what the names say beside that.

    ``units``: what to append to bare numbers of a column; ``unit_columns``: which other column says it.
    ``currencies``: ISO code of a price column's name.
    ``prices``: what the names of columns with prices by quantity or customer say. ``basis``: "net" or "gross", where
    the name of the price says so.
    """

    columns: tuple[str, ...]
    fields: tuple[str, ...]
    units: Mapping[int, str] = field(default_factory=dict)
    unit_columns: Mapping[int, int] = field(default_factory=dict)
    currencies: Mapping[int, str] = field(default_factory=dict)
    prices: PriceColumns = field(default_factory=PriceColumns)
    basis: str | None = None

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
        row = [*map(str.strip, cells)]
        joined = "".join(row)
        if "'" in joined or '="' in joined:
            row = [clean(cell) for cell in row]
        if len(row) < len(self.columns):
            row += [""] * (len(self.columns) - len(row))
        for index, unit in self.units.items():
            if row[index][-1:].isdigit():
                row[index] += " " + unit
        for index, other in self.unit_columns.items():
            if row[index][-1:].isdigit() and (said := names.unit_names().get(row[other].casefold().strip(". "))):
                row[index] += " " + said
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


def _fits(_index: int, _field: str) -> bool:
    return True


def by_names(columns: Sequence[str], fits: Callable[[int, str], bool] = _fits) -> list[str]:
    """For each column the field its name speaks for, or ``attribute:NAME``. Each field is given once, to the name that
    stands first in the list of its names. ``fits``: whether a column may be a field, by what it holds.
    """
    found = [""] * len(columns)
    ranks = [names.meanings(name) for name in columns]
    for wanted in FIELDS:
        fitting = [
            index for index, rank in enumerate(ranks) if wanted in rank and not found[index] and fits(index, wanted)
        ]
        if fitting and wanted not in _SEVERAL:
            found[min(fitting, key=lambda index: ranks[index][wanted])] = wanted
    price_columns.claim(columns, found)
    return [known or attribute(name, columns) for known, name in zip(found, columns, strict=True)]


def attribute(column: str, columns: Sequence[str]) -> str:
    """The attribute a column becomes: its name, without a unit that goes to the values instead."""
    bare = names.without_parentheses(column)
    inside = values.in_parentheses(column)
    told = inside is not None and inside.casefold().strip(". ") in names.unit_names()
    alone = sum(names.without_parentheses(other) == bare for other in columns) == 1
    return ATTRIBUTE + (bare if told and bare and alone else column)


def layout(columns: Sequence[str], fields: Sequence[str], mapping: Mapping[str, str]) -> Layout:
    """The layout of a table: the fields a format found, overruled by what the merchant says (``mapping``)."""
    chosen = list(fields)
    for name, wanted in mapping.items():
        index = _column_called(name, columns)
        if wanted in FIELDS and wanted not in _SEVERAL:
            chosen = ["" if known == wanted else known for known in chosen]
        chosen[index] = _checked(wanted)
    units = {i: unit for i, name in enumerate(columns) if (unit := _unit(name, chosen[i]))}
    told_by = unit_columns(columns, chosen, units)
    money = {"price", "compare_at_price", "cost", *_SEVERAL}
    codes = {i: code for i, name in enumerate(columns) if chosen[i] in money and (code := _currency(name))}
    told = price_columns.describe(columns, chosen)
    basis = _basis(columns[chosen.index("price")]) if "price" in chosen and "price_basis" not in chosen else None
    return Layout(tuple(columns), tuple(chosen), units, told_by, codes, told, basis)


def _basis(column: str) -> str | None:
    """Whether the name of a price column says that it is without tax (net) or with it (gross)."""
    key = f" {normal(column)} "
    for basis, forms in names.words()["basis"].items():
        if any(f" {form} " in key or (form > "\u2e80" and form in key) for form in map(normal, forms)):
            return basis
    return None


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


def _unit(column: str, known: str) -> str | None:
    """The unit that a column's name gives its bare numbers."""
    if known == "lead_time":
        return names.span_told(column)
    if known != "weight" and not known.startswith(ATTRIBUTE):
        return None
    inside = values.in_parentheses(column)
    if inside:
        return names.unit_names().get(inside.casefold().strip(". "))
    return names.unit_names().get(normal(column).rsplit(" ", 1)[-1]) if known == "weight" else None


def unit_columns(columns: Sequence[str], fields: Sequence[str], units: Mapping[int, str]) -> dict[int, int]:
    """Columns of numbers to the ones that say their units: ``Weight`` to ``Weight unit``, ``重量`` to ``重量单位``.

    Only what no format has read already (it is an attribute), and no column whose own name gives its unit.
    """
    free = {i for i, known in enumerate(fields) if known.startswith(ATTRIBUTE)}
    measured = {i for i, known in enumerate(fields) if known == "weight"} | free
    found: dict[int, int] = {}
    for other in free:
        wanted = names.measured_by(columns[other])
        same = (i for i in measured - units.keys() - {other} if _is_measured(columns[i], fields[i], wanted))
        if wanted and (index := next(same, None)) is not None:
            found.setdefault(index, other)
    return found


def _is_measured(column: str, known: str, wanted: frozenset[str]) -> bool:
    """Whether one of these names, which a column of units is for, means this column."""
    if normal(names.without_parentheses(column)) in wanted:
        return True
    return known == "weight" and any("weight" in names.meanings(name) for name in wanted)


def _currency(column: str) -> str | None:
    """The currency that a price column's name gives."""
    signs = re.split(r"[\s/()（）]+", column)  # "Trade £/btl"
    for word in (values.in_parentheses(column) or "", *normal(column).split(), *signs):
        code = values.currencies().get(word.casefold().strip(". "))
        if code:
            return code
    return None
