"""Titles of real shops are let through by their own platform's rules; what is found in others is really there."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from merchant_assistant.listings.model import Listing
from merchant_assistant.listings.rules import violations

csv.field_size_limit(10**7)


def titles(file: Path, column: str, encoding: str = "utf-8-sig") -> list[str]:
    with file.open(encoding=encoding, newline="", errors="replace") as lines:
        dialect = "\t" if file.suffix == ".tsv" else ","
        found = [row.get(column) or "" for row in csv.DictReader(lines, delimiter=dialect)]
    return list(dict.fromkeys(title.strip() for title in found if title.strip()))


def faults(title: str, platform: str, language: str | None) -> set[str]:
    """Codes found in a title, lengths left out: shops of one platform may be longer than another allows."""
    found = violations(Listing(title, (), ""), platform, language)
    return {fault.code for fault in found if fault.part == "title"} - {"too_long"}


@pytest.mark.parametrize(
    ("file", "column", "platform", "most"),
    [
        ("shopify/apparel.csv", "Title", "shopify", 0.0),
        ("shopify/home-and-garden.csv", "Title", "shopify", 0.0),
        ("woocommerce/sample_products.csv", "Name", "woocommerce", 0.0),
        ("google_merchant/google_merchant_feed_en.tsv", "title", "google", 0.0),
        ("abt_buy/AbtBuy_Abt.csv", "title", "amazon", 0.0),
        ("abt_buy/AbtBuy_Abt.csv", "title", "ebay", 0.0),
        ("abt_buy/AbtBuy_Abt.csv", "title", "google", 0.0),
        ("flipkart/flipkart_com-ecommerce_sample.dev.csv", "product_name", "generic", 0.0),
        # There, what is found is an underscore or a word said three times.
        ("flipkart/flipkart_com-ecommerce_sample.dev.csv", "product_name", "amazon", 0.025),
    ],
)
def test_titles_of_shops(shared_data: Path, file: str, column: str, platform: str, most: float) -> None:
    known = titles(shared_data / "catalogue" / file, column)
    flagged = [title for title in known if faults(title, platform, None)]
    assert known
    assert len(flagged) <= most * len(known), flagged[:10]


def test_titles_of_a_chinese_sale_are_flagged_for_the_sale_only(shared_data: Path) -> None:
    file = shared_data / "catalogue" / "zh_taobao" / "taobao_double11_beauty.dev.csv"
    known = titles(file, "title", "gb18030")
    found = {title: faults(title, "alibaba", "zh") for title in known}
    of_sales = {"promotion", "price"}
    others = [
        title for title, codes in found.items() if codes - of_sales
    ]  # words said four times, a brand in small letters
    assert len(others) <= 0.006 * len(known), others
    assert any(codes & of_sales for codes in found.values())
