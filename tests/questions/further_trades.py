"""Readers of the fifth lot of catalogues, of our own making: more trades with the columns of their own programs.

Stock lists of a chemists' wholesaler, a baker's supplier and a plant nursery, and of Chinese dealers in cloth, in car
parts and in cosmetics. In each one row is one product with one variant.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
from more_catalogues import single
from other_trades import dated, empty_as_none, sheet
from tables import Catalogue, rows
from unseen_catalogues import figures


def pharmacy_en(path: Path) -> Catalogue:
    """A chemists' wholesaler: ``price`` is the trade price of a pack, ``cost`` what we pay; dates day/month/year."""
    frame = rows(path).rename(columns={
        "PIPCode": "id", "Descr": "title", "Mfr": "brand", "Sect": "category", "LegalCat": "legal", "PackSz": "pack",
        "Vol (ml)": "ml", "CostGBP": "cost", "TradeGBP": "price", "SOH": "stock", "OuterQty": "outer",
        "ROP": "reorder", "LT (days)": "lead", "MthUnits": "sold", "ExpDate": "expiry", "ColdChain": "cold",
        "Buyer": "buyer", "Remarks": "note"})  # fmt: skip
    frame = figures(frame, "pack", "ml", "cost", "price", "stock", "outer", "reorder", "lead", "sold")
    frame["expiry"] = pd.to_datetime(frame["expiry"], format="%d/%m/%Y")
    return single(dated(frame, expiry_n="expiry"))


def bakery_en(path: Path) -> Catalogue:
    """A wholesaler of bakery and confectionery supplies; ``price`` is what we sell at, each; ``bbd`` is best before."""
    frame = sheet(path).rename(columns={
        "ItemNo": "id", "ItemDesc": "title", "ProdGrp": "category", "Maker": "maker", "NetWt (kg)": "kg",
        "CostPr": "cost", "SellPr (GBP)": "price", "QtyOH": "stock", "ROP": "reorder", "MOQ": "moq",
        "LeadTm (d)": "lead", "BBD": "bbd", "LastSoldDt": "last_sold", "Sold/Mth": "sold", "COO": "origin",
        "StorTemp": "storage", "Vegan Y/N": "vegan", "Remarks": "remarks"})  # fmt: skip
    frame = figures(frame, "kg", "cost", "price", "stock", "reorder", "moq", "lead", "sold")
    return single(empty_as_none(dated(frame, bbd_n="bbd", last_n="last_sold")))


def nursery_en(path: Path) -> Catalogue:
    """A plant nursery's availability list; ``price`` is the trade price. SellBy is day/month/year."""
    frame = rows(path).rename(columns={
        "PlantRef": "id", "Description": "title", "Dept": "category", "Grower": "grower", "Pot(L)": "pot",
        "Ht(cm)": "height", "Hardiness": "hardiness", "Evergreen": "evergreen", "CostGBP": "cost", "TradeGBP": "price",
        "QtyAvail": "stock", "TrayQty": "tray", "ReordLvl": "reorder", "LeadDays": "lead", "COO": "origin",
        "SellBy": "sell_by", "AvgSales/Mth": "sold", "Remark": "remark"})  # fmt: skip
    frame = figures(frame, "pot", "height", "cost", "price", "stock", "tray", "reorder", "lead", "sold")
    frame["sell_iso"] = pd.to_datetime(frame["sell_by"], format="%d/%m/%Y")
    return single(dated(frame, sell_n="sell_iso"))


def fabrics_zh(path: Path) -> Catalogue:
    """A Chinese dealer in cloth and trimmings: prices and stock are per 单位 (a metre, a button, a zip)."""
    frame = sheet(path).rename(columns={
        "货号": "id", "品名": "title", "类别": "category", "成分": "material", "门幅(cm)": "width_cm",
        "克重(g/㎡)": "gsm", "颜色": "color", "单位": "unit", "进价(元)": "cost", "批发价(元)": "price",
        "起批量": "moq", "库存量": "stock", "近30天销量": "sold", "产地": "origin", "到货日": "arrived",
        "等级": "grade", "可零剪": "cut", "备注": "note"})  # fmt: skip
    frame = figures(frame, "width_cm", "gsm", "cost", "price", "moq", "stock", "sold")
    return single(empty_as_none(dated(frame, arrived_n="arrived")))


def auto_zh(path: Path) -> Catalogue:
    """A Chinese wholesaler of car accessories and wear parts: 拿货价 is what we pay, 批发价 what we sell at."""
    frame = rows(path).rename(columns={
        "物料编码": "id", "品名": "title", "大类": "category", "品牌": "brand", "适用车型": "fits", "拿货价": "cost",
        "批发价(元)": "price", "现存量": "stock", "补货点": "reorder", "起批(件)": "moq", "发货地": "ships",
        "月均销": "sold", "客户评分": "rating", "最近入库": "arrived", "质保(月)": "warranty", "原厂件": "oem",
        "毛重(g)": "weight_g", "备注": "note"})  # fmt: skip
    frame = figures(frame, "cost", "price", "stock", "reorder", "moq", "sold", "rating", "warranty", "weight_g")
    return single(dated(frame, arrived_n="arrived"))


def cosmetics_zh(path: Path) -> Catalogue:
    """A Chinese wholesaler of cosmetics: 批发价 is what we sell at, 进价 what we pay."""
    frame = sheet(path).rename(columns={
        "货品编码": "id", "货品名称": "title", "品牌": "brand", "品类": "category", "净含量(ml)": "ml",
        "适用肤质": "skin", "含酒精": "alcohol", "产地": "origin", "进价(元)": "cost", "批发价(元)": "price",
        "起批量": "moq", "库存(件)": "stock", "补货点": "reorder", "仓库": "house", "限用日期": "expiry",
        "月销(件)": "sold", "评分": "rating", "备注": "remark"})  # fmt: skip
    frame = figures(frame, "ml", "cost", "price", "moq", "stock", "reorder", "sold", "rating")
    return single(empty_as_none(dated(frame, expiry_n="expiry")))


OWN = {"pharmacy_en", "bakery_en", "nursery_en", "fabrics_zh", "auto_zh", "cosmetics_zh"}

READERS: dict[str, tuple[Callable[[Path], Catalogue], str]] = {
    "pharmacy_en": (pharmacy_en, "pharmacy_en.csv"),
    "bakery_en": (bakery_en, "bakery_en.xlsx"),
    "nursery_en": (nursery_en, "nursery_en.csv"),
    "fabrics_zh": (fabrics_zh, "fabrics_zh.xlsx"),
    "auto_zh": (auto_zh, "auto_zh.csv"),
    "cosmetics_zh": (cosmetics_zh, "cosmetics_zh.xlsx"),
}
