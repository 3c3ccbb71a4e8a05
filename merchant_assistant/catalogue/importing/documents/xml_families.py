"""The families of XML documents. A new one is a module here and a line in FAMILIES."""

from __future__ import annotations

from merchant_assistant.catalogue.importing.documents.bmecat import BmeCatRecords
from merchant_assistant.catalogue.importing.documents.records import Records
from merchant_assistant.catalogue.importing.documents.xml_google import GoogleFeed
from merchant_assistant.catalogue.importing.documents.xml_yml import YandexMarket

FAMILIES: tuple[type[Records], ...] = (BmeCatRecords, GoogleFeed, YandexMarket)


def by_root(root: str) -> type[Records] | None:
    """The family that documents with such a root element (local name) are of."""
    return next((family for family in FAMILIES if root in family.roots), None)
