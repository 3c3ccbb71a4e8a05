"""What came in from a family of files and was not touched goes out unchanged, and comes in again as the same."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.importing.model import ImportOptions
from merchant_assistant.catalogue.model import Product
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.money import Money
from merchant_assistant.foundation.paths import AppPaths, resource
from merchant_assistant.storage.database import Database


class Bought(NamedTuple):
    """What a file says of a variant."""

    price: Money | None
    stock: float | None
    fields: dict[str, str]
    attributes: dict[str, str]


class Facts(NamedTuple):
    """What a file says of a product; its variants by SKU."""

    title: str
    fields: dict[str, str]
    attributes: dict[str, str]
    variants: dict[str, Bought]


Told = dict[str, Facts]

# Real files of the families that we export: file below shared/data/catalogue, platform.
REAL = [
    ("shopify/apparel.csv", "shopify"),
    ("shopify/home-and-garden.csv", "shopify"),
    ("shopify/product_template.csv", "shopify"),
    ("woocommerce/sample_products.csv", "woocommerce"),
    ("google_merchant/google_merchant_feed_en.tsv", "google"),
    ("google_merchant/catalog_products.csv", "google"),
    ("meta_catalog/catalog_products.csv", "meta"),
]
# Real files of all kinds, for the plain table of our own.
PLAIN = [
    "abt_buy/AbtBuy_Abt.csv",
    "adventureworks/Product.csv",
    "bagisto/products.csv",
    "bmecat/bmecat12_new_catalog.golden.xml",
    "bmecat/WEI_BMECat_1303890000.xml",
    "google_merchant/google_rss_example.xml",
    "google_merchant/mvideo.xml",
    "magento/configurable_products.csv",
    "price_lists/ru_pricelist.xlsx",
    "saleor/populatedb_data.json",
    "shopify/apparel.csv",
    "vendure/products.csv",
    "woocommerce/sample_products.csv",
    "zh_taobao/taobao_double11_beauty.dev.csv",
]
OTHER_KINDS = [
    (name, ending)
    for name in ("shopify/apparel.csv", "saleor/populatedb_data.json", "price_lists/ru_pricelist.xlsx")
    for ending in (".xlsx", ".json")
]


@contextmanager
def fresh(folder: Path) -> Iterator[Catalogue]:
    """A catalogue without products."""
    paths = AppPaths(folder, folder / "models")
    with closing(Database(paths.database, paths.backups)) as database:
        yield Catalogue(database, paths)


def imported(catalogue: Catalogue, file: Path) -> Told:
    """Bring all tables of a file into a catalogue, and tell what is in it."""
    catalogue.apply(catalogue.plan(file, ImportOptions(source="shop")))
    return told(catalogue)


def told(catalogue: Catalogue) -> Told:
    """Everything that a file says of each product."""
    return {product.sku: _facts(product) for product in catalogue.page(limit=10_000)}


def _facts(product: Product) -> Facts:
    variants = {v.sku: Bought(v.price, v.stock, dict(v.fields), dict(v.attributes)) for v in product.variants}
    return Facts(product.title, dict(product.fields), dict(product.attributes), variants)


def rows_of(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.reader(opened, delimiter="\t" if file.suffix == ".tsv" else ","))


def cells_of(file: Path) -> list[list[str]]:
    """The lines of a file with whatever delimiter, without blank ones."""
    text = file.read_text(encoding="utf-8-sig")
    mark = max(",;\t", key=text.partition("\n")[0].count)
    return [row for row in csv.reader(text.splitlines(keepends=True), delimiter=mark) if any(row)]


def differing(before: Mapping[str, object], after: Mapping[str, object]) -> dict[str, object]:
    """The products that are not the same, to be read in a failure."""
    return {sku: (before.get(sku), after.get(sku)) for sku in {*before, *after} if before.get(sku) != after.get(sku)}


@pytest.mark.shared_data
@pytest.mark.parametrize(("name", "platform"), REAL)
def test_a_real_file_goes_out_as_it_came(tmp_path: Path, shared_data: Path, name: str, platform: str) -> None:
    original = shared_data / "catalogue" / name
    out = tmp_path / f"out{original.suffix}"
    with fresh(tmp_path / "one") as catalogue:
        before = imported(catalogue, original)
        catalogue.export(platform, out)
    assert sorted(cells_of(out)) == sorted(cells_of(original))
    with fresh(tmp_path / "two") as again:
        assert differing(before, imported(again, out)) == {}


@pytest.mark.shared_data
@pytest.mark.parametrize(("name", "ending"), [*((name, ".csv") for name in PLAIN), *OTHER_KINDS])
def test_any_file_as_our_own_table(tmp_path: Path, shared_data: Path, name: str, ending: str) -> None:
    out = tmp_path / f"out{ending}"
    with fresh(tmp_path / "one") as catalogue:
        before = imported(catalogue, shared_data / "catalogue" / name)
        catalogue.export("generic", out)
    with fresh(tmp_path / "two") as again:
        after = imported(again, out)
    assert differing(_bought(before), _bought(after)) == {}


def _bought(told: Told) -> dict[str, object]:
    """What is bought, by SKU: a plain table keeps no product apart from its only variant."""
    return {
        sku: (facts.title, bought.price, bought.stock, bought.fields.get("barcode", ""))
        for facts in told.values()
        for sku, bought in facts.variants.items()
    }


FAMILIES = ["shopify", "woocommerce", "amazon", "ebay", "google", "meta", "alibaba", "generic"]
SILENT = {"shopify", "woocommerce"}  # their files have no currency


@pytest.mark.parametrize("sample", ["catalogue.csv", "catalogue-zh.csv"])
def test_the_sample_for_each_platform_comes_back(tmp_path: Path, sample: str) -> None:
    outs = {platform: tmp_path / f"{platform}{'.tsv' if platform == 'google' else '.csv'}" for platform in FAMILIES}
    with fresh(tmp_path / "sample") as catalogue:
        before = imported(catalogue, resource("sample", sample))
        for platform, out in outs.items():
            catalogue.export(platform, out)
    for platform, out in outs.items():
        with fresh(tmp_path / f"again {platform}") as again:
            (sheet,) = (plan := again.plan(out)).sheets
            again.apply(plan)
            after = told(again)
        assert sheet.reading.format == (platform if platform != "alibaba" else "generic")
        assert differing(_prices(before, platform), _prices(after, platform)) == {}, platform


def _prices(told: Told, platform: str) -> dict[str, object]:
    """What every platform has columns for."""
    return {
        sku: (
            facts.title,
            bought.price and (bought.price.amount if platform in SILENT else str(bought.price)),
            bought.fields.get("barcode", ""),
        )
        for facts in told.values()
        for sku, bought in facts.variants.items()
    }


OPTIONS = (
    "Parent,SKU,Title,Price,Currency,Color,Size,Barcode,Stock\n"
    "TEE,TEE-R-S,Tee,20.00,EUR,red,S,4006381333931,3\n"
    "TEE,TEE-R-M,Tee,21.50,EUR,red,M,4006381333948,0\n"
    ",MUG,Mug,12.50,EUR,,,4006381333955,8\n"
)


@pytest.mark.parametrize("platform", [name for name in FAMILIES if name != "alibaba"])  # its table has no options
def test_variants_for_each_platform_come_back(tmp_path: Path, platform: str) -> None:
    file = tmp_path / "in.csv"
    file.write_text(OPTIONS, encoding="utf-8")
    out = tmp_path / ("out.tsv" if platform == "google" else "out.csv")
    with fresh(tmp_path / "one") as catalogue:
        before = imported(catalogue, file)
        catalogue.export(platform, out)
    with fresh(tmp_path / "two") as again:
        after = imported(again, out)
    assert differing(_prices(before, platform), _prices(after, platform)) == {}
    told_apart = {
        sku: {text for text in bought.attributes.values() if text in ("red", "S", "M")}
        for facts in after.values()
        for sku, bought in facts.variants.items()
        if sku != "MUG"
    }
    assert {"S"} <= told_apart["TEE-R-S"] and {"M"} <= told_apart["TEE-R-M"]
    assert {facts.variants["MUG"].stock for facts in after.values() if "MUG" in facts.variants} <= {8, None}


def test_an_etsy_table_holds_one_line_a_product(
    catalogue: Catalogue, bring: Callable[..., object], tmp_path: Path
) -> None:
    bring(resource("sample", "catalogue.csv"))
    result = catalogue.export("etsy", tmp_path / "out.csv")
    assert result.rows == result.products == catalogue.count()


def test_a_typed_attribute_goes_into_the_cell_that_packs_them(
    catalogue: Catalogue, bring: Callable[..., object], tmp_path: Path
) -> None:
    file = tmp_path / "magento.csv"
    file.write_text(
        "sku,attribute_set_code,product_type,name,price,additional_attributes\n"
        'A-1,Default,simple,Mug,12.50,"colour=red,material=stoneware, glazed"\n',
        encoding="utf-8",
    )
    bring(file)
    catalogue.edit(catalogue.find("A-1").id, "attribute:colour", "blue")
    out = tmp_path / "out.csv"
    assert catalogue.export("magento", out).unplaced == 0
    assert rows_of(out)[1] == ["A-1", "Default", "simple", "Mug", "12.50", "colour=blue,material=stoneware, glazed"]


def test_what_a_platform_cannot_say_is_counted(
    catalogue: Catalogue, bring: Callable[..., object], tmp_path: Path
) -> None:
    file = tmp_path / "shop.csv"
    file.write_text(
        "Handle,Title,Body (HTML),Variant SKU,Option1 Name,Option1 Value,Variant Price\n"
        "mug,Mug,,MUG,Title,Default Title,12.50\n",
        encoding="utf-8",
    )
    bring(file)
    catalogue.edit(catalogue.find("MUG").id, "attribute:Glaze", "matt")
    assert catalogue.export("shopify", tmp_path / "out.csv").unplaced == 1


def test_a_shop_that_no_file_came_from_cannot_be_written_for(
    catalogue: Catalogue, bring: Callable[..., object], tmp_path: Path
) -> None:
    bring(resource("sample", "catalogue.csv"))
    with pytest.raises(UserFault) as caught:
        catalogue.export("prestashop", tmp_path / "out.csv")
    assert caught.value.code == "columns_unknown"
    assert not (tmp_path / "out.csv").exists()


def test_details_that_amazon_has_columns_for_are_not_doubled(tmp_path: Path) -> None:
    file, out = tmp_path / "in.csv", tmp_path / "out.csv"
    file.write_text(OPTIONS.replace("Color", "Colour"), encoding="utf-8")
    with fresh(tmp_path / "one") as catalogue:
        before = imported(catalogue, file)["TEE"]
        catalogue.export("amazon", out)
        after = imported(catalogue, out)["TEE"]
    assert after.attributes == before.attributes == {"Colour": "red"}
    assert after.variants["TEE-R-S"].attributes == before.variants["TEE-R-S"].attributes == {"Size": "S"}


NOTATIONS = (
    "SKU,Title,Price,Compare at price,Cost,Stock,Weight\n"
    'A-1,Mug,"1.089,00 €","1.499,00 €","1.250",1.250,"0,85 kg"\n'
    'A-2,Cup,"12,90 £","24,99 €",on request,2500000,420 g\n'
    "A-3,Jug,on request,,,plenty,\n"
)


def test_our_own_table_has_plain_numbers_and_loses_nothing(tmp_path: Path) -> None:
    file, out, again = tmp_path / "in.csv", tmp_path / "out.csv", tmp_path / "again.csv"
    file.write_text(NOTATIONS, encoding="utf-8")
    with fresh(tmp_path / "one") as catalogue:
        before = imported(catalogue, file)
        catalogue.add({"sku": "H-1", "title": "Typed by hand"})  # no file's columns hold every product then
        catalogue.export("generic", out)
    names, *rows = rows_of(out)
    wanted = ("Price", "Currency", "Compare at price", "Cost", "Stock", "Weight")
    assert [tuple(dict(zip(names, row, strict=True))[name] for name in wanted) for row in rows[:3]] == [
        ("1089.00", "EUR", "1499.00", "1250", "1250", "0,85 kg"),
        ("12.90", "GBP", "24,99 €", "on request", "2500000", "420 g"),
        ("on request", "", "", "", "plenty", ""),
    ]
    with fresh(tmp_path / "two") as catalogue:
        after = imported(catalogue, out)
        catalogue.export("generic", again)
    assert differing(_bought(before), {sku: told for sku, told in _bought(after).items() if sku != "H-1"}) == {}
    assert rows_of(again) == rows_of(out)


GROUPED = (
    "Parent,SKU,Title,Price,Currency,Colour,Size\n"
    "HD,HD-M,Hoodie,39.00,EUR,grey,M\n"
    "HD,HD-L,Hoodie,39.00,EUR,grey,L\n"
    "CAP-1,CAP-1,Cap,9.00,EUR,black,\n"
)


@pytest.mark.parametrize("platform", ["generic", "amazon"])
def test_what_all_variants_share_and_a_group_of_one_are_kept(tmp_path: Path, platform: str) -> None:
    file, out = tmp_path / "in.csv", tmp_path / "out.csv"
    file.write_text(GROUPED, encoding="utf-8")
    with fresh(tmp_path / "one") as catalogue:
        before = imported(catalogue, file)
        catalogue.add({"sku": "H-1", "title": "Typed by hand"})
        catalogue.export(platform, out)
        after = imported(catalogue, out)
    assert before["HD"].attributes == after["HD"].attributes == {"Colour": "grey"}
    if platform == "generic":
        assert {sku: facts.fields.get("parent") for sku, facts in after.items()} == {
            **{sku: facts.fields.get("parent") for sku, facts in before.items()},
            "H-1": None,
        }
