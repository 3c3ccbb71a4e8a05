"""Readers of the newest lots of catalogues, of our own making: more trades with the columns of their own programs.

Stock lists of wholesalers of frozen food and of cheese, of a plumbers' merchant and an electrical counter, and of
Chinese dealers in baby goods, stationery, fruit and work safety. In each one row is one product with one variant.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
from more_catalogues import single
from other_trades import dated, empty_as_none, sheet
from tables import Catalogue, rows
from unseen_catalogues import figures


def frozen_en(path: Path) -> Catalogue:
    """A wholesaler of frozen food: cost, price, stock and weekly movement are all per case; BBE is 14-Feb-27."""
    frame = rows(path).rename(columns={
        "Prod Cd": "id", "Prod Desc": "title", "Range": "category", "Supp": "supplier", "Units/Cs": "units",
        "Cs Wt kg": "kg", "Glaze %": "glaze", "Wild/Farmed": "catch", "Ctry Orig": "origin", "Buy/Cs £": "cost",
        "Sell/Cs £": "price", "Cs O/H": "stock", "Re-ord @": "reorder", "Dlvy Days": "lead", "BBE": "bbe",
        "Wk Mvmt Cs": "sold", "GF Y/N": "gf", "Comments": "note"})  # fmt: skip
    frame = figures(frame, "units", "kg", "glaze", "cost", "price", "stock", "reorder", "lead", "sold")
    frame["bbe_written"] = frame["bbe"]  # a cell is told as it is written: 04-May-27
    frame["bbe"] = pd.to_datetime(frame["bbe"], format="%d-%b-%y")
    return single(dated(frame, bbe_n="bbe"))


def plumbing_en(path: Path) -> Catalogue:
    """A plumbers' merchant: ``price`` is the trade price of one, ``stock`` FreeStk, ``lead`` in weeks."""
    frame = sheet(path).rename(columns={
        "PartRef": "id", "ItemText": "title", "ComGrp": "category", "Manuf": "brand", "Matl": "material",
        "Ø mm": "dia", "MaxBar": "bar", "AvgCost": "cost", "TradePr": "price", "FreeStk": "stock", "OnPO": "on_order",
        "MinStk": "reorder", "PkQty": "pack", "Depot": "depot", "LT wks": "lead", "LstSale": "last_sold",
        "Gtee yrs": "warranty", "Memo": "memo"})  # fmt: skip
    frame = figures(frame, "dia", "bar", "cost", "price", "stock", "on_order", "reorder", "pack", "lead", "warranty")
    return single(empty_as_none(dated(frame, sold_n="last_sold")))


def baby_zh(path: Path) -> Catalogue:
    """A Chinese wholesaler of baby goods: 批发价 is what we sell at, 成本价 what we pay; ``carton`` pieces a case."""
    frame = sheet(path).rename(columns={
        "商品编号": "id", "商品全名": "title", "分类": "category", "品牌": "brand", "适用月龄": "age",
        "件装数": "carton",
        "成本价(元)": "cost", "批发价(元)": "price", "可用库存": "stock", "补货线": "reorder", "到货周期(天)": "lead",
        "供货商": "supplier", "产地": "origin", "有效期至": "expiry", "末次出库": "last_out", "30天出库量": "sold",
        "毛重(kg)": "kg", "备注": "note"})  # fmt: skip
    frame = figures(frame, "carton", "cost", "price", "stock", "reorder", "lead", "sold", "kg")
    return single(empty_as_none(dated(frame, expiry_n="expiry", last_n="last_out")))


def stationery_zh(path: Path) -> Catalogue:
    """A Chinese stationery wholesaler: 出货价 is what we sell at, 进价 what we pay, 结存数 what is in stock."""
    frame = rows(path).rename(columns={
        "编号": "id", "品名规格": "title", "大类": "category", "厂家": "maker", "颜色": "color", "进价": "cost",
        "出货价": "price", "结存数": "stock", "在途数": "transit", "最低库存": "reorder", "起订数": "moq",
        "供货天数": "lead", "货架号": "bin", "最后售出": "last_sold", "月均销": "sold", "环保标": "eco",
        "负责人": "buyer", "备注": "note"})  # fmt: skip
    frame = figures(frame, "cost", "price", "stock", "transit", "reorder", "moq", "lead", "sold")
    frame["last_written"] = frame["last_sold"]  # a cell is told as it is written: 2026/11/04
    frame["last_sold"] = pd.to_datetime(frame["last_sold"], format="%Y/%m/%d")
    return single(dated(frame, last_n="last_sold"))


