"""A family of tables as ``resources/formats/NAME.toml`` declares it: what marks it, and what its columns mean.

``[about]``  ``title`` (as its makers write it), ``files`` (what a merchant drops), ``reads`` (one line for the README),
``source`` and ``looked_at`` (where the column names come from, and when).
``telling``  column names that hardly any other table has: without one of them it is not of this family (none: no need);
``A + B`` tells only where both stand.
``needs``  column names without all of which it is not of this family either.
``[marks]``  lists of column names, by generation: a table is of this family as far as it has those of one of them.
``[columns]``  column name to a name of FIELDS, ``attribute:NAME``, ``attribute:`` alone (under its own name), or ``""``
(not about the product). Names are compared without case and punctuation; ``#`` stands for any number, which ``#`` in
the field repeats.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from merchant_assistant.catalogue.importing import mapping
from merchant_assistant.catalogue.importing.facts import Row
from merchant_assistant.catalogue.importing.mapping import normal
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.foundation.paths import resource

_NUMBER = re.compile(r"\d+")
_ANY_NUMBER = " # "


@dataclass(frozen=True, slots=True)
class About:
    """What the README says about a family."""

    title: str
    files: str
    reads: str
    source: str
    looked_at: str


@dataclass(frozen=True, slots=True)
class Declaration:
    """One file of ``resources/formats``; names in :func:`pattern` form."""

    about: About
    marks: Mapping[str, frozenset[str]]
    columns: Mapping[str, str]
    telling: frozenset[frozenset[str]]
    needs: frozenset[str]


def pattern(column: str) -> str:
    """A column name for comparing: case and punctuation do not count, any number is ``#``."""
    return " ".join(_NUMBER.sub(_ANY_NUMBER, normal(column.replace("#", "0"))).split())


@cache
def declaration(family: str) -> Declaration:
    """What ``resources/formats/FAMILY.toml`` says."""
    with resource("formats", f"{family}.toml").open("rb") as file:
        table = tomllib.load(file)
    marks = {name: frozenset(map(pattern, names)) for name, names in table.get("marks", {}).items()}
    columns = {pattern(name): str(field) for name, field in table.get("columns", {}).items()}
    telling = frozenset(frozenset(map(pattern, entry.split(" + "))) for entry in table.get("telling", []))
    needs = frozenset(map(pattern, table.get("needs", [])))
    return Declaration(About(**table["about"]), marks, columns, telling, needs)


class Declared:
    """The part of :class:`~merchant_assistant.catalogue.importing.formats.common.Format` that a declaration settles."""

    id: str
    exact = False

    def score(self, columns: Sequence[str]) -> float:
        """The share of one generation's marks that stand among the columns."""
        names, declared = set(map(pattern, columns)), declaration(self.id)
        told = not declared.telling or any(entry <= names for entry in declared.telling)
        if not told or not declared.needs <= names:
            return 0.0
        return max((len(marks & names) / len(marks) for marks in declared.marks.values()), default=0.0)

    def generation(self, columns: Sequence[str]) -> str | None:
        """The generation whose marks fit best; None where there are none."""
        names = set(map(pattern, columns))
        marks = declaration(self.id).marks
        return max(marks, key=lambda one: len(marks[one] & names) / len(marks[one]), default=None)

    def fields(self, columns: Sequence[str], rows: Sequence[Row]) -> list[str]:  # noqa: ARG002 - part of the protocol
        """For each column what it means; the first of two that mean the same field has it."""
        found: list[str] = []
        for column in columns:
            field = self.field(column, columns)
            taken = field in found and field and not field.startswith(ATTRIBUTE)
            found.append(mapping.attribute(column, columns) if taken else field)
        return found

    def field(self, column: str, columns: Sequence[str]) -> str:
        """What one column means; one that is not declared is an attribute."""
        known = declaration(self.id).columns.get(pattern(column))
        if known is None or known == ATTRIBUTE:
            return mapping.attribute(column, columns)
        numbers = _NUMBER.findall(column)
        return known.replace("#", numbers[0]) if numbers else known
