"""Google's product data as RSS 2.0 or Atom: cells as its tables have them. Meta's catalogue reads the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar
from xml.etree.ElementTree import Element

from merchant_assistant.catalogue.importing.documents.records import Cells, Records, add, text
from merchant_assistant.catalogue.importing.documents.xml_elements import local

_OWN = "base.google.com/ns/1.0"
_LISTED = ","  # between several product details or shipping prices of one cell, as Google's tables write them
_ORDER = (
    *("section_name", "attribute_name", "attribute_value"),
    *("country", "region", "postal_code", "location_id", "location_group_name", "service"),
    *("program_label", "tier_label", "price"),
)


class GoogleFeed(Records):
    """Items of a channel, entries of a feed."""

    id: ClassVar[str] = "google"
    roots: ClassVar[frozenset[str]] = frozenset({"rss", "feed"})
    records: ClassVar[frozenset[str]] = frozenset({"item", "entry"})

    def rows(self, record: Element, around: Sequence[Element]) -> Iterable[Cells]:  # noqa: ARG002 - says all itself
        """One row; none for what is no product (a blog's posts)."""
        own: dict[str, str] = {}
        plain: dict[str, str] = {}
        for one in record:
            _put(own if _OWN in one.tag else plain, one)
        cells = {**plain, **own}
        return [cells] if own or {"id", "price"} <= cells.keys() else []


def _put(cells: dict[str, str], element: Element) -> None:
    name = local(element.tag)
    if len(element):
        told = _nested(element)
        before = cells.get(name)
        cells[name] = f"{before}{_LISTED}{told}" if before else told
    elif name == "link" and not (element.text or "").strip():
        if element.get("rel", "alternate") == "alternate":  # Atom has the address in an attribute
            cells.setdefault(name, element.get("href", "").strip())
    else:
        add(cells, name, text(element))


def _nested(element: Element) -> str:
    """What stands in an element with parts of its own, in the order in which Google's tables name them."""
    parts = {local(one.tag): " ".join(text(one).split()) for one in element}
    known = [parts.pop(name) for name in _ORDER if name in parts]
    return ":".join([*known, *parts.values()])
