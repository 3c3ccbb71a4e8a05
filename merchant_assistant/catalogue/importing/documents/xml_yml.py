"""Yandex Market Language: offers of a shop, whose categories are a tree by id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar
from xml.etree.ElementTree import Element

from merchant_assistant.catalogue.importing.documents.records import Cells, Records, add, child_text, flat, text
from merchant_assistant.catalogue.importing.documents.xml_elements import local

CATEGORY = "category"  # the column of a category's whole way; the id stays in its own
_WAY = " > "
_DEEPEST = 30
_PARAMETER = ("param", "Param")


class YandexMarket(Records):
    """Offers; several shops' feeds are of this kind (Rozetka, Prom, AliExpress, VK)."""

    id: ClassVar[str] = "yml"
    roots: ClassVar[frozenset[str]] = frozenset({"yml_catalog"})
    records: ClassVar[frozenset[str]] = frozenset({"offer"})
    notes: ClassVar[frozenset[str]] = frozenset({"category"})

    def __init__(self) -> None:
        self._categories: dict[str, tuple[str, str]] = {}

    def is_note(self, path: Sequence[str]) -> bool:
        return path[-2:] == ["categories", "category"]

    def note(self, element: Element) -> None:
        """Remember a category: its name and what it is part of."""
        self._categories.setdefault(element.get("id", ""), (text(element), element.get("parentId", "")))

    def columns(self, cells: Cells) -> Iterable[str]:
        """Categories may stand below the offers: their column is there where offers name one."""
        return (*cells, CATEGORY) if cells.get("categoryId") else cells

    def rows(self, record: Element, around: Sequence[Element]) -> Iterable[Cells]:  # noqa: ARG002 - says all itself
        cells: dict[str, str] = {local(key): value.strip() for key, value in record.items()}
        elements = {local(one.tag) for one in record} | cells.keys()
        for one in record:
            _put(cells, one, elements)
        way = self._way(cells.get("categoryId", "").partition(",")[0])
        if way:
            cells[CATEGORY] = way
        return [cells]

    def _way(self, category: str) -> str:
        """The names from the root of the tree to a category; ``""`` where it is unknown."""
        names: list[str] = []
        while category in self._categories and len(names) < _DEEPEST:
            name, category = self._categories[category]
            names.append(name)
        return _WAY.join(name for name in reversed(names) if name)


def _put(cells: dict[str, str], element: Element, elements: set[str]) -> None:
    name = local(element.tag)
    if name in _PARAMETER:
        _put_parameter(cells, element, elements)
    elif name == "prices":
        add(cells, name, _tiers(element))
    elif len(element):
        flat(element, cells, name)
    elif name == "barcode" and name in cells:
        add(cells, "barcodes", text(element))  # one is what a scanner finds
    else:
        add(cells, name, _with_unit(element))
        for key, value in element.items():
            if key != "unit":
                add(cells, f"{name}@{local(key)}", value)


def _put_parameter(cells: dict[str, str], element: Element, elements: set[str]) -> None:
    """A property under its own name, its unit behind the value."""
    name = element.get("name", "").strip() or "param"
    add(cells, f"{name} (param)" if name in elements or name == CATEGORY else name, _with_unit(element))


def _with_unit(element: Element) -> str:
    value, unit = text(element), element.get("unit", "").strip()
    return f"{value} {unit}" if unit and value[-1:].isdigit() else value


def _tiers(element: Element) -> str:
    """Prices from a quantity on, as ``10: 90; 100: 80``."""
    found: Mapping[str, str] = {
        quantity: child_text(one, "value", "price")
        for one in element
        if (quantity := child_text(one, "quantity", "minimum_quantity"))
    }
    return "; ".join(f"{quantity}: {price}" for quantity, price in found.items() if price)
