"""Read the catalogues of the question set from their own files, independently of the product.

Each reader answers two tables. **Variants** are the things that can be bought, **products** are what a listing
describes; which row is which follows from the file's own handles, parent numbers or types and is said at each reader.
A variant inherits what only its product says. A product's ``price`` is its lowest and ``price_to`` its highest variant
price, its ``stock`` the sum over the variants; a text that differs between the variants is joined with `` | ``.
Prices stay in the currency and the digits that the file writes.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import further_trades as further
import more_catalogues as more
import newest_trades as newest
import other_trades as trades
import pandas as pd
import unseen_catalogues as unseen
from tables import Catalogue, amount, gather, inherit, number, rows

HERE = Path(__file__).parent


def with_figures(frame: pd.DataFrame) -> pd.DataFrame:
    """Add the numbers behind the written measures of the two samples."""
    frame = frame.assign(price=frame["price"].map(number), stock=frame["stock"].map(number))
    frame["weight_g"] = frame["weight"].map(amount)
    frame["capacity_ml"] = frame["capacity"].map(amount)
    for field, source in {"lead_days": "lead_time", "warranty_years": "warranty", "moq_n": "moq", "carton_n": "carton",
                          "load_kg": "max_load", "gsm": "fabric_weight"}.items():  # fmt: skip
        if source in frame:
            frame[field] = frame[source].map(number)
    return frame


def sample_en(path: Path) -> Catalogue:
    """Rows with a parent number are variants; a row that no other names as parent is its own single variant."""
    names = {"Colour": "colour", "Country of origin": "origin", "Carton quantity": "carton", "Pieces per set": "pieces"}
    frame = rows(path).rename(columns=names)
    frame.columns = [name.lower().replace(" ", "_") for name in frame.columns]
    return families(frame.rename(columns={"parent_sku": "above"}))


def families(frame: pd.DataFrame) -> Catalogue:
    """Split a table with a parent column into products and variants."""
    frame = frame.assign(id=frame["sku"])
    has_children = frame["id"].isin(set(frame["above"].dropna()))
    texts = [name for name in frame.columns if name not in {"id", "sku", "above", "price", "stock", "barcode", "mpn"}]
    variants = inherit(frame, frame["above"], texts)[~has_children]
    variants = with_figures(variants.assign(parent=variants["above"].where(variants["above"].notna(), variants["id"])))
    own = frame[frame["above"].isna()].set_index("id").drop(columns=["above", "price", "stock"])
    own["sku"] = own.index
    return Catalogue(gather(variants.drop(columns="above"), own), variants)


def sample_zh(path: Path) -> Catalogue:
    """Every row is a product with one variant."""
    names = {"货号": "sku", "商品名称": "title", "品牌": "brand", "分类": "category", "商品描述": "description",
             "材质": "material", "颜色": "colour", "规格": "size", "容量": "capacity", "尺寸": "dimensions",
             "重量": "weight", "认证": "certificates", "产地": "origin", "海关编码": "hs_code", "起订量": "moq",
             "包装": "pack", "装箱数": "carton", "交货期": "lead_time", "单价（元）": "price", "库存": "stock",
             "条形码": "barcode", "保修期": "warranty"}  # fmt: skip
    return families(rows(path).rename(columns=names).assign(above=None))


def shopify(path: Path) -> Catalogue:
    """Lines with one handle are one product, each line with a price a variant.

    The file has no SKUs: a variant is called by its handle and its option, as ``design/cli.md`` derives one.
    """
    frame = rows(path).rename(columns={
        "Handle": "parent", "Title": "title", "Body (HTML)": "description", "Vendor": "brand", "Type": "category",
        "Tags": "tags", "Option1 Value": "option", "Variant SKU": "sku", "Variant Inventory Qty": "stock",
        "Variant Price": "price", "Variant Compare At Price": "compare_at", "Variant Barcode": "barcode",
        "Image Src": "image", "SEO Title": "seo_title"})  # fmt: skip
    product_cells = ["title", "description", "brand", "category", "tags"]
    frame[product_cells] = frame.groupby("parent")[product_cells].ffill()
    single = frame["option"] == "Default Title"
    frame["id"] = frame["parent"].where(single, frame["parent"] + "-" + frame["option"].str.lower())
    kept = ["id", "parent", "option", "sku", "stock", "price", "compare_at", "barcode", "image", *product_cells]
    variants = frame.loc[frame["price"].notna(), kept].copy()
    variants[["stock", "price", "compare_at"]] = variants[["stock", "price", "compare_at"]].apply(pd.to_numeric)
    return Catalogue(gather(variants, pd.DataFrame()), variants)


def magento(path: Path) -> Catalogue:
    """``configurable`` rows are products; ``simple`` rows are the variants that their variation list names."""
    frame = rows(path)
    owner: dict[str, str] = {}
    for sku, listed in frame[["sku", "configurable_variations"]].dropna().itertuples(index=False):
        owner |= dict.fromkeys(re.findall(r"sku=([^,|]+)", listed), sku)
    for field in ("color", "size", "material", "pattern", "climate", "eco_collection", "sale", "new",
                  "performance_fabric", "erin_recommends"):  # fmt: skip
        found = frame["additional_attributes"].str.extract(rf"(?:^|,){field}=([^,]*)")[0]
        frame["colour" if field == "color" else field] = found
    frame = frame.rename(columns={"name": "title", "qty": "stock"}).assign(id=frame["sku"])
    frame[["price", "stock"]] = frame[["price", "stock"]].apply(pd.to_numeric)
    frame["weight_kg"] = pd.to_numeric(frame["weight"])
    kept = ["id", "sku", "title", "description", "categories", "price", "stock", "weight_kg", "colour", "size",
            "material", "pattern", "climate", "eco_collection", "sale", "new", "performance_fabric"]  # fmt: skip
    own = frame.loc[frame["product_type"] == "configurable", kept].set_index("id", drop=False)
    own = own.drop(columns=["stock", "colour", "size"])
    variants = frame.loc[frame["product_type"] == "simple", kept].assign(parent=frame["sku"].map(owner))
    return Catalogue(gather(variants, own), variants)


def vendure(path: Path) -> Catalogue:
    """A line with a name begins a product, lines without continue it; facets hold brand and category."""
    frame = rows(path).rename(columns={"name": "title", "stockOnHand": "stock", "optionValues": "option"})
    frame["parent"] = frame["slug"].ffill()
    for field, pattern in {"brand": r"brand:([^|]+)", "category": r".*category:([^|]+)"}.items():
        frame[field] = frame["facets"].str.extract(pattern)[0]
    frame["department"] = frame["facets"].str.extract(r"category:([^|]+)")[0]
    frame["categories"] = frame["facets"].str.findall(r"category:([^|]+)").str.join("|")  # each product is in two
    cells = ["title", "description", "facets"]
    frame[cells] = frame.groupby("parent")[cells].ffill()
    for field in ("brand", "category", "department", "categories"):
        frame[field] = frame.groupby("parent")[field].transform("first")
    frame["id"] = frame["sku"]
    frame[["price", "stock"]] = frame[["price", "stock"]].apply(pd.to_numeric)
    kept = ["id", "parent", "sku", "option", "brand", "category", "department", "categories", "price", "stock", *cells]
    return Catalogue(gather(frame[kept], pd.DataFrame()), frame[kept])


def google(path: Path) -> Catalogue:
    """One line, one product, one variant; the feed names no currency beside the price (shipping is in AED)."""
    frame = rows(path, delimiter="\t").assign(sku=None)
    frame = frame.assign(parent=frame["id"], price=pd.to_numeric(frame["price"]))
    frame["sale_price"] = pd.to_numeric(frame["sale_price"])
    frame["shipping_aed"] = frame["shipping"].map(number)
    return Catalogue(gather(frame, pd.DataFrame()), frame)


def woocommerce(path: Path) -> Catalogue:
    """``variation`` rows are variants of their Parent; every other row is a product; a collection has no price.

    ``price`` is what a buyer pays now: the sale price where one stands, else the regular one.
    """
    frame = rows(path).rename(columns={
        "SKU": "sku", "Name": "title", "Type": "type", "Categories": "category", "Visibility in catalog": "visibility",
        "Attribute 1 value(s)": "colour", "Attribute 2 value(s)": "option2", "Parent": "above"})  # fmt: skip
    frame["regular"] = pd.to_numeric(frame["Regular price"])
    frame["sale"] = pd.to_numeric(frame["Sale price"])
    frame["stock"] = pd.to_numeric(frame["Stock"])
    frame["price"] = frame["sale"].where(frame["sale"].notna(), frame["regular"])
    frame = frame.assign(id=frame["sku"])
    figures = ["regular", "sale", "price", "stock"]
    kept = ["id", "sku", "title", "type", "category", "visibility", "colour", "option2", *figures]
    is_parent = frame["id"].isin(set(frame["above"].dropna()))
    parents = frame["above"].where(frame["above"].notna(), frame["id"])
    variants = inherit(frame, frame["above"], ["category"])[~is_parent][kept].assign(parent=parents)
    own = frame.loc[frame["above"].isna(), kept].set_index("id", drop=False).drop(columns=figures)
    return Catalogue(gather(variants, own), variants)


def flipkart(path: Path) -> Catalogue:
    """One row, one product, one variant; ``price`` is the discounted price, ``retail`` the one before it."""
    frame = rows(path).rename(columns={"product_name": "title", "discounted_price": "price", "retail_price": "retail"})
    frame = frame[frame["uniq_id"].notna()]
    frame = frame.assign(id=frame["pid"], sku=frame["pid"], parent=frame["pid"])
    frame[["price", "retail"]] = frame[["price", "retail"]].apply(pd.to_numeric)
    frame["rating"] = pd.to_numeric(frame["overall_rating"], errors="coerce")
    frame["advantage"] = frame["is_FK_Advantage_product"].str.upper()
    tree = frame["product_category_tree"].str.strip('["]').str.split(" >> ")
    frame["category"] = tree.str[0]
    frame["path"] = tree.str.join(" > ")
    for field, key in {"fabric": "Fabric", "model_number": "Model Number"}.items():
        frame[field] = frame["product_specifications"].str.extract(rf'"key"=>"{key}", "value"=>"([^"]*)"')[0]
    frame = frame.drop(columns=["product_specifications", "image", "product_url", "crawl_timestamp"])
    return Catalogue(gather(frame, pd.DataFrame()), frame)


def taobao(path: Path) -> Catalogue:
    """One number, one product: its rows are daily readings, the latest day's is what holds now.

    ``readings`` keeps the count of rows; ``price_low`` and ``price_high`` span all days.
    """
    with path.open(encoding="gb18030", errors="replace", newline="") as file:
        frame = pd.DataFrame(list(csv.DictReader(file)), dtype="object")
    frame.columns = ["day", "id", "title", "price", "sold", "comments", "brand"]
    frame[["price", "sold", "comments"]] = frame[["price", "sold", "comments"]].apply(pd.to_numeric)
    frame["when"] = pd.to_datetime(frame["day"], format="%Y/%m/%d")
    spans = frame.groupby("id")["price"].agg(price_low="min", price_high="max", readings="count")
    last = frame.sort_values("when", kind="stable").drop_duplicates("id", keep="last").set_index("id").join(spans)
    last = last.reset_index().assign(sku=lambda table: table["id"], parent=lambda table: table["id"])
    last = last.drop(columns="when")
    return Catalogue(last.assign(price_to=last["price"], variants=1), last)


def bmecat(first: Path) -> Catalogue:
    """Four single-article files read as one catalogue; the features of the article's own body only."""
    wanted = {"Nettogewicht": "weight_kg", "Tiefe": "depth_mm", "Höhe": "height_mm", "Breite": "width_mm",
              "Lieferzeit des Herstellers": "lead_time", "Wert Zolltarifnummer": "hs_code"}  # fmt: skip
    lines = []
    for path in sorted(first.parent.glob("WEI_BMECat_*.xml")):
        root = ElementTree.parse(path).getroot()
        for element in root.iter():
            element.tag = element.tag.rpartition("}")[2]
        article = root.find(".//PRODUCT")
        assert article is not None
        line = {"id": article.findtext("SUPPLIER_PID"), "brand": article.findtext(".//MANUFACTURER_NAME"),
                "model": article.findtext(".//MANUFACTURER_TYPE_DESCR"), "barcode": article.findtext(".//EAN"),
                "title": article.findtext(".//DESCRIPTION_SHORT[@lang='eng']"),
                "title_de": article.findtext(".//DESCRIPTION_SHORT[@lang='deu']"),
                "description": article.findtext(".//DESCRIPTION_LONG[@lang='eng']"),
                "least_order": article.findtext(".//LOWER_BOUND")}  # fmt: skip
        for feature in article.iter("FEATURE"):
            name = wanted.get(feature.findtext(".//FT_NAME") or "")
            if name and name not in line:
                line[name] = feature.findtext("FVALUE")
        lines.append(line)
    frame = pd.DataFrame(lines).assign(price=None)
    figures = ["weight_kg", "depth_mm", "height_mm", "width_mm", "least_order", "price"]
    frame[figures] = frame[figures].apply(pd.to_numeric)
    frame = frame.assign(sku=frame["id"], parent=frame["id"])
    return Catalogue(gather(frame, pd.DataFrame()), frame)


