"""The groups of a BMEcat: its own tree of catalogue groups, and classification systems that it brings along."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from merchant_assistant.catalogue.importing.documents.records import child_text
from merchant_assistant.catalogue.importing.documents.xml_elements import local
from merchant_assistant.storage.scratch import Scratch

_LEVELS = " > "
_DEEPEST = 30  # a tree that bites its own tail ends here


class Groups:
    """Learns groups element by element (:attr:`NOTES`), in whatever order they come.

    Groups are kept in memory. Which products are in them (:attr:`MAPS`) is not: that grows with the file.
    """

    MAPS = ("ARTICLE_TO_CATALOGGROUP_MAP", "PRODUCT_TO_CATALOGGROUP_MAP")
    NOTES = ("CATALOG_STRUCTURE", "CLASSIFICATION_SYSTEM_NAME", "CLASSIFICATION_GROUP", *MAPS)

    def __init__(self) -> None:
        self._named: dict[tuple[str, str], tuple[str, str]] = {}  # (system, id): name, id of the parent
        self._of = Scratch()
        self._system = ""
        self.mapped = False  # whether any product was put into a group

    def note(self, element: Element) -> None:
        name = local(element.tag)
        if name == "CLASSIFICATION_SYSTEM_NAME":
            self._system = (element.text or "").strip()
        elif name == "CLASSIFICATION_GROUP":
            self._class(element)
        elif name == "CATALOG_STRUCTURE":
            self._structure(element)
        else:
            self._map(element)

    def _class(self, element: Element) -> None:
        own = child_text(element, "CLASSIFICATION_GROUP_ID")
        parent = child_text(element, "CLASSIFICATION_GROUP_PARENT_ID")
        self._named[self._system, own] = child_text(element, "CLASSIFICATION_GROUP_NAME"), parent

    def _structure(self, element: Element) -> None:
        """The root of the tree is the catalogue itself: it says nothing of a product."""
        name = "" if element.get("type") == "root" else child_text(element, "GROUP_NAME")
        self._named["", child_text(element, "GROUP_ID")] = name, child_text(element, "PARENT_ID")

    def _map(self, element: Element) -> None:
        product = child_text(element, "PROD_ID", "ART_ID", "SUPPLIER_PID", "SUPPLIER_AID")
        group = child_text(element, "CATALOG_GROUP_ID")
        self._of.put(product, group)
        self.mapped = True

    def of(self, product: str) -> Iterator[str]:
        """The ways to the catalogue groups of a product."""
        for group in self._of.values(product) if self.mapped else ():
            yield self._way("", group) or group

    def in_system(self, system: str, group: str) -> str:
        """The way to a group of a classification system; ``""`` where the file does not bring it along."""
        return self._way(system, group)

    def _way(self, system: str, group: str) -> str:
        names: list[str] = []
        while (found := self._named.get((system, group))) and len(names) < _DEEPEST:
            names.append(found[0])
            group = found[1]
        return _LEVELS.join(name for name in reversed(names) if name)
