"""Products of other sources, written as each platform wants them."""

from __future__ import annotations

import csv
import gc
import sys
from pathlib import Path

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue, ExportText
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault

ROWS = (
    ("Parent", "SKU", "Title", "Description", "Brand", "Category", "Price", "Size", "Stock", "Weight", "Material"),
    ("TEE", "TEE-S", "Tee", "Soft.\n\nWarm & dry.", "Hale", "Shirts", "20 USD", "S", "3", "0.2 kg", "cotton"),
    ("TEE", "TEE-M", "Tee", "Soft.\n\nWarm & dry.", "Hale", "Shirts", "21 USD", "M", "0", "0.2 kg", "cotton"),
    ("", "MUG-1", "Mug", "", "Berg", "Cups", "12.50 EUR", "", "", "", "stoneware, glazed"),
)
TEXT = ExportText("-Draft title", ("Point one", "Point two"), "First part.")


@pytest.fixture(autouse=True)
def products(table, bring) -> None:
    bring(table("a.csv", *ROWS))


def export(
    catalogue: Catalogue, platform: str, out: Path, texts: dict[int, ExportText] | None = None
) -> list[dict[str, str]]:
    result = catalogue.export(platform, out, texts or {})
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t" if out.suffix == ".tsv" else ","))
    assert (result.file, result.rows, result.products, result.variants) == (out, len(rows), 2, 3)
    return rows


def imports_as(bring, catalogue: Catalogue, out: Path) -> list[tuple[str, list[tuple[object, ...]]]]:
    bring(out, source="again")
    return [
        (product.title, [(v.sku, v.price and v.price.amount, v.stock) for v in product.variants])
        for product in catalogue.page()
        if product.source == "again"
    ]


SAME = [("Tee", [("TEE-S", "20", 3), ("TEE-M", "21", 0)]), ("Mug", [("MUG-1", "12.50", None)])]


def test_shopify(catalogue: Catalogue, bring, tmp_path: Path) -> None:
    small, medium, mug = export(catalogue, "shopify", tmp_path / "out.csv")
    assert small["Title"] == "Tee"
    assert small["Body (HTML)"] == "<p>Soft.</p>\n<p>Warm &amp; dry.</p>"
    assert (small["Option1 Name"], small["Option1 Value"], medium["Option1 Value"]) == ("Size", "S", "M")
    assert (medium["Handle"], medium["Title"], medium["Variant SKU"]) == (small["Handle"], "", "TEE-M")
    assert (small["Variant Grams"], small["Variant Inventory Qty"], medium["Variant Inventory Qty"]) == (
        "200",
        "3",
        "0",
    )
    assert (mug["Option1 Name"], mug["Option1 Value"], mug["Variant Inventory Tracker"]) == (
        "Title",
        "Default Title",
        "",
    )
    assert imports_as(bring, catalogue, tmp_path / "out.csv") == SAME


def test_woocommerce(catalogue: Catalogue, bring, tmp_path: Path) -> None:
    tee, small, medium, mug = export(catalogue, "woocommerce", tmp_path / "out.csv")
    assert [row["Type"] for row in (tee, small, medium, mug)] == ["variable", "variation", "variation", "simple"]
    assert (tee["Attribute 1 name"], tee["Attribute 1 value(s)"], small["Attribute 1 value(s)"]) == (
        "Size",
        "S, M",
        "S",
    )
    assert small["Parent"] == tee["SKU"] == "TEE"
    assert small["Name"] == "Tee - S"
    assert (small["Weight (kg)"], small["In stock?"], medium["In stock?"]) == ("0.2", "1", "0")
    assert mug["Attribute 1 value(s)"] == "stoneware\\, glazed"
    assert imports_as(bring, catalogue, tmp_path / "out.csv") == SAME


def test_generic(catalogue: Catalogue, bring, tmp_path: Path, table) -> None:
    shop = (("Handle", "Title", "Variant SKU", "Option1 Name", "Option1 Value", "Variant Price"),
            ("cap", "Cap", "CAP-1", "Title", "Default Title", "9"))  # fmt: skip
    for batch in catalogue.batches():
        catalogue.undo(batch.id)
    bring(table("shop.csv", *shop))
    catalogue.export("generic", tmp_path / "out.csv")
    assert imports_as(bring, catalogue, tmp_path / "out.csv") == [("Cap", [("CAP-1", "9", None)])]


