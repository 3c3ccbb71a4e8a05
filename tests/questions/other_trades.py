"""Readers of the fourth lot of catalogues, of our own making: trades with other columns than a web shop's export.

Stock lists as a wine merchant, a dealer in machine spares, and Chinese wholesalers of snacks and of tools keep them,
with dates, costs, points of reorder, lead times. In each one row is one product with one variant.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
from more_catalogues import single
from tables import Catalogue, amount, number, rows
from unseen_catalogues import figures


def dated(frame: pd.DataFrame, **days: str) -> pd.DataFrame:
    """``name="column"``: a column of dates as ISO texts, and as numbers such as 20290417 in ``name``, to rank by."""
    for name, column in days.items():
        dates = pd.to_datetime(frame[column])
        iso = dates.dt.strftime("%Y-%m-%d").astype(object)
        frame[name] = pd.to_numeric(dates.dt.strftime("%Y%m%d"))
        frame[column] = iso.where(iso.notna(), None)
    return frame


def sheet(path: Path) -> pd.DataFrame:
    """The first sheet of a workbook, its first row the head."""
    return pd.read_excel(path, sheet_name=0, engine="calamine", dtype=object)


def empty_as_none(frame: pd.DataFrame) -> pd.DataFrame:
    """With nothing in the empty cells of texts."""
    texts = [name for name in frame if not pd.api.types.is_numeric_dtype(frame[name])]
    frame[texts] = frame[texts].astype(object).where(frame[texts].notna(), None)
    return frame


def wine_en(path: Path) -> Catalogue:
    """A wine and spirits distributor's list; ``price`` is the trade price of a bottle. Dates are day/month/year."""
    frame = rows(path, delimiter=";").rename(columns={
        "Item code": "id", "Description": "title", "Producer": "producer", "Type": "category", "Region": "region",
        "Country": "origin", "Vintage": "vintage", "ABV %": "abv", "Btl size (cl)": "cl", "Case (btls)": "case_n",
        "Cost/btl": "cost", "Trade/btl": "price", "RRP inc VAT": "rrp", "Stock (btls)": "stock",
        "On order (btls)": "on_order", "Drink by": "drink_by", "Last sold": "last_sold",
        "Remarks": "remarks"})  # fmt: skip
    frame = figures(frame, "vintage", "abv", "cl", "case_n", "cost", "price", "rrp", "stock", "on_order")
    for iso, column in {"drink_iso": "drink_by", "sold_iso": "last_sold"}.items():
        frame[iso] = pd.to_datetime(frame[column], format="%d/%m/%Y")
    return single(dated(frame, drink_day="drink_iso", sold_day="sold_iso"))


def spares_en(path: Path) -> Catalogue:
    """A wholesaler of machine spares; ``price`` is the list price."""
    frame = sheet(path).rename(columns={
        "Part No": "id", "Descr": "title", "Grp": "category", "Fits model": "fits", "Bore (mm)": "bore",
        "Wt (g)": "weight_g", "Unit cost": "cost", "List price": "price", "Supplier": "supplier", "COO": "origin",
        "OnHand": "stock", "Min ord": "moq", "Reorder pt": "reorder", "Lead (days)": "lead", "Bin": "bin",
        "Disc (Y/N)": "gone", "Superseded by": "successor", "Last GRN": "grn"})  # fmt: skip
    frame = figures(frame, "bore", "weight_g", "cost", "price", "stock", "moq", "reorder", "lead")
    return single(empty_as_none(dated(frame, grn_day="grn")))


def snacks_zh(path: Path) -> Catalogue:
    """A Chinese snack wholesaler: prices are for one bag, tin or box, stock and sales are in cartons."""
    frame = rows(path).rename(columns={
        "货号": "id", "品名": "title", "规格": "size", "口味": "flavour", "是否含坚果": "nuts", "保质期(天)": "shelf",
        "生产日期": "made", "有效期至": "expiry", "进价": "cost", "批发价": "price", "建议零售价": "retail",
        "箱规": "carton", "起订量(箱)": "moq", "库存(箱)": "stock", "月销量(箱)": "sold", "产地": "origin",
        "供应商": "supplier", "备注": "note"})  # fmt: skip
    frame = figures(frame, "shelf", "cost", "price", "retail", "moq", "stock", "sold")
    frame = dated(frame, made_n="made", expiry_n="expiry").assign(carton_n=frame["carton"].map(number))
    return single(frame.assign(weight_g=frame["size"].str.split("/").str[0].map(amount)))


def tools_zh(path: Path) -> Catalogue:
    """A Chinese tool wholesaler's workbook: 出厂价 is what we sell at, 采购价 what we pay."""
    frame = sheet(path).rename(columns={
        "编码": "id", "名称": "title", "型号": "model", "品牌": "brand", "材质": "material", "长度(mm)": "length_mm",
        "重量(g)": "weight_g", "电压": "voltage", "采购价": "cost", "出厂价": "price", "现货": "stock",
        "在途": "transit", "安全库存": "safety", "交期(天)": "lead", "仓位": "bin", "采购员": "buyer",
        "上架日期": "listed", "停产": "gone"})  # fmt: skip
    frame = figures(frame, "length_mm", "weight_g", "cost", "price", "stock", "transit", "safety", "lead")
    return single(empty_as_none(dated(frame, listed_n="listed")))


OWN = {"wine_en", "spares_en", "snacks_zh", "tools_zh"}

READERS: dict[str, tuple[Callable[[Path], Catalogue], str]] = {
    "wine_en": (wine_en, "wine_en.csv"),
    "spares_en": (spares_en, "spares_en.xlsx"),
    "snacks_zh": (snacks_zh, "snacks_zh.csv"),
    "tools_zh": (tools_zh, "tools_zh.xlsx"),
}
