"""What an XML or JSON document holds, by the names in its beginning. Knows no Qt."""

from __future__ import annotations

import re
from typing import Literal

_ROOT = re.compile(r"<(?:[\w.-]+:)?([^\W\d][\w.-]*)")
_PROLOG = re.compile(r"<\?.*?\?>|<!--.*?-->|<!doctype[^>\[]*(\[.*?\])?\s*>", re.IGNORECASE | re.DOTALL)
_ELEMENT = re.compile(r"<(?:[\w.-]+:)?([^\W\d][\w.-]*)")
_ATTRIBUTE = re.compile(r"\s(?:[\w.-]+:)?([^\W\d][\w.-]*)\s*=\s*[\"']")
_KEY = re.compile(r'"([^"\\\n]{1,80})"\s*:')
_NAMED = re.compile(r"\b(?:name|key|code)[\"']?\s*[:=]\s*[\"']([^\"'\n]{1,80})[\"']")  # values that go by a name
# Orders, invoices and what follows them, as UBL (Peppol), openTRANS and SAP call them.
_PAPERS_OF_TRADE = frozenset(
    (
        *("order", "orders", "orderchange", "orderresponse", "orderrequest", "orderlist", "purchaseorder"),
        *("invoice", "invoices", "invoicelist", "crossindustryinvoice", "creditnote", "quotation", "rfq"),
        *("despatchadvice", "dispatchnotification", "receiptadvice", "receiptacknowledgement", "remittanceadvice"),
        *("orders03", "orders04", "orders05", "invoic01", "invoic02"),
    )
)


def root_of(text: str) -> str:
    """The local name of an XML document's root element, blank where it has not come yet."""
    found = _ROOT.match(_PROLOG.sub("", text).lstrip("\ufeff \t\r\n"))
    return found[1] if found else ""


def names_in(text: str, kind: Literal["xml", "json"]) -> list[str]:
    """The names of elements and attributes, or of keys; and values that other values go by. Each once, in order."""
    found = [_KEY] if kind == "json" else [_ELEMENT, _ATTRIBUTE]
    return list(dict.fromkeys(name for pattern in (*found, _NAMED) for name in pattern.findall(text)))


def is_feed(root: str) -> bool:
    """Whether documents with that root element are catalogues of a family that is read."""
    from merchant_assistant.catalogue.importing.documents import xml_families  # noqa: PLC0415 - the window paints before

    return xml_families.by_root(root) is not None


def is_paper_of_trade(root: str) -> bool:
    """Whether documents with that root element are orders, invoices and the like."""
    return root.casefold() in _PAPERS_OF_TRADE


def tells_products(names: list[str]) -> bool:
    """Whether something can be sold that has such names, as the import judges it."""
    from merchant_assistant.catalogue.importing.documents import telling  # noqa: PLC0415 - the window paints before

    return telling.products(names)