def test_amazon(catalogue: Catalogue, tmp_path: Path) -> None:
    mug = catalogue.find("MUG-1")
    *tee, row = export(catalogue, "amazon", tmp_path / "out.tsv", {mug.id: TEXT})
    assert [line["parent_child"] for line in tee] == ["parent", "child", "child"]
    assert (tee[1]["parent_sku"], tee[1]["size_name"], tee[1]["variation_theme"]) == ("TEE", "S", "Size")
    assert (row["item_name"], row["bullet_point1"], row["bullet_point2"]) == ("'-Draft title", "Point one", "Point two")
    assert (row["item_sku"], row["standard_price"], row["currency"]) == ("MUG-1", "12.50", "EUR")
    assert row["product_description"] == "First part."


def test_a_workbook(catalogue: Catalogue, bring, tmp_path: Path) -> None:
    catalogue.export("generic", tmp_path / "out.xlsx", {catalogue.find("MUG-1").id: TEXT})
    bring(tmp_path / "out.xlsx", source="again")
    mug = next(p for p in catalogue.page() if p.source == "again" and p.sku == "MUG-1")
    assert mug.title == "-Draft title"
    assert mug.description == "First part.\n\n• Point one\n• Point two"


def test_variants_that_attributes_do_not_tell_apart(catalogue: Catalogue, bring, table, tmp_path: Path) -> None:
    for batch in catalogue.batches():
        catalogue.undo(batch.id)
    bring(table("b.csv", ("Parent", "SKU", "Title"), ("P", "P-1", "Pen"), ("P", "P-2", "Pen")))
    catalogue.export("shopify", tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        assert [row["Option1 Value"] for row in csv.DictReader(file)] == ["P-1", "P-2"]


@pytest.mark.parametrize("platform", ["walmart", "nonsense"])
def test_platforms_that_are_not_there(catalogue: Catalogue, tmp_path: Path, platform: str) -> None:
    with pytest.raises(UserFault) as caught:
        catalogue.export(platform, tmp_path / "out.csv")
    assert caught.value.code == "platform_not_supported"
    assert "shopify" in caught.value.hint
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize(("platform", "name"), [("shopify", "out.xlsx"), ("generic", "out.pdf"), ("generic", "out")])
def test_kinds_of_file(catalogue: Catalogue, tmp_path: Path, platform: str, name: str) -> None:
    with pytest.raises(UserFault) as caught:
        catalogue.export(platform, tmp_path / name)
    assert caught.value.code == "file_kind_not_supported"


def test_cancelled_or_impossible_leaves_the_old_file(catalogue: Catalogue, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("old")
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        catalogue.export("shopify", out, cancel=cancel)
    assert [(file.name, file.read_text()) for file in tmp_path.glob("*out*")] == [("out.csv", "old")]
    with pytest.raises(UserFault):
        catalogue.export("shopify", tmp_path / "nowhere" / "out.csv")


def test_too_much_for_a_cell_of_a_workbook(catalogue: Catalogue, tmp_path: Path) -> None:
    long = ExportText("Title", (), "x" * 40_000)
    with pytest.raises(UserFault) as caught:
        catalogue.export("generic", tmp_path / "out.xlsx", {catalogue.product_ids()[0]: long})
    assert caught.value.code == "too_large_for_workbook"
    assert list(tmp_path.glob("*out*")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be kept from writing there")
@pytest.mark.parametrize(("name", "room"), [("out.csv", 0), ("out.xlsx", 0), ("out.xlsx", 2000)])
@pytest.mark.filterwarnings("ignore:unclosed file")  # the workbook library leaves its scratch file to us
def test_where_the_disk_gives_out_nothing_is_left_behind(
    catalogue: Catalogue, tmp_path: Path, name: str, room: int
) -> None:
    import resource

    out = tmp_path / "exports" / name
    out.parent.mkdir()
    out.write_text("old")
    catalogue.count()  # opened before
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        with pytest.raises(UserFault):
            catalogue.export("generic", out)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [(file.name, file.read_text()) for file in out.parent.iterdir()] == [(name, "old")]
    gc.collect()  # while the library's unclosed scratch file may be spoken of


@pytest.mark.parametrize(
    ("platform", "column"), [("shopify", "Variant Compare At Price"), ("woocommerce", "Regular price")]
)
def test_usual_prices_go_out_as_platforms_read_them(
    catalogue: Catalogue, table, bring, tmp_path: Path, platform: str, column: str
) -> None:
    bring(table("b.csv", ("SKU", "Title", "Price", "UVP"), ("Z-1", "Zange", "1.089,00", "1.499,00 €")), source="second")
    out = tmp_path / "out.csv"
    catalogue.export(platform, out)
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert [row[column] for row in csv.DictReader(file) if row.get(column)][-1] == "1499.00"
