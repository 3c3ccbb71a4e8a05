"""The families of XML documents we know: which elements are records, and what cells each of them makes.

To add one: a module here with a class deriving from :class:`Records`, and its line in ``xml_families.py``. The format
of the same id (``resources/formats/ID.toml``, ``formats/ID.py``) says what the cells mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar
from xml.etree.ElementTree import Element

from merchant_assistant.catalogue.importing.documents.xml_elements import local

Cells = Mapping[str, str]  # column name to text; a column that is not named is blank
MANY = ", "  # between values of one cell, as the tables of shops write them


class Records:
    """Makes cells of the records of one file; an instance sees the whole file in order, once or twice.

    ``id``: the format. ``roots`` and ``records``: local names of the root element, and of a record.
    ``notes``: of elements outside records that records need to be understood (categories, currencies): each goes to
    :meth:`note`. Where one comes after records, the file is walked again for :meth:`rows` that know of all.
    ``late``: of them, those that only :meth:`completed` needs: they may come last.
    """

    id: ClassVar[str]
    roots: ClassVar[frozenset[str]]
    records: ClassVar[frozenset[str]]
    notes: ClassVar[frozenset[str]] = frozenset()
    late: ClassVar[frozenset[str]] = frozenset()

    def is_record(self, path: Sequence[str]) -> bool:
        """Whether the element at this path (local names from the root) is a record."""
        return path[-1] in self.records

    def is_note(self, path: Sequence[str]) -> bool:
        """Whether the element at this path goes to :meth:`note`."""
        return path[-1] in self.notes

    def note(self, element: Element) -> None:
        """Remember what records need of an element of :attr:`notes`."""

    def columns(self, cells: Cells) -> Iterable[str]:
        """The columns that a row of a record has (first walk, when not every note has come yet)."""
        return cells

    def last_columns(self) -> Iterable[str]:
        """Columns that are known only after the first walk, from notes that follow the records."""
        return ()

    def rows(self, record: Element, around: Sequence[Element]) -> Iterable[Cells]:
        """The cells of a record; several where it holds variants, which say what they belong to in a column.

        ``around``: the open elements around the record, the root first; only their attributes are there.
        """
        raise NotImplementedError

    def completed(self, cells: Cells) -> Cells:
        """The cells of a row with what all the notes together say of it."""
        return cells

    def meta(self) -> Mapping[str, object]:
        """What the staging file's ``meta`` has to know beyond the common keys (asked after the first walk)."""
        return {}


def text(element: Element | None) -> str:
    """All text within an element, blanks outside gone; ``""`` for None."""
    if element is None:
        return ""
    return "".join(element.itertext()).strip() if len(element) else (element.text or "").strip()


def child(element: Element, *names: str) -> Element | None:
    """The first child by local name, the first name that is there."""
    for name in names:
        for one in element:
            if local(one.tag) == name:
                return one
    return None


def children(element: Element, *names: str) -> list[Element]:
    """The children of any of these local names, in file order."""
    return [one for one in element if local(one.tag) in names]


def child_text(element: Element, *names: str) -> str:
    """The text of the first child of these names that has any."""
    for name in names:
        for one in element:
            if local(one.tag) == name and (found := text(one)):
                return found
    return ""


def texts(element: Element, *names: str) -> str:
    """The different texts of all children of these names as one cell."""
    return MANY.join(dict.fromkeys(found for one in children(element, *names) if (found := text(one))))


def add(cells: dict[str, str], column: str, value: str) -> None:
    """Put a value into a cell, after what stands there already."""
    value = value.strip()
    if value:
        before = cells.get(column)
        cells[column] = f"{before}{MANY}{value}" if before else value


def flat(element: Element, cells: dict[str, str], name: str = "") -> None:
    """Everything within an element as cells called by their way: ``images/image``, ``price@currency``."""
    for key, value in element.items():
        add(cells, f"{name}@{local(key)}" if name else local(key), value)
    if name and not len(element):
        add(cells, name, element.text or "")
    for one in element:
        own = local(one.tag)
        flat(one, cells, f"{name}/{own}" if name else own)