def outdoor(path: Path) -> Catalogue:
    """One row, one product; the title is what stands before the first " - " of the text."""
    frame = rows(path).assign(sku=None, price=None)
    frame["title"] = frame["description"].str.split(" - ").str[0]
    frame["parent"] = frame["id"]
    return Catalogue(gather(frame, pd.DataFrame()), frame)


READERS: dict[str, tuple[Callable[[Path], Catalogue], str]] = {
    "sample_en": (sample_en, "catalogue.csv"),
    "sample_zh": (sample_zh, "catalogue-zh.csv"),
    "shopify_apparel": (shopify, "shopify/apparel.csv"),
    "shopify_home": (shopify, "shopify/home-and-garden.csv"),
    "magento": (magento, "magento/configurable_products.csv"),
    "vendure": (vendure, "vendure/products.csv"),
    "google": (google, "google_merchant/google_merchant_feed_en.tsv"),
    "woocommerce": (woocommerce, "woocommerce/sample_products.csv"),
    "flipkart": (flipkart, "flipkart/flipkart_com-ecommerce_sample.dev.csv"),
    "taobao": (taobao, "zh_taobao/taobao_double11_beauty.dev.csv"),
    "bmecat": (bmecat, "bmecat/WEI_BMECat_*.xml"),
    "outdoor": (outdoor, "outdoor/sample-data.csv"),
    **more.READERS,
    **unseen.READERS,
    **trades.READERS,
    **further.READERS,
    **newest.READERS,
}


def files(name: str, project: Path, data: Path) -> list[Path]:
    """What is imported to ask this catalogue's questions; ``data`` is the shared data, ``project`` the repository."""
    folder = data / "catalogue"
    if name in more.OWN | unseen.OWN | trades.OWN | further.OWN | newest.OWN:
        folder = HERE / "files"
    elif name.startswith("sample"):
        folder = project / "resources" / "sample"
    return sorted(folder.glob(READERS[name][1]))


def read(name: str, project: Path, data: Path) -> Catalogue:
    """The catalogue of that name."""
    return READERS[name][0](files(name, project, data)[0])
