"""Which stored product a line of a file is: by its key, its SKU, or the SKUs of its variants."""

from __future__ import annotations

from pathlib import Path

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.foundation.paths import resource

HEADER = ("SKU", "Parent SKU", "Title", "Price", "Colour")
MUG = (("MUG", "", "Mug", "", ""), ("MUG-R", "MUG", "Mug, red", "5", "red"), ("MUG-B", "MUG", "Mug, blue", "6", "blue"))
SHOPIFY = ("Handle", "Title", "Option1 Name", "Option1 Value", "Variant SKU", "Variant Price")


def shopify(handle: str, *skus: str) -> list[tuple[str, ...]]:
    return [(handle, "" if n else "A name", "" if n else "Colour", f"c{n}", sku, "7") for n, sku in enumerate(skus)]


def counts(result: object) -> tuple[int, ...]:
    return tuple(getattr(result, name) for name in ("created", "updated", "unchanged", "not_in_file"))


@pytest.mark.parametrize("platform", ["shopify", "woocommerce"])
def test_an_export_for_another_platform_comes_back_as_the_same_products(
    catalogue: Catalogue, bring, tmp_path: Path, platform: str
) -> None:
    bring(resource("sample", "catalogue.csv"), source="Mine")
    before = catalogue.page(limit=1000)
    catalogue.export(platform, tmp_path / "out.csv")
    result = bring(tmp_path / "out.csv", source="Mine")
    assert (result.created, result.not_in_file) == (0, 0)
    assert [(p.id, p.sku, [(v.id, v.sku) for v in p.variants]) for p in catalogue.page(limit=1000)] == [
        (p.id, p.sku, [(v.id, v.sku) for v in p.variants]) for p in before
    ]
    catalogue.undo(result.batch_id)
    assert catalogue.page(limit=1000) == before


def test_products_known_by_handle_are_known_by_their_variants_elsewhere(catalogue: Catalogue, table, bring) -> None:
    bring(table("shop.csv", SHOPIFY, *shopify("mug", "MUG-R", "MUG-B")), source="Mine")
    assert counts(bring(table("list.csv", HEADER, *MUG), source="Mine")) == (0, 1, 0, 0)
    assert catalogue.find("MUG").sku == "MUG"  # a real SKU replaces the derived one


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(shopify("mug", "MUG-R", "CUP-W"), id="variants of two products"),
        pytest.param(shopify("mug", "MUG-R", "MUG-X"), id="a variant that nobody has"),
        pytest.param([*shopify("one", "MUG-R"), *shopify("two", "MUG-B")], id="two that could be it"),
        pytest.param(shopify("cup", "", ""), id="no SKU at all"),
    ],
)
def test_where_the_variants_leave_a_doubt_it_is_a_new_product(catalogue: Catalogue, table, bring, lines) -> None:
    bring(table("list.csv", HEADER, *MUG, ("CUP-W", "", "Cup", "3", "white")), source="Mine")
    before = catalogue.page()
    result = bring(table("shop.csv", SHOPIFY, *lines), source="Mine")
    assert (result.created, result.updated) == (len({line[0] for line in lines}), 0)
    assert catalogue.page()[: len(before)] == before


def test_what_another_line_of_the_file_is_by_its_sku_is_not_taken(catalogue: Catalogue, table, bring) -> None:
    bring(table("list.csv", HEADER, *MUG), source="Mine")
    rows = [("MUG", "", "Mug", "4", ""), ("MUG-R", "OTHER", "Other", "5", "red"), ("MUG-B", "OTHER", "", "6", "blue")]
    assert counts(bring(table("new.csv", HEADER, *rows), source="Mine")) == (1, 1, 0, 0)


def test_another_supplier_may_use_the_same_skus(table, bring) -> None:
    bring(table("list.csv", HEADER, *MUG), source="Mine")
    assert counts(bring(table("shop.csv", SHOPIFY, *shopify("mug", "MUG-R", "MUG-B")), source="Theirs")) == (1, 0, 0, 0)


def test_a_product_keeps_its_sku_where_the_file_names_one_variant(catalogue: Catalogue, table, bring) -> None:
    bring(table("list.csv", HEADER, *MUG))
    bring(table("part.csv", HEADER, MUG[1]))
    assert [(p.sku, [v.sku for v in p.variants]) for p in catalogue.page()] == [("MUG", ["MUG-R", "MUG-B"])]


