"""Amazon's templates of three generations and its listing report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from merchant_assistant.catalogue.importing.formats.amazon_names import short

SETTINGS = (
    "TemplateType=fptcustom\tVersion=2021.0625\tTemplateSignature=U0hJUlQ=\tThe top 3 rows are for Amazon.com use only."
)
LABELS = {
    "feed_product_type": "Product Type",
    "item_sku": "Seller SKU",
    "brand_name": "Brand Name",
    "item_name": "Product Name",
    "external_product_id": "Product ID",
    "external_product_id_type": "Product ID Type",
    "standard_price": "Standard Price",
    "sale_price": "Sale Price",
    "sale_end_date": "Sale End Date",
    "quantity": "Quantity",
    "main_image_url": "Main Image URL",
    "other_image_url1": "Other Image Url1",
    "parent_child": "Parentage",
    "parent_sku": "Parent SKU",
    "variation_theme": "Variation Theme",
    "color_name": "Color",
    "size_name": "Size",
    "bullet_point1": "Key Product Features",
    "bullet_point2": "Key Product Features",
    "generic_keywords": "Search Terms",
    "country_of_origin": "Country/Region of Origin",
    "item_weight": "Item Weight",
    "item_weight_unit_of_measure": "Item Weight Unit Of Measure",
    "item_length": "Item Length",
    "item_length_unit_of_measure": "Item Length Unit Of Measure",
    "business_price": "Business Price",
    "quantity_price_type": "Quantity Price Type",
    "quantity_lower_bound1": "Quantity Lower Bound 1",
    "quantity_price1": "Quantity Price 1",
    "quantity_lower_bound2": "Quantity Lower Bound 2",
    "quantity_price2": "Quantity Price 2",
}
PARENT = {
    "item_sku": "TEE",
    "item_name": "Acme Tee",
    "brand_name": "Acme",
    "parent_child": "parent",
    "bullet_point1": "Soft",
    "main_image_url": "https://example.com/p.jpg",
    "country_of_origin": "Portugal",
}
RED = {
    "item_sku": "TEE-R",
    "item_name": "Acme Tee Red",
    "parent_child": "child",
    "parent_sku": "TEE",
    "color_name": "Red",
    "external_product_id": "4006381333931",
    "external_product_id_type": "EAN",
    "standard_price": "20.00",
    "quantity": "5",
    "main_image_url": "https://example.com/1.jpg",
    "other_image_url1": "https://example.com/2.jpg",
    "item_weight": "150",
    "item_weight_unit_of_measure": "GR",
    "item_length": "70",
    "item_length_unit_of_measure": "CM",
    "bullet_point1": "Soft",
    "business_price": "18.00",
    "quantity_price_type": "fixed",
    "quantity_lower_bound1": "10",
    "quantity_price1": "17.00",
    "quantity_lower_bound2": "50",
    "quantity_price2": "15.50",
}
BLUE = RED | {
    "item_sku": "TEE-B",
    "item_name": "Acme Tee Blue",
    "color_name": "Blue",
    "external_product_id": "B00ABC1234",
    "external_product_id_type": "ASIN",
    "quantity_price_type": "percent",
    "quantity_price1": "5",
    "quantity_price2": "10",
}
MUG = {"item_sku": "007", "item_name": "Mug", "standard_price": "9.99", "quantity": "3"}


def _line(cells: dict[str, str]) -> str:
    return "\t".join(cells.get(name, "") for name in LABELS)


def _template(*lines: dict[str, str], above: str = SETTINGS) -> str:
    head = [above, _line(LABELS), _line({name: name for name in LABELS})]
    return "\n".join([*head, *map(_line, lines)]) + "\n"


def test_the_names_stand_below_settings_and_labels(read: Any) -> None:
    (staged,) = read(_template(BLUE, PARENT, MUG, RED), "flat.txt")
    sheet = staged.sheet
    assert (sheet.format, sheet.rows, sheet.products, sheet.variants, sheet.skipped) == ("amazon", 4, 2, 3, 0)
    assert (staged.meta["header_row"], staged.meta["template"], len(staged.meta["title_rows"])) == (3, "template", 2)
    tee = staged.product("TEE")
    assert (tee["title"], tee["fields"]["brand"], tee["attributes"]) == ("Acme Tee", "Acme", {"bullet_point1": "Soft"})
    assert [one["attributes"]["Colour"] for one in staged.variants_of("TEE")] == ["Blue", "Red"]
    assert staged.variant("007")["price"] == "9.99"


def test_other_sheets_of_a_template_are_named_and_left_out(tmp_path: Path, read: Any) -> None:
    file = tmp_path / "template.xlsx"
    sheets = {
        "Instructions": [["Welcome"], ["Fill in the sheet Template"]],
        "Template": [line.split("\t") for line in _template(PARENT, RED, MUG).splitlines()],
        "Valid Values": [["Product Type", "Color"], ["shirt", "Red"], ["pants", "Blue"]],
        "Data Definitions": [
            ["Group Name", "Field Name", "Label"],
            ["Required", "item_sku", "SKU"],
            ["", "quantity", "N"],
        ],
    }
    with xlsxwriter.Workbook(file) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    (staged,) = read(file)
    assert (staged.sheet.sheet, staged.sheet.products, staged.sheet.variants) == ("Template", 2, 2)
    assert staged.sheet.problem_counts["sheet_left_out"] == 3


def test_a_child_has_units_pictures_codes_and_what_its_parent_says(read: Any) -> None:
    (staged,) = read(_template(PARENT, RED, BLUE), "flat.txt")
    red, blue = staged.variant("TEE-R"), staged.variant("TEE-B")
    assert (red["fields"]["weight"], red["attributes"]["item_length"]) == ("150 g", "70 cm")
    assert red["fields"]["image"] == "https://example.com/1.jpg, https://example.com/2.jpg"
    assert (red["fields"]["barcode"], blue["fields"]["barcode"], blue["attributes"]["ASIN"]) == (
        "4006381333931",
        "",
        "B00ABC1234",
    )
    assert red["fields"]["origin"] == "Portugal"


def test_business_prices_by_quantity_fixed_or_per_cent_off(read: Any) -> None:
    (staged,) = read(_template(PARENT, RED, BLUE), "flat.txt")
    red, blue = staged.variant("TEE-R")["fields"], staged.variant("TEE-B")["fields"]
    assert red["customer_prices"] == "Amazon Business: 18.00"
    assert red["price_tiers"] == "1: 18.00; 10: 17.00; 50: 15.50"
    assert blue["price_tiers"] == "1: 18.00; 10: 17.10; 50: 16.20"


@pytest.mark.parametrize(("end", "price"), [("2019-01-01", "20.00"), ("2199-01-01", "12.00"), ("", "12.00")])
def test_the_sale_price_counts_until_its_end(end: str, price: str, read: Any) -> None:
    (staged,) = read(_template(RED | {"sale_price": "12.00", "sale_end_date": end, "parent_sku": ""}), "flat.txt")
    assert staged.variant("TEE-R")["price"] == price


def test_children_without_their_parent_are_kept_together(read: Any) -> None:
    (staged,) = read(_template(RED, BLUE), "flat.txt")
    assert (staged.sheet.products, staged.sheet.variants) == (1, 2)
    assert "no_parent" in staged.codes()


def test_lines_that_say_what_is_required_are_told(read: Any) -> None:
    (staged,) = read(_template({"item_sku": "Required", "item_name": "Required"}, MUG), "flat.txt")
    assert (staged.sheet.products, staged.sheet.skipped, staged.codes()) == (1, 1, ["explaining_row"])


NEWEST = (
    "settings=attributeRow=5&contentLanguageTag=en_US&dataRow=7&labelRow=4&feedType=113\n"
    "Use ENGLISH to fill this template\n"
    "Listing Identity\tListing Identity\tListing Identity\tVariations\tVariations\tOffer\n"
    "SKU\tProduct Type\tListing Action\tItem Name\tParentage Level\tParent SKU\tColor\tBullet Point\tBullet Point\t"
    "Your Price USD\tBusiness Price USD\tQuantity Lower Bound\tQuantity Price\tQuantity (US)\tItem Weight\tUnit\n"
    "contribution_sku#1.value\tproduct_type#1.value\t::record_action\t"
    "item_name[marketplace_id=ATVPDKIKX0DER][language_tag=en_US]#1.value\t"
    "parentage_level[marketplace_id=ATVPDKIKX0DER]#1.value\t"
    "child_parent_sku_relationship[marketplace_id=ATVPDKIKX0DER]#1.parent_sku\t"
    "color[marketplace_id=ATVPDKIKX0DER][language_tag=en_US]#1.value\t"
    "bullet_point[marketplace_id=ATVPDKIKX0DER][language_tag=en_US]#1.value\t"
    "bullet_point[marketplace_id=ATVPDKIKX0DER][language_tag=en_US]#2.value\t"
    "purchasable_offer[marketplace_id=ATVPDKIKX0DER][audience=ALL]#1.our_price#1.schedule#1.value_with_tax\t"
    "purchasable_offer[marketplace_id=ATVPDKIKX0DER][audience=B2B]#1.our_price#1.schedule#1.value_with_tax\t"
    "purchasable_offer[marketplace_id=ATVPDKIKX0DER][audience=B2B]#1.quantity_discount_plan#1.schedule#1.levels#1.lower_bound\t"
    "purchasable_offer[marketplace_id=ATVPDKIKX0DER][audience=B2B]#1.quantity_discount_plan#1.schedule#1.levels#1.value\t"
    "fulfillment_availability#1.quantity\titem_weight[marketplace_id=ATVPDKIKX0DER]#1.value\t"
    "item_weight[marketplace_id=ATVPDKIKX0DER]#1.unit\n"
    "ABC123\tSHIRT\tCreate or Replace\tExample\tChild\tDEF\tRed\tText\tText\t10\t\t\t\t1\t1\tGrams\n"
    "TEE\tSHIRT\tCreate or Replace\tTee\tParent\t\t\tSoft\tStrong\t\t\t\t\t\t\t\n"
    "TEE-R\tSHIRT\tCreate or Replace\tTee red\tChild\tTEE\tRed\tSoft\tStrong\t20\t18\t10\t16\t4\t150\tGrams\n"
)


def test_the_newest_template_reads_like_the_older_one(read: Any) -> None:
    (staged,) = read(NEWEST, "flat.txt")
    sheet = staged.sheet
    assert (sheet.format, sheet.products, sheet.variants, sheet.skipped) == ("amazon", 1, 1, 1)
    assert staged.product("TEE")["attributes"] == {"bullet_point1": "Soft", "bullet_point2": "Strong"}
    red = staged.variant("TEE-R")
    assert (red["price"], red["stock"], red["fields"]["weight"]) == ("20", 4.0, "150 g")
    tiers = "1: 18 USD; 10: 16 USD"  # the currency stands in the line of names above
    assert (red["currency"], red["fields"]["price_tiers"], red["attributes"]) == ("USD", tiers, {"Colour": "Red"})


@pytest.mark.parametrize(
    ("column", "name"),
    [
        ("item_sku", "item_sku"),
        ("bullet_point[marketplace_id=A][language_tag=de_DE]#3.value", "bullet_point3"),
        ("other_product_image_locator_2[marketplace_id=A]#1.media_location", "other_image_url2"),
        ("item_dimensions[marketplace_id=A]#1.height.unit", "item_dimensions#1.height.unit"),
        ("list_price[marketplace_id=A]#1.value_with_tax", "list_price"),
        ("", ""),
    ],
)
def test_long_names_are_shortened(column: str, name: str) -> None:
    assert short(column) == name


REPORT = (
    "item-name\titem-description\tlisting-id\tseller-sku\tprice\tquantity\topen-date\timage-url\titem-is-marketplace\t"
    "product-id-type\titem-note\titem-condition\tasin1\tproduct-id\tfulfillment-channel\tstatus\n"
    "Mug\t\t0101A\t007\t9.99\t3\t2024-01-01 00:00:00 PST\t\ty\t1\t\t11\tB000000001\tB000000001\tDEFAULT\tActive\n"
)


def test_the_listings_report(read: Any) -> None:
    (staged,) = read(REPORT, "report.txt")
    (mug,) = staged.variants
    assert (staged.sheet.format, staged.meta["template"]) == ("amazon", "report")
    assert (mug["sku"], mug["price"], mug["stock"]) == ("007", "9.99", 3.0)
    assert staged.products[0]["attributes"]["asin1"] == "B000000001"
