"""The families of files we read. A new one is a module here and a line in FORMATS."""

from __future__ import annotations

from collections.abc import Sequence

from merchant_assistant.catalogue.importing.facts import Row
from merchant_assistant.catalogue.importing.formats import confirming, own_table
from merchant_assistant.catalogue.importing.formats.amazon import AMAZON
from merchant_assistant.catalogue.importing.formats.bagisto import BAGISTO
from merchant_assistant.catalogue.importing.formats.bmecat import BMECAT
from merchant_assistant.catalogue.importing.formats.common import Format
from merchant_assistant.catalogue.importing.formats.documents import DOCUMENTS
from merchant_assistant.catalogue.importing.formats.ebay import EBAY
from merchant_assistant.catalogue.importing.formats.etsy import ETSY
from merchant_assistant.catalogue.importing.formats.generic import GENERIC
from merchant_assistant.catalogue.importing.formats.google import GOOGLE
from merchant_assistant.catalogue.importing.formats.magento import MAGENTO
from merchant_assistant.catalogue.importing.formats.meta import META
from merchant_assistant.catalogue.importing.formats.prestashop import PRESTASHOP
from merchant_assistant.catalogue.importing.formats.saleor import SALEOR
from merchant_assistant.catalogue.importing.formats.shopify import SHOPIFY
from merchant_assistant.catalogue.importing.formats.spree import SPREE
from merchant_assistant.catalogue.importing.formats.taobao import TAOBAO
from merchant_assistant.catalogue.importing.formats.vendure import VENDURE
from merchant_assistant.catalogue.importing.formats.woocommerce import WOOCOMMERCE
from merchant_assistant.catalogue.importing.formats.yml import YML
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said

FORMATS: dict[str, Format] = {
    one.id: one
    for one in (
        SHOPIFY,
        WOOCOMMERCE,
        MAGENTO,
        BAGISTO,
        PRESTASHOP,
        SPREE,
        VENDURE,
        META,  # before Google, whose names it has too
        GOOGLE,
        YML,
        AMAZON,
        EBAY,
        ETSY,
        TAOBAO,
        BMECAT,
        SALEOR,
        DOCUMENTS,
        GENERIC,
    )
}
SURE = 0.5
_LONGEST = 200  # characters of a cell that can be the name of a column
_LOOK = 12  # rows among which a family's header is looked for


def detect(columns: Sequence[str], rows: Sequence[Row] = ()) -> Format:
    """The family that the column names speak for most; ``generic`` where none is sure.

    ``rows``: the first of the table; where there are any, the family must read them at least as well as any table.
    """
    best = max(FORMATS.values(), key=lambda one: one.score(columns))
    if best is GENERIC or best.score(columns) < SURE:
        return GENERIC
    return GENERIC if rows and confirming.is_mistaken(best, columns, rows) else best


def header_row(rows: Sequence[Row]) -> int | None:
    """The place of the row that is a family's header: marketplaces put settings and translated names above it.

    The last of the surest: where a line of translations follows that the family knows too, data begin after it.
    """
    looked_at = [[cell[:_LONGEST] for cell in cells] for _, cells in rows[:_LOOK]]
    scores = [max(one.score(cells) for one in FORMATS.values()) for cells in looked_at]
    best = max(scores, default=0.0)
    if best < SURE:
        return None
    place = len(scores) - 1 - scores[::-1].index(best)
    named = looked_at[place]
    return place if own_table.is_own(named) or detect(named, rows[place + 1 :]) is not GENERIC else None


def name_of(family: Format) -> str:
    """What a family goes by: a list of no family is any table, also where it stood in JSON or XML."""
    return GENERIC.id if family is DOCUMENTS else family.id


def by_name(name: str) -> Format:
    """The family that the merchant named. Raises :class:`UserFault` (``unknown_format``)."""
    if name not in FORMATS:
        raise UserFault(
            "unknown_format",
            said("Catalogue", "There is no format “{name}” to read.").format(name=name),
            said("Catalogue", "Use one of: {choices}.").format(choices=", ".join(FORMATS)),
        )
    return FORMATS[name]
