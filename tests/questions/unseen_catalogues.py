"""Readers of the third lot of catalogues, about which only unseen questions are asked; two are our own.

The rules are those of ``catalogues``: in each one row is one product with one variant, except Bagisto.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
from more_catalogues import single
from tables import Catalogue, gather, number, rows


def figures(frame: pd.DataFrame, *fields: str) -> pd.DataFrame:
    """With these columns as numbers."""
    return frame.assign(**{field: pd.to_numeric(frame[field]) for field in fields})


def tea_zh(path: Path) -> Catalogue:
    """A Chinese tea shop's export."""
    frame = rows(path).rename(columns={
        "商品编号": "id", "商品标题": "title", "店铺": "brand", "类目": "category", "规格": "size", "材质": "material",
        "容量(ml)": "ml", "价格": "price", "库存": "stock", "月销量": "sold", "评论数": "comments", "发货地": "origin",
        "上架日期": "day"})  # fmt: skip
    return single(figures(frame, "ml", "price", "stock", "sold", "comments"))


def catering(path: Path) -> Catalogue:
    """BMEcat 1.2 of an invented maker of catering equipment."""
    root = ElementTree.parse(path).getroot()
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    names = {group.findtext("GROUP_ID"): group.findtext("GROUP_NAME") for group in root.iter("CATALOG_STRUCTURE")}
    groups = {
        entry.findtext("ART_ID"): names[entry.findtext("CATALOG_GROUP_ID")]
        for entry in root.iter("ARTICLE_TO_CATALOGGROUP_MAP")
    }
    frame = pd.DataFrame([
        _article(each, groups[each.findtext("SUPPLIER_AID")]) for each in root.iter("ARTICLE")
    ])  # fmt: skip
    return single(figures(frame, "price", "moq", "length_mm", "width_mm", "height_mm", "weight_kg", "litres"))


def _article(article: ElementTree.Element, group: str | None) -> dict[str, str | None]:
    features = {each.findtext("FNAME"): each.findtext("FVALUE") for each in article.iter("FEATURE")}
    told = {
        "id": "SUPPLIER_AID", "title": ".//DESCRIPTION_SHORT", "description": ".//DESCRIPTION_LONG",
        "barcode": ".//EAN", "price": ".//PRICE_AMOUNT", "moq": ".//QUANTITY_MIN"}  # fmt: skip
    named = {
        "material": "Material", "length_mm": "Length", "width_mm": "Width", "height_mm": "Height",
        "weight_kg": "Weight", "origin": "Country of origin", "hs_code": "Customs tariff number",
        "litres": "Capacity"}  # fmt: skip
    cells = {field: article.findtext(place) for field, place in told.items()}
    return cells | {field: features.get(name) for field, name in named.items()} | {"category": group}


def northwind(path: Path) -> Catalogue:
    """A wholesaler's food and drink; categories and suppliers are numbers."""
    frame = rows(path).rename(columns={
        "productID": "id", "productName": "title", "supplierID": "supplier", "categoryID": "cat",
        "quantityPerUnit": "pack", "unitPrice": "price", "unitsInStock": "stock", "unitsOnOrder": "on_order",
        "reorderLevel": "reorder", "discontinued": "gone"})  # fmt: skip
    return single(figures(frame, "price", "stock", "on_order", "reorder", "gone", "cat", "supplier"))


def bagisto(path: Path) -> Catalogue:
    """Rows with a parent are variants; a row that is nobody's parent is its own."""
    frame = rows(path)
    frame = frame.rename(columns={"name": "title", "weight": "weight_kg", "categories": "category"})
    frame = figures(frame.assign(id=frame["sku"]), "price", "special_price", "weight_kg")
    frame = frame.assign(
        stock=frame["inventories"].map(number).astype(float),
        parent=frame["parent_sku"].where(frame["parent_sku"].notna(), frame["id"]),
    )
    kept = ["id", "sku", "parent", "title", "category", "type", "price", "special_price", "weight_kg", "stock",
            "short_description", "description"]  # fmt: skip
    own = frame[frame["parent_sku"].isna()][kept].set_index("id", drop=False).drop(columns=["price", "stock"])
    variants = frame[~frame["id"].isin(set(frame["parent_sku"].dropna()))][kept]
    return Catalogue(gather(variants, own), variants)


def jd_books(path: Path) -> Catalogue:
    """No head, no number: price and title; a book is named by its row."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        frame = pd.DataFrame([record[:2] for record in csv.reader(file)], columns=["price", "title"])
    frame["price"] = frame["price"].str.lstrip("￥").astype(float)
    return single(frame.assign(id=[f"row{number}" for number in range(len(frame))]))


def games(path: Path) -> Catalogue:
    """A feed of games in YML."""
    told = {"title": "model", "kind": "typePrefix", "price": "price", "brand": "vendor", "description": "description"}
    root = ElementTree.parse(path).getroot()
    offers = [
        {"id": offer.get("id"), **{field: offer.findtext(place) for field, place in told.items()}}
        for offer in root.iter("offer")
    ]
    return single(figures(pd.DataFrame(offers), "price"))


OWN = {"tea_zh", "catering"}

READERS: dict[str, tuple[Callable[[Path], Catalogue], str]] = {
    "tea_zh": (tea_zh, "tea_zh.csv"),
    "catering": (catering, "catering.xml"),
    "northwind": (northwind, "../orders/northwind/products.csv"),
    "bagisto": (bagisto, "bagisto/products.csv"),
    "jd_books": (jd_books, "zh_jd/jd_books.csv"),
    "games": (games, "google_merchant/mvideo.xml"),
}