def test_names_stay_where_the_file_has_none(catalogue: Catalogue, table, bring) -> None:
    bring(table("list.csv", HEADER, *MUG, ("CUP", "", "Cup", "3", "")))
    rows = [("MUG-R", "MUG", "8"), ("MUG-B", "MUG", "9"), ("CUP", "", "4"), ("NEW", "", "1")]
    bring(table("prices.csv", ("SKU", "Parent SKU", "Price"), *rows))
    assert [(p.title, [v.title for v in p.variants]) for p in catalogue.page()] == [
        ("Mug", ["Mug, red", "Mug, blue"]), ("Cup", ["Cup"]), ("NEW", ["NEW"])
    ]  # fmt: skip


SHOP = (
    ("Handle", "Title", "Option1 Name", "Option1 Value", "Variant SKU", "Variant Price"),
    ("blue-shirt", "Blue shirt", "Size", "S", "", "5"),
    ("blue-shirt", "", "", "L", "", "6"),
    ("tea-cup", "Tea cup", "Title", "Default Title", "", "3"),
)


@pytest.mark.parametrize("platform", ["woocommerce", "generic"])
def test_products_without_skus_come_back_too_and_the_shops_own_file_stays_whole(
    catalogue: Catalogue, table, bring, tmp_path: Path, platform: str
) -> None:
    bring(table("shop.csv", *SHOP))
    catalogue.export("shopify", tmp_path / "before.csv")
    catalogue.export(platform, tmp_path / "other.csv")
    result = bring(tmp_path / "other.csv")
    assert (result.created, result.not_in_file, catalogue.count()) == (0, 0, 2)
    catalogue.export("shopify", tmp_path / "after.csv")
    assert (tmp_path / "after.csv").read_text("utf-8") == (tmp_path / "before.csv").read_text("utf-8")


def test_a_list_without_skus_goes_to_a_shop_and_comes_back(catalogue: Catalogue, table, bring, tmp_path: Path) -> None:
    bring(table("list.csv", ("Title", "Price"), ("Tea cup", "3"), ("Blue shirt", "5")))
    catalogue.export("shopify", tmp_path / "shop.csv")
    assert (bring(tmp_path / "shop.csv").created, catalogue.count()) == (0, 2)


def test_a_derived_sku_is_not_taken_for_a_given_one(catalogue: Catalogue, table, bring) -> None:
    header = ("SKU", "Title")
    bring(table("a.csv", header, ("TEE-2", "Long tee"), ("TEE", "Tee")))
    assert bring(table("b.csv", header, ("TEE", "Tee"), ("TEE", "A second line by mistake"))).created == 1
    assert catalogue.find("TEE-2").title == "Long tee"


def prices(catalogue: Catalogue) -> list[tuple[str, str]]:
    return [(v.sku, str(v.price)) for product in catalogue.page() for v in product.variants]


@pytest.fixture
def shirt(table, bring) -> None:
    header = ("SKU", "Parent SKU", "Title", "Brand", "Price")
    bring(
        table(
            "list.csv", header, ("T-S", "T", "Tee", "", "5"), ("T-L", "T", "Tee", "", "6"), ("CUP", "", "Cup", "", "3")
        )
    )


@pytest.mark.usefixtures("shirt")
def test_a_price_for_a_product_of_several_variants_is_asked_about(catalogue: Catalogue, table, bring, plan) -> None:
    file = table("new.csv", ("SKU", "Brand", "Price"), ("T", "Berg", "9"), ("CUP", "Berg", "4"))
    (sheet,) = plan(file).sheets
    (finding,) = [finding for finding in sheet.reading.findings if finding.code == "which_variant"]
    assert (finding.count, finding.examples[0].row, finding.examples[0].value) == (1, 2, "T")
    assert (sheet.created, sheet.updated) == (0, 2)
    result = bring(file)
    assert (result.updated, result.problem_counts["which_variant"]) == (2, 1)
    assert prices(catalogue) == [("T-S", "5"), ("T-L", "6"), ("CUP", "4")]
    assert [product.brand for product in catalogue.page()] == ["Berg", "Berg"]
    assert bring(file).updated == 0
    catalogue.undo(result.batch_id)
    assert [product.brand for product in catalogue.page()] == ["", ""]


@pytest.mark.usefixtures("shirt")
def test_what_is_the_products_own_is_not_asked_about(catalogue: Catalogue, table, bring) -> None:
    result = bring(table("new.csv", ("SKU", "Brand", "Price"), ("T", "Berg", "")))
    assert ("which_variant" in result.problem_counts, result.updated) == (False, 1)
    assert [(product.sku, product.brand, len(product.variants)) for product in catalogue.page()] == [
        ("T", "Berg", 2), ("CUP", "", 1)
    ]  # fmt: skip
