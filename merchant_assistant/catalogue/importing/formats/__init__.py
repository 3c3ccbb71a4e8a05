"""The families of files we read. A new one is a module here and a line in FORMATS."""

from __future__ import annotations

from collections.abc import Sequence

from merchant_assistant.catalogue.importing.formats.common import Format
from merchant_assistant.catalogue.importing.formats.generic import GENERIC
from merchant_assistant.catalogue.importing.formats.shopify import SHOPIFY
from merchant_assistant.catalogue.importing.formats.woocommerce import WOOCOMMERCE
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said

FORMATS: dict[str, Format] = {one.id: one for one in (SHOPIFY, WOOCOMMERCE, GENERIC)}
SURE = 0.5


def detect(columns: Sequence[str]) -> Format:
    """The family that the column names speak for most; ``generic`` where none is sure."""
    best = max(FORMATS.values(), key=lambda one: one.score(columns))
    return best if best.score(columns) >= SURE else GENERIC


def by_name(name: str) -> Format:
    """The family that the merchant named. Raises :class:`UserFault` (``unknown_format``)."""
    if name not in FORMATS:
        raise UserFault(
            "unknown_format",
            said("Catalogue", "There is no format “{name}” to read.").format(name=name),
            said("Catalogue", "Use one of: {choices}.").format(choices=", ".join(FORMATS)),
        )
    return FORMATS[name]
