"""Whether the columns of a list are those of products: documents hold lists of anything."""

from __future__ import annotations

from collections.abc import Sequence

from merchant_assistant.catalogue.importing.documents.flattening import plain
from merchant_assistant.catalogue.importing.formats.documents import DOCUMENTS

# A name and a number have categories, customers and orders too.
_STRONG = frozenset(
    ("price", "cost", "barcode", "stock", "mpn", "moq", "brand", "manufacturer", "image", "description", "hs_code")
)
_NUMBERS_OF_ANYTHING = frozenset(("id", "key", "code", "uuid", "guid", "number", "ref", "reference"))
_PEOPLE = frozenset(
    (
        *("email", "phone", "telephone", "firstname", "lastname", "surname", "birthday", "customer", "customerid"),
        *("billingaddress", "shippingaddress", "ordernumber", "orderid", "orderdate", "invoicenumber", "username"),
    )
)


def products(columns: Sequence[str]) -> bool:
    """Whether something can be sold with such columns: a name or a number of its own, and what goods alone have."""
    fields = dict(zip(columns, DOCUMENTS.fields(columns, []), strict=True))
    known = set(fields.values())
    numbered = any(field == "sku" and plain(name) not in _NUMBERS_OF_ANYTHING for name, field in fields.items())
    if sum(plain(name.partition("/")[0]) in _PEOPLE for name in columns) >= 2 and not numbered:
        return False
    named = bool(known & {"sku", "title", "barcode"})
    return named and (numbered or bool(known & _STRONG))
