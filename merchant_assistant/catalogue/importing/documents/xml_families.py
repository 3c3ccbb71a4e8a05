"""The families of XML documents. A new one is a module here and a line in FAMILIES."""

from __future__ import annotations

from merchant_assistant.catalogue.importing.documents.records import Records

FAMILIES: tuple[type[Records], ...] = ()


def by_root(root: str) -> type[Records] | None:
    """The family that documents with such a root element (local name) are of."""
    return next((family for family in FAMILIES if root in family.roots), None)