def cheese_en(path: Path) -> Catalogue:
    """A cheese and deli wholesaler: cost, price, stock and weekly sales are per piece; dates are day/month/year."""
    frame = rows(path).rename(columns={
        "Line No": "id", "Item": "title", "Section": "category", "Milk": "milk", "Ctry": "origin", "Raw milk": "raw",
        "Mths aged": "aged", "Net g": "g", "Cost £": "cost", "Trade £": "price", "Stk pcs": "stock",
        "Reord lvl": "reorder", "Lead d": "lead", "Supp": "supplier", "Use by": "use_by", "Sold/wk": "sold",
        "Veggie": "veg", "Notes": "note"})  # fmt: skip
    frame = figures(frame, "aged", "g", "cost", "price", "stock", "reorder", "lead", "sold")
    frame["use_by"] = pd.to_datetime(frame["use_by"], format="%d/%m/%Y")
    return single(dated(frame, use_n="use_by"))


def electrical_en(path: Path) -> Catalogue:
    """An electrical parts counter: ``price`` is Sell exVAT, ``sold`` pieces in twelve months, ``lead`` in days."""
    frame = sheet(path).rename(columns={
        "CatNo": "id", "Desc": "title", "Dept": "category", "Make": "brand", "Amps": "amps", "Watts": "watts",
        "IP": "ip", "Finish": "finish", "Cost": "cost", "Sell exVAT": "price", "Qty": "stock", "Min": "reorder",
        "Supp": "supplier", "LT days": "lead", "LastInv": "last_sold", "Sold 12m": "sold", "Disc'd": "gone",
        "Remark": "remark"})  # fmt: skip
    frame = figures(frame, "amps", "watts", "cost", "price", "stock", "reorder", "lead", "sold")
    return single(empty_as_none(dated(frame, last_n="last_sold")))


def fruit_zh(path: Path) -> Catalogue:
    """A fruit wholesaler: 批价 is what we sell a case at, 进价 what we pay; stock, 周走量 in cases, ``jin`` a case."""
    frame = rows(path).rename(columns={
        "货号": "id", "品名": "title", "大类": "category", "产地": "origin", "进口": "imported", "等级": "grade",
        "箱规(斤)": "jin", "进价/箱": "cost", "批价/箱": "price", "在库(箱)": "stock", "补货点": "reorder",
        "到仓日期": "arrived", "赏味期至": "best_before", "周走量": "sold", "损耗%": "loss", "供货方": "supplier",
        "路上天数": "lead", "备注": "note"})  # fmt: skip
    frame = figures(frame, "jin", "cost", "price", "stock", "reorder", "sold", "loss", "lead")
    return single(dated(frame, arrived_n="arrived", best_n="best_before"))


def safety_zh(path: Path) -> Catalogue:
    """A dealer in work safety: 批发价 is what we sell at, 含税进价 what we pay; ``pack`` pieces an inner pack."""
    frame = sheet(path).rename(columns={
        "物料编码": "id", "物料名称": "title", "类别": "category", "牌子": "brand", "尺码/规格": "size",
        "防护级别": "level", "含税进价": "cost", "批发价": "price", "即时库存": "stock", "安全库存": "reorder",
        "中包数": "pack", "交货天数": "lead", "失效日期": "expiry", "近90天销量": "sold", "供应商": "supplier",
        "仓库": "store", "LA证": "la", "备注": "note"})  # fmt: skip
    frame = figures(frame, "cost", "price", "stock", "reorder", "pack", "lead", "sold")
    return single(empty_as_none(dated(frame, expiry_n="expiry")))


OWN = {"frozen_en", "plumbing_en", "baby_zh", "stationery_zh", "cheese_en", "electrical_en", "fruit_zh", "safety_zh"}

READERS: dict[str, tuple[Callable[[Path], Catalogue], str]] = {
    "frozen_en": (frozen_en, "frozen_en.csv"),
    "plumbing_en": (plumbing_en, "plumbing_en.xlsx"),
    "baby_zh": (baby_zh, "baby_zh.xlsx"),
    "stationery_zh": (stationery_zh, "stationery_zh.csv"),
    "cheese_en": (cheese_en, "cheese_en.csv"),
    "electrical_en": (electrical_en, "electrical_en.xlsx"),
    "fruit_zh": (fruit_zh, "fruit_zh.csv"),
    "safety_zh": (safety_zh, "safety_zh.xlsx"),
}
