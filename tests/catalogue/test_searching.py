"""What a person types, and what is found: both scripts, codes, plurals, misspelt words, sorting, real files."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.query import Filter, ProductQuery, Sort
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage import backup
from merchant_assistant.storage.database import Database

ROWS = (
    ("SKU", "Title", "Brand", "Description", "Price", "Stock", "EAN", "Width", "Colour"),
    ("TM-500", "Thermal mug", "Hale", "<p>Café crème</p>", "12.50 EUR", "3", "4006381333931", "8 cm", "Red"),
    ("KB/1.2", "Wireless keyboard", "Berg", "Stainless screws", "49 EUR", "0", "", "30 cm", "red"),
    ("TW_9", "保溫杯 不鏽鋼", "Hale", "機械鍵盤風格", "99 CNY", "", "", "8 cm", "blue"),
    ("CN-7", "不锈钢水杯", "", "适合办公室", "105 CNY", "7", "", "100 cm", ""),
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with the products, made once."""
    folder = tmp_path_factory.mktemp("whole")
    file = folder / "a.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(ROWS)
    database = Database(folder / "merchant.db", folder / "backups")
    catalogue = Catalogue(database, AppPaths(folder, folder))
    catalogue.apply(catalogue.plan(file))
    database.close()
    yield folder


@pytest.fixture(autouse=True)
def products(whole: Path, paths: AppPaths) -> None:
    """A copy of them for each test."""
    paths.database.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(whole / "merchant.db", paths.database)


def skus(catalogue: Catalogue, query: str | ProductQuery) -> list[str]:
    found = [product.sku for product in catalogue.page(query)]
    assert catalogue.count(query) == len(found)
    return found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("杯", {"TW_9", "CN-7"}),
        ("保温", {"TW_9"}),
        ("水杯", {"CN-7"}),
        ("辦公室", {"CN-7"}),
        ("键盘", {"TW_9"}),
        ("tm500", {"TM-500"}),
        ("TM 500", {"TM-500"}),
        ("m50", {"TM-500"}),
        ("m-50", {"TM-500"}),
        ("kb12", {"KB/1.2"}),
        ("tw9", {"TW_9"}),
        ("tw_9", {"TW_9"}),
        ("393", {"TM-500"}),
        ("hale tm", {"TM-500"}),
        ("creme", {"TM-500"}),
        ("mugs", {"TM-500"}),
        ("keyboards", {"KB/1.2"}),
        ("keybord", {"KB/1.2"}),
        ("stainles", {"KB/1.2"}),
        ("wireles keybaord", {"KB/1.2"}),
        ("keyboarx hale", set()),
        ("zzzz", set()),
    ],
)
def test_words_and_codes(catalogue: Catalogue, query: str, found: set[str]) -> None:
    assert set(skus(catalogue, query)) == found


def test_a_misspelt_word_is_named_with_what_was_looked_for(catalogue: Catalogue) -> None:
    assert catalogue.understood("wireless keybord") == {"keybord": "keyboard"}
    assert catalogue.understood("wireless") == catalogue.understood("zzzz") == catalogue.understood("") == {}


def test_its_own_sku_comes_first(catalogue: Catalogue) -> None:
    catalogue.edit(catalogue.find("CN-7").id, "title", "TM-500 TM-500 TM-500")
    assert skus(catalogue, "TM-500")[0] == "TM-500"


def test_spellings_count_as_one_value(catalogue: Catalogue) -> None:
    (facet,) = catalogue.facets("", ["attribute:Colour"])
    assert [(value.value, value.count) for value in facet.values] == [("Red", 2), ("blue", 1)]
    assert set(skus(catalogue, ProductQuery(filters=(Filter("attribute:Colour", ("RED",)),)))) == {"TM-500", "KB/1.2"}


def test_a_facet_leaves_its_own_filter_out(catalogue: Catalogue) -> None:
    query = ProductQuery("杯", (Filter("brand", ("Hale",)), Filter("price", high=Decimal(100))))
    facets = {facet.field: facet for facet in catalogue.facets(query)}
    assert [(value.value, value.count) for value in facets["brand"].values] == [("Hale", 1)]
    assert (facets["price"].low, facets["price"].high, facets["price"].unit) == (Decimal(99), Decimal(99), "CNY")


