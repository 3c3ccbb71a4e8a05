"""Words as they are typed, codes by a part of them, Chinese, pages in a stable order."""

from __future__ import annotations

from typing import Any

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.present import product_json
from merchant_assistant.foundation.errors import UserFault

ROWS = (
    ("SKU", "Title", "Brand", "Description", "Price", "Material", "EAN"),
    ("BTL-0500-BLU", "Travel bottle", "Hale", "<p>Keeps tea warm</p>", "19.90 USD", "steel", "4006381333931"),
    ("MUG-0300", "Stone mug", "Berg", "For travel and home", "12.50 USD", "stoneware", ""),
    ("杯-1", "不锈钢保温杯子", "和风", "大容量500ml", "99 CNY", "不锈钢", ""),
)


@pytest.fixture(autouse=True)
def products(table, bring) -> None:
    bring(table("a.csv", *ROWS))


@pytest.mark.parametrize(
    ("query", "skus"),
    [
        ("", ["BTL-0500-BLU", "MUG-0300", "杯-1"]),
        ("  ", ["BTL-0500-BLU", "MUG-0300", "杯-1"]),
        ("travel", ["BTL-0500-BLU", "MUG-0300"]),  # in the title before in the description
        ("trav bot", ["BTL-0500-BLU"]),
        ("steel", ["BTL-0500-BLU"]),
        ("hale", ["BTL-0500-BLU"]),
        ("0500-B", ["BTL-0500-BLU"]),
        ("500-blu", ["BTL-0500-BLU"]),
        ("333931", ["BTL-0500-BLU"]),
        ("杯子", ["杯-1"]),
        ("保温", ["杯-1"]),
        ("钢锈", []),
        ("chair", []),
        ('"', []),
        ("NOT OR (", []),
    ],
)
def test_search(catalogue: Catalogue, query: str, skus: list[str]) -> None:
    assert [product.sku for product in catalogue.page(query)] == skus
    assert catalogue.count(query) == len(skus)
    assert [catalogue.product(id).sku for id in catalogue.product_ids(query)] == skus


def test_pages_do_not_overlap(catalogue: Catalogue) -> None:
    pages = [catalogue.page("t", offset=offset, limit=1) for offset in range(4)]
    assert [product.sku for page in pages for product in page] == [product.sku for product in catalogue.page("t")]


def test_an_edit_is_found_at_once(catalogue: Catalogue) -> None:
    catalogue.edit(catalogue.find("BTL-0500-BLU").id, "title", "Basalt beaker")
    assert [product.sku for product in catalogue.page("basalt")] == ["BTL-0500-BLU"]
    assert catalogue.count("bottle") == 0


def test_an_unknown_sku_names_its_neighbours(catalogue: Catalogue) -> None:
    with pytest.raises(UserFault) as caught:
        catalogue.find("MUG-300")
    assert caught.value.code == "unknown_sku"
    assert "MUG-0300" in caught.value.hint
    with pytest.raises(UserFault) as caught:
        catalogue.product(99)
    assert caught.value.code == "unknown_product"


def test_the_shape_that_the_command_line_prints(catalogue: Catalogue) -> None:
    shown: Any = product_json(catalogue.find("MUG-0300"))
    assert shown["price"] == shown["price_to"] == {"amount": "12.50", "currency": "USD"}
    assert shown["attributes"] == {"Material": "stoneware"}
    assert (shown["brand"], shown["title"], shown["category"]) == ("Berg", "Stone mug", "")
    (variant,) = shown["variants"]
    assert variant.pop("fields").items() >= {"sku": "MUG-0300", "price": "12.50 USD"}.items()
    assert variant == {
        "sku": "MUG-0300", "sku_derived": False, "title": "Stone mug", "stock": None, "attributes": {},
        "price": {"amount": "12.50", "currency": "USD"},
    }  # fmt: skip
