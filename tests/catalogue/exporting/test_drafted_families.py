"""Approved texts in files of each family: they come back as the product's texts, and nothing else is changed."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.exporting.model import ExportText
from merchant_assistant.catalogue.importing.model import ImportOptions
from merchant_assistant.catalogue.model import Product
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.foundation.prose import plain
from merchant_assistant.storage.database import Database

CASES: dict[str, dict[str, object]] = tomllib.loads(Path(__file__).with_name("edited_families.toml").read_text("utf-8"))
NO_TEXTS = {"prestashop combinations"}  # a file of combinations has no column for them
TEXT = ExportText(
    "A new title of ours",
    ("First of our bullets", "Second of our bullets"),
    "What we say now.\n\nAnd more of it.",
    "Title for search engines",
    "What search engines show.",
    ("newly tagged", "ours"),
)
SEARCH = ("SEO title", "SEO description", "Meta title", "Meta description", "meta_title", "meta_description")


@dataclass(frozen=True)
class Seen:
    """A product without what a text replaces, and those texts."""

    rest: object
    title: str
    said: str
    tags: str


@contextmanager
def fresh(folder: Path) -> Iterator[Catalogue]:
    paths = AppPaths(folder, folder / "models")
    with closing(Database(paths.database, paths.backups)) as database:
        yield Catalogue(database, paths)


def seen(catalogue: Catalogue) -> dict[str, Seen]:
    return {product.sku: _seen(product) for product in catalogue.page(limit=10_000)}


def _seen(product: Product) -> Seen:
    fields = {name: text for name, text in product.fields.items() if name not in ("title", "description", "tags")}
    attributes = {name: text for name, text in product.attributes.items() if not _is_text(name)}
    variants = {
        v.sku: (str(v.price), v.stock, {k: t for k, t in v.fields.items() if k != "title"}, dict(v.attributes))
        for v in product.variants
    }
    said = " ".join(plain(text) for text in (product.description, *product.attributes.values()))
    return Seen((fields, attributes, variants), product.title, said, product.fields.get("tags", ""))


def _is_text(name: str) -> bool:
    return name in SEARCH or name.casefold().startswith(("bullet", "meta: "))


def bring(catalogue: Catalogue, file: Path) -> None:
    catalogue.apply(catalogue.plan(file, ImportOptions(source="shop")))


def cells_of(file: Path) -> list[list[str]]:
    text = file.read_text(encoding="utf-8-sig")
    mark = max(",;\t", key=text.count)
    return [row for row in csv.reader(text.splitlines(keepends=True), delimiter=mark) if any(row)]


@pytest.mark.parametrize("name", sorted(CASES.keys() - NO_TEXTS))
def test_new_texts_come_back_and_nothing_else_is_changed(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    text = str(case["text"])
    original = tmp_path / ("in.tsv" if "\t" in text else "in.csv")
    original.write_text(text, encoding="utf-8")
    out = tmp_path / f"out{original.suffix}"
    sku = str(case["product"])
    with fresh(tmp_path / "one") as catalogue:
        bring(catalogue, original)
        before = seen(catalogue)
        result = catalogue.export(str(case["platform"]), out, {catalogue.find(sku).id: TEXT})
    assert result.texts == 1
    with fresh(tmp_path / "two") as again:
        bring(again, out)
        after = seen(again)
    assert {name: one.rest for name, one in after.items()} == {name: one.rest for name, one in before.items()}
    assert {name: one for name, one in after.items() if name != sku} == {k: v for k, v in before.items() if k != sku}
    _says_the_text(after[sku], text)


def _says_the_text(after: Seen, original: str) -> None:
    assert after.title == TEXT.title
    if "escription" in original or "DESCRIPTION" in original or "Body" in original:
        for part in (*TEXT.bullets, "What we say now.", "And more of it."):
            assert part in after.said
    if after.tags:
        assert set(TEXT.tags) <= {tag.strip() for tag in after.tags.split(",")}


# Real files of the families that we export: file below shared/data/catalogue, platform.
REAL = [
    ("shopify/apparel.csv", "shopify"),
    ("shopify/home-and-garden.csv", "shopify"),
    ("woocommerce/sample_products.csv", "woocommerce"),
    ("google_merchant/google_merchant_feed_en.tsv", "google"),
    ("meta_catalog/catalog_products.csv", "meta"),
    ("magento/configurable_products.csv", "magento"),
    ("prestashop_thirtybees/products_import.csv", "prestashop"),
    ("bagisto/products.csv", "bagisto"),
    ("vendure/products.csv", "vendure"),
]


@pytest.mark.shared_data
@pytest.mark.parametrize(("name", "platform"), REAL)
def test_a_real_file_takes_new_texts_for_all(tmp_path: Path, shared_data: Path, name: str, platform: str) -> None:
    original = shared_data / "catalogue" / name
    out = tmp_path / f"out{original.suffix}"
    with fresh(tmp_path / "one") as catalogue:
        bring(catalogue, original)
        before = seen(catalogue)
        texts = {id: replace(TEXT, title=f"{TEXT.title} {id}") for id in catalogue.product_ids()}
        catalogue.export(platform, out, texts)
    with fresh(tmp_path / "two") as again:
        bring(again, out)
        after = seen(again)
    assert {sku: one.rest for sku, one in after.items()} == {sku: one.rest for sku, one in before.items()}
    assert all(one.title.startswith(TEXT.title) and TEXT.bullets[0] in one.said for one in after.values())


PLATFORMS = ["shopify", "woocommerce", "amazon", "ebay", "google", "meta", "etsy", "alibaba", "generic"]
ELSEWHERE = (
    "Parent,SKU,Title,Description,Price,Currency,Colour\n"
    "TEE,TEE-R,Tee,Soft,20.00,EUR,red\n"
    "TEE,TEE-B,Tee,Soft,20.00,EUR,blue\n"
    ",MUG,Mug,Blue,8.00,EUR,\n"
)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_products_from_elsewhere_go_out_with_the_new_texts(tmp_path: Path, platform: str) -> None:
    file, out = tmp_path / "in.csv", tmp_path / ("out.tsv" if platform == "google" else "out.csv")
    file.write_text(ELSEWHERE, encoding="utf-8")
    with fresh(tmp_path / "one") as catalogue:
        bring(catalogue, file)
        catalogue.export(platform, out, dict.fromkeys(catalogue.product_ids(), TEXT))
    names, *lines = cells_of(out)
    described = [dict(zip(names, line, strict=True)) for line in lines]
    titles = {cells.get("title") or cells.get("Title") or "" for cells in described}
    assert out.read_text("utf-8-sig").count(TEXT.title) >= 2
    assert titles <= {TEXT.title, ""}
    assert out.read_text("utf-8-sig").count("What we say now.") >= 2
    assert "Soft" not in out.read_text("utf-8-sig")


SEARCH_FILES = {
    "shopify": (
        "Handle,Title,Body (HTML),Variant SKU,Variant Price,Tags,SEO Title,SEO Description",
        "m,Mug,,M,1,old,,",
    ),
    "magento": (
        "sku,attribute_set_code,product_type,name,price,meta_title,meta_description",
        "M,Default,simple,Mug,1,Old,",
    ),
    "prestashop": (
        "Product ID;Active (0/1);Name *;Reference #;Tags (x,y,z...);Meta title;Meta description",
        "1;1;Mug;M;old;;",
    ),
    "spree": (
        "product_id,sku,name,slug,status,brand_name,price,compare_at_price,currency,track_inventory,tags,meta_title,"
        "meta_description",
        "1,M,Mug,m,active,Hale,1,,USD,true,old,,",
    ),
    "woocommerce": (
        "ID,Type,SKU,Name,Published,Visibility in catalog,Regular price,Tags,Meta: _yoast_wpseo_title,"
        "Meta: _yoast_wpseo_metadesc",
        "1,simple,M,Mug,1,visible,1,old,,",
    ),
}


@pytest.mark.parametrize("platform", SEARCH_FILES)
def test_what_search_engines_show_has_columns_of_its_own(tmp_path: Path, platform: str) -> None:
    header, line = SEARCH_FILES[platform]
    file, out = tmp_path / "in.csv", tmp_path / "out.csv"
    file.write_text(f"{header}\n{line}\n", encoding="utf-8")
    with fresh(tmp_path / "one") as catalogue:
        bring(catalogue, file)
        catalogue.export(platform, out, {catalogue.find("M").id: TEXT})
    names, told = cells_of(out)
    cells = dict(zip(names, told, strict=True))
    assert TEXT.seo_title in told
    assert TEXT.seo_description in told
    if platform != "magento":
        (tags,) = (cells[name] for name in names if name.casefold().startswith("tags"))
        assert [tag.strip() for tag in tags.split(",")] == ["old", *TEXT.tags]


def test_a_text_without_search_texts_leaves_those_that_are_there(tmp_path: Path) -> None:
    header, line = SEARCH_FILES["magento"]
    file, out = tmp_path / "in.csv", tmp_path / "out.csv"
    file.write_text(f"{header}\n{line}\n", encoding="utf-8")
    with fresh(tmp_path / "one") as catalogue:
        bring(catalogue, file)
        catalogue.export("magento", out, {catalogue.find("M").id: ExportText("New", (), "New.")})
    assert _row(out)["meta_title"] == "Old"


def test_etsy_takes_thirteen_tags_of_twenty_characters(tmp_path: Path) -> None:
    file, out = tmp_path / "in.csv", tmp_path / "out.csv"
    file.write_text(
        "TITLE,DESCRIPTION,PRICE,CURRENCY_CODE,QUANTITY,TAGS,MATERIALS,IMAGE1,SKU\n"
        'Mug,Blue,12.50,EUR,5,"mug,blue",stoneware,https://s/1.jpg,M\n',
        encoding="utf-8",
    )
    tags = ("Mug", "x" * 21, *(f"tag {number}" for number in range(20)))
    with fresh(tmp_path / "one") as catalogue:
        bring(catalogue, file)
        catalogue.export("etsy", out, {catalogue.find("M").id: ExportText("New", (), "New.", tags=tags)})
    written = _row(out)["TAGS"].split(",")
    assert written == ["mug", "blue", *(f"tag {number}" for number in range(11))]


def _row(file: Path) -> Mapping[str, str]:
    names, told = cells_of(file)
    return dict(zip(names, told, strict=True))