def test_numbers_are_sorted_as_numbers(catalogue: Catalogue) -> None:
    order = skus(catalogue, ProductQuery(sort=Sort("attribute:Width")))
    assert order == ["TM-500", "TW_9", "KB/1.2", "CN-7"]
    assert skus(catalogue, ProductQuery(sort=Sort("stock"))) == ["KB/1.2", "TM-500", "CN-7", "TW_9"]
    assert skus(catalogue, ProductQuery("杯", sort=Sort("title"))) == ["CN-7", "TW_9"]


def test_what_was_typed_counts_everywhere(catalogue: Catalogue) -> None:
    mug = catalogue.find("TM-500").id
    catalogue.edit(mug, "price", "60 EUR")
    catalogue.edit(mug, "brand", "Nordwind")
    assert skus(catalogue, "nordwind") == skus(catalogue, ProductQuery(filters=(Filter("brand", ("Nordwind",)),)))
    assert skus(catalogue, ProductQuery(filters=(Filter("price", low=Decimal(55), currency="EUR"),))) == ["TM-500"]
    euro = next(s for s in catalogue.summaries("", "price") if s.currency == "EUR")
    assert (euro.sum, euro.low, euro.high, euro.median, euro.count) == (109, 49, 60, Decimal("54.5"), 2)


def test_numbers_by_group(catalogue: Catalogue) -> None:
    by_brand = {(s.group, s.currency): (s.count, s.sum) for s in catalogue.summaries("", "price", "brand")}
    assert by_brand == {
        ("Hale", "EUR"): (1, Decimal("12.50")), ("Berg", "EUR"): (1, 49), ("Hale", "CNY"): (1, 99),
    }  # fmt: skip


def test_a_cancelled_answer_is_none(catalogue: Catalogue) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        catalogue.facets("", cancel=token)
    with pytest.raises(Cancelled):
        catalogue.summaries("", "price", cancel=token)


@pytest.mark.shared_data
def test_real_files_in_both_scripts(catalogue: Catalogue, bring, shared_data: Path) -> None:
    bring(shared_data / "catalogue" / "shopify" / "home-and-garden.csv")
    bring(shared_data / "catalogue" / "zh_jd" / "jd_books.csv", source="JD")
    assert catalogue.count("chair") == catalogue.count("chairs") > 0
    books = ProductQuery("", (Filter("source", ("JD",)),))
    total = catalogue.count(books)
    assert total == catalogue.count_by_source()["JD"] > 10
    for product in catalogue.page(books, limit=20):
        assert product.id in catalogue.product_ids(product.title.split()[0])


def test_nothing_of_before_a_restore_is_answered(catalogue: Catalogue, database: Database, tmp_path: Path) -> None:
    """Both catalogues were changed equally often: only numbers that nobody else has tell them apart."""
    other = Database(tmp_path / "other.db", tmp_path / "other-backups")
    file = tmp_path / "b.csv"
    file.write_text("SKU,Title,Brand\nQ1,Teapot,Berg\n", encoding="utf-8")
    theirs = Catalogue(other, AppPaths(tmp_path, tmp_path))
    theirs.apply(theirs.plan(file))
    backup.save(other, tmp_path / "copy.db")
    other.close()
    query = ProductQuery("", (Filter("brand", ("Berg",)),), Sort("title"))
    assert skus(catalogue, query) == ["KB/1.2"]
    backup.put_back(database, tmp_path / "copy.db")
    assert skus(catalogue, query) == ["Q1"]
    assert [value.count for facet in catalogue.facets("", ["brand"]) for value in facet.values] == [1]


@pytest.mark.parametrize(
    "query", ["Maßband", "massband", "MASSBAND", "mass", "Lodz", "Łódź", "koeln œuvre", "oeuvre", "sorensen"]
)
def test_letters_that_a_keyboard_lacks(catalogue: Catalogue, query: str) -> None:
    catalogue.add({"sku": "MB-5", "title": "Maßband 5 m Œuvre", "brand": "Sørensen Łódź", "description": "Koeln"})
    assert skus(catalogue, query) == ["MB-5"]
    assert not catalogue.understood(query)
