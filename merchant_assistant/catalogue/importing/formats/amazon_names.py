"""Column names of Amazon's newest templates, shortened to those of the older ones.

``item_name[marketplace_id=A1][language_tag=en_US]#1.value`` is ``item_name``; further ones are numbered.
"""

from __future__ import annotations

import re
from functools import cache

_MARKET = re.compile(r"\[(?:marketplace_id|language_tag)=[^\]]*\]")
_PATH = re.compile(r"(?P<name>[\w.]+?)#(?P<number>\d+)\.(?P<leaf>\w+)")
_BUSINESS = "[audience=b2b]"
_OFFER = re.compile(r"purchasable_offer(?P<whose>\[audience=\w+\])?#\d+\.(?P<rest>.+)", re.IGNORECASE)
_LEVEL = re.compile(r"quantity_discount_plan#\d+\.schedule#\d+\.levels#(?P<number>\d+)\.(?P<leaf>\w+)")
_PICTURE = re.compile(r"other_product_image_locator_(?P<number>\d+)#1\.media_location")
_VALUES = ("value", "name", "media_location", "standardized_values", "value_with_tax")
_UNITS = ("unit", "unit_of_measure")
_OTHER_NAMES = {
    "contribution_sku": "item_sku",
    "parentage_level": "parent_child",
    "child_parent_sku_relationship_parent_sku": "parent_sku",
    "child_parent_sku_relationship_child_relationship_type": "relationship_type",
    "main_product_image_locator": "main_image_url",
    "fulfillment_availability_quantity": "quantity",
    "amzn1.volt.ca.product_id_value": "external_product_id",
    "amzn1.volt.ca.product_id_type": "external_product_id_type",
    "externally_assigned_product_identifier": "external_product_id",
    "externally_assigned_product_identifier_type": "external_product_id_type",
    "color": "color_name",
    "size": "size_name",
}


@cache
def short(column: str) -> str:
    """A column's name as the older templates have it; other names as they are."""
    name = _MARKET.sub("", column.strip())
    offer = _OFFER.fullmatch(name)
    if offer:
        return _offer((offer["whose"] or "").casefold() == _BUSINESS, offer["rest"])
    picture = _PICTURE.fullmatch(name)
    if picture:
        return f"other_image_url{picture['number']}"
    path = _PATH.fullmatch(name)
    return _OTHER_NAMES.get(name, name) if path is None else _path(path["name"], int(path["number"]), path["leaf"])


def _path(name: str, number: int, leaf: str) -> str:
    if leaf in _UNITS:
        return f"{name}_unit_of_measure"
    whole = name if leaf in _VALUES else f"{name}_{leaf}"
    known = _OTHER_NAMES.get(whole, whole)
    numbered = number > 1 or known == "bullet_point"
    return f"{known}{number}" if numbered else known


def _offer(business: bool, rest: str) -> str:
    """What stands behind ``purchasable_offer#1.``."""
    level = _LEVEL.fullmatch(rest)
    if level:
        return f"quantity_{'lower_bound' if level['leaf'] == 'lower_bound' else 'price'}{level['number']}"
    if rest.startswith("our_price"):
        return "business_price" if business else "standard_price"
    if rest.startswith("discounted_price"):
        return {"start_at": "sale_from_date", "end_at": "sale_end_date"}.get(rest.rpartition(".")[2], "sale_price")
    if rest.endswith("discount_type"):
        return "quantity_price_type"
    return rest.replace("#1", "")
