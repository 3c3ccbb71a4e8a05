"""Readers of the second lot of catalogues: price lists, exports and workbooks of other shops, two of them our own.

The rules are those of ``catalogues``.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
from tables import Catalogue, gather, number, rows


def single(frame: pd.DataFrame) -> Catalogue:
    """One row, one product, one variant."""
    frame = frame.assign(sku=frame["id"], parent=frame["id"])
    return Catalogue(gather(frame, pd.DataFrame()), frame)


def german(cell: object) -> float | None:
    """A figure with a decimal comma."""
    return float(str(cell).replace(".", "").replace(",", ".")) if cell else None


def fixings_de(path: Path) -> Catalogue:
    """A German price list: one row an article; the price is for a pack (VPE)."""
    frame = rows(path, delimiter=";").rename(columns={
        "Artikelnummer": "id", "Bezeichnung": "title", "Hersteller": "brand", "Warengruppe": "category",
        "Werkstoff": "material", "Oberfläche": "finish", "Gewinde": "thread", "Länge (mm)": "length_mm", "VPE": "pack",
        "Mindestbestellmenge": "moq", "Preis netto (EUR)": "price", "Lagerbestand": "stock",
        "Lieferzeit (Tage)": "lead_days", "Zolltarifnummer": "hs_code", "Ursprungsland": "origin"})  # fmt: skip
    for field in ("price", "stock", "length_mm", "pack", "moq", "lead_days"):
        frame[field] = frame[field].map(german).astype(float)
    return single(frame)


def lamps_zh(path: Path) -> Catalogue:
    """The first sheet, two lines above its head; one row a model."""
    frame = pd.read_excel(path, sheet_name="报价单", header=2, engine="calamine", dtype=object)
    frame = frame.rename(columns={
        "型号": "id", "品名": "title", "品牌": "brand", "类别": "category", "功率(W)": "watt", "色温(K)": "kelvin",
        "光通量(lm)": "lumen", "灯头": "base", "材质": "material", "防护等级": "ip", "质保(年)": "warranty",
        "单价(元)": "price", "起订量": "moq", "库存": "stock", "产地": "origin", "装箱数": "carton",
        "毛重(kg)": "gross_kg"})  # fmt: skip
    figures = ["watt", "kelvin", "lumen", "warranty", "price", "moq", "stock", "carton", "gross_kg"]
    frame[figures] = frame[figures].apply(pd.to_numeric)
    return single(frame.astype({name: object for name in frame if name not in figures}).where(frame.notna(), None))


def prestashop(path: Path) -> Catalogue:
    """One row a product; ``price`` without tax, before any discount."""
    frame = rows(path).rename(columns={
        "Reference #": "id", "Name *": "title", "Categories (x;y;z...)": "category", "Manufacturer": "brand",
        "Price tax excluded or Price tax included": "price", "Wholesale price": "cost", "Quantity": "stock",
        "Weight": "weight_kg", "Supplier": "supplier", "Condition": "condition", "Ecotax": "ecotax"})  # fmt: skip
    kept = [
        "id",
        "title",
        "category",
        "brand",
        "price",
        "cost",
        "stock",
        "weight_kg",
        "supplier",
        "condition",
        "ecotax",
    ]
    frame = frame[kept].copy()
    figures = ["price", "cost", "stock", "weight_kg", "ecotax"]
    frame[figures] = frame[figures].apply(pd.to_numeric)
    return single(frame)


def abt_buy(path: Path) -> Catalogue:
    """One row a product; a price only where the cell holds one. Rows with a number twice keep both."""
    frame = rows(path).rename(columns={"unique_id": "id"})
    again = frame.groupby("id").cumcount()
    frame["id"] = frame["id"].where(again == 0, frame["id"] + "-" + (again + 1).astype(str))
    plain = frame["price"].str.replace(r"[$,]", "", regex=True)
    return single(frame.assign(price=plain.map(number).astype(float)))


def price_list(path: Path) -> Catalogue:
    """The sheet of products of a Russian price list; articles that stand twice are told apart by their own code."""
    frame = pd.read_excel(path, sheet_name="Export Products Sheet", engine="calamine", dtype=object)
    frame = frame.rename(columns={
        "Артикул": "article", "Название_позиции": "title", "Описание": "description", "Цена": "price",
        "Группа товаров": "category", "Производитель": "brand", "Страна_производитель": "origin",
        "Характеристика: Цвет": "colour", "Характеристика: Тип": "type", "Характеристика: Класс косметики": "grade",
        "Характеристика: Вес (г)": "weight_g", "Характеристика: Тип кожи": "skin"})  # fmt: skip
    frame["id"] = frame["article"].astype(str).str.strip()
    again = frame.groupby("id").cumcount()
    frame["id"] = frame["id"].where(again == 0, frame["id"] + "-" + (again + 1).astype(str))
    kept = ["id", "title", "description", "price", "category", "brand", "origin", "colour", "type", "grade", "weight_g",
            "skin"]  # fmt: skip
    frame = frame[kept].copy()
    frame[["price", "weight_g"]] = frame[["price", "weight_g"]].apply(pd.to_numeric)
    frame["category"] = frame["category"].str.strip()
    return single(frame.astype(object).where(frame.notna(), None).astype({"price": float, "weight_g": float}))


def saleor(path: Path) -> Catalogue:
    """Products with their variants, prices of the first channel (US dollars).

    A variant without a number is called like its product.
    """
    by: dict[str, dict[int, Any]] = defaultdict(dict)
    for record in json.loads(path.read_text(encoding="utf-8")):
        by[record["model"]][record["pk"]] = record["fields"]
    listed = by["product.productvariantchannellisting"].values()
    prices = {each["variant"]: float(each["price_amount"]) for each in listed if each["currency"] == "USD"}
    stock = {each["product_variant"]: each["quantity"] for each in by["warehouse.stock"].values()}
    lines = []
    for id, variant in by["product.productvariant"].items():
        parent = variant["product"]
        product = by["product.product"][parent]
        lines.append({
            "id": variant["sku"] or str(parent), "parent": str(parent), "title": product["name"],
            "option": variant["name"], "description": product["description_plaintext"], "price": prices.get(id),
            "stock": stock.get(id), "category": by["product.category"][product["category"]]["name"],
            "brand": said(by, parent, "Brand"), "material": said(by, parent, "Material")})  # fmt: skip
    frame = pd.DataFrame(lines).assign(sku=lambda table: table["id"])
    return Catalogue(gather(frame, pd.DataFrame()), frame)


def said(by: dict[str, dict[int, Any]], product: int, attribute: str) -> str | None:
    """What a product's attribute says."""
    for each in by["attribute.assignedproductattributevalue"].values():
        value = by["attribute.attributevalue"][each["value"]]
        if each["product"] == product and by["attribute.attribute"][value["attribute"]]["name"] == attribute:
            return str(value["name"])
    return None


READERS: dict[str, tuple[Callable[[Path], Catalogue], str]] = {
    "fixings_de": (fixings_de, "fixings_de.csv"),
    "lamps_zh": (lamps_zh, "lamps_zh.xlsx"),
    "prestashop": (prestashop, "prestashop_thirtybees/products_import.csv"),
    "abt_buy": (abt_buy, "abt_buy/AbtBuy_Abt.csv"),
    "price_list": (price_list, "price_lists/ru_pricelist.xlsx"),
    "saleor": (saleor, "saleor/populatedb_data.json"),
}
OWN = {"fixings_de", "lamps_zh"}  # they lie in files/
