"""The platforms that an export can be written for."""

from __future__ import annotations

from merchant_assistant.catalogue.exporting.amazon import AMAZON
from merchant_assistant.catalogue.exporting.ebay import EBAY
from merchant_assistant.catalogue.exporting.etsy import ETSY
from merchant_assistant.catalogue.exporting.feeds import ALIBABA, GOOGLE, META
from merchant_assistant.catalogue.exporting.generic import GENERIC
from merchant_assistant.catalogue.exporting.model import Platform
from merchant_assistant.catalogue.exporting.returned import RETURNED
from merchant_assistant.catalogue.exporting.shopify import SHOPIFY
from merchant_assistant.catalogue.exporting.woocommerce import WOOCOMMERCE
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said

_ALL: tuple[Platform, ...] = (GENERIC, SHOPIFY, WOOCOMMERCE, AMAZON, EBAY, GOOGLE, META, ETSY, ALIBABA, *RETURNED)
PLATFORMS: dict[str, Platform] = {one.id: one for one in _ALL}


def platform(name: str) -> Platform:
    """Raises :class:`UserFault` (``platform_not_supported``)."""
    if name not in PLATFORMS:
        known = ", ".join(PLATFORMS)
        raise UserFault(
            "platform_not_supported",
            said("Catalogue", "An export for “{name}” cannot be written.").format(name=name),
            said("Catalogue", "Choose one of: {choices}.").format(choices=known),
        )
    return PLATFORMS[name]
