"""Which column means what."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.catalogue.importing import mapping, names
from merchant_assistant.catalogue.importing.formats.generic import GENERIC
from merchant_assistant.catalogue.model import ATTRIBUTE, FIELDS
from merchant_assistant.foundation.errors import UserFault


@pytest.mark.parametrize(
    ("columns", "fields"),
    [
        (["SKU", "Product name", "Price (EUR)", "Stock"], ["sku", "title", "price", "stock"]),
        (
            ["货号", "品名", "单价（元）", "起订量", "装箱数", "条形码"],
            ["sku", "title", "price", "moq", "carton", "barcode"],
        ),
        (["貨號", "商品名稱", "售價", "產地"], ["sku", "title", "price", "origin"]),
        (["Artikelnummer", "Bezeichnung", "VK-Preis", "Lagerbestand"], ["sku", "title", "price", "stock"]),
        (["Référence", "Désignation", "Prix HT", "Pays d'origine"], ["sku", "title", "price", "origin"]),
        (["Código", "Descripción", "Precio", "Existencias"], ["sku", "description", "price", "stock"]),
        (["Артикул", "Наименование", "Цена", "Остаток"], ["sku", "title", "price", "stock"]),
        (["商品コード", "商品名", "販売価格", "在庫数"], ["sku", "title", "price", "stock"]),
        (
            ["id", "title", "item_group_id", "gtin", "mpn", "image_link"],
            ["sku", "title", "parent", "barcode", "mpn", "image"],
        ),
        (["Lead time (days)", "MOQ", "HS Code", "Country of origin"], ["lead_time", "moq", "hs_code", "origin"]),
        (["stockOnHand", "productName"], ["stock", "title"]),
    ],
)
def test_names_in_many_languages(columns: list[str], fields: list[str]) -> None:
    assert mapping.by_names(columns) == fields


def test_a_field_goes_to_the_better_name_and_the_other_column_is_kept() -> None:
    assert mapping.by_names(["id", "sku", "name"]) == ["attribute:id", "sku", "title"]
    assert mapping.by_names(["retail_price", "discounted_price"]) == ["compare_at_price", "price"]
    assert mapping.by_names(["retail_price"]) == ["price"]


def test_every_name_in_the_list_means_its_field_alone() -> None:
    for name, listed in names.words()["fields"].items():
        for word in listed:
            (found,) = mapping.by_names([word])
            assert not found.startswith(ATTRIBUTE), word
            assert mapping.is_known(word)
        assert name in FIELDS


@given(st.sampled_from(["sku", "货号", "price", "商品名称", "Country of origin"]), st.data())
def test_case_width_and_punctuation_do_not_count(name: str, data: st.DataObject) -> None:
    cased = data.draw(st.sampled_from([name.upper(), name.title(), name]))
    joined = re.sub(" ", data.draw(st.sampled_from(["_", "-", " ", "  ", "."])), cased)
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and data.draw(st.booleans()) else c for c in joined)
    assert unicodedata.normalize("NFKC", wide) == joined
    assert mapping.by_names([f" {wide} "]) == mapping.by_names([name])


def test_units_and_currencies_of_names() -> None:
    layout = mapping.layout(
        ["Weight (kg)", "Length（厘米）", "Price USD", "Note"],
        mapping.by_names(["Weight (kg)", "Length（厘米）", "Price USD", "Note"]),
        {},
    )
    assert layout.fields == ("weight", "attribute:Length", "price", "attribute:Note")
    assert layout.units == {0: "kg", 1: "cm"}
    assert layout.currencies == {2: "USD"}
    assert layout.clean_row([" 0.5 ", "24", "12", "n/a"]) == ["0.5 kg", "24 cm", "12", "n/a"]
    assert layout.clean_row(["1.2 lb"]) == ["1.2 lb", "", "", ""]


@pytest.mark.parametrize(
    ("columns", "row", "clean"),
    [
        (["Weight", "Weight unit"], ["15.68", "LB"], "15.68 lb"),
        (["Weight", "WeightUnitMeasureCode"], ["1050", "G "], "1050 g"),
        (["Net weight", "weight_unit"], ["2", "kg"], "2 kg"),
        (["Gewicht", "Gewichtseinheit"], ["1,2", "kg"], "1,2 kg"),
        (["Peso", "Unidad de peso"], ["3", "kg"], "3 kg"),
        (["重量", "重量单位"], ["500", "克"], "500 g"),
        (["Reach", "Unit of reach"], ["40", "cm"], "40 cm"),
        (["Weight", "Weight unit"], ["15.68 kg", "LB"], "15.68 kg"),  # the cell itself says more
        (["Weight (kg)", "Weight unit"], ["15.68", "LB"], "15.68 kg"),  # so does the name
        (["Weight", "Weight unit"], ["15", "each"], "15"),
        (["Size", "Size unit"], ["58", "CM"], "58"),
        (["Weight", "Sales unit"], ["15", "kg"], "15"),
        (["Weight", "Weight unit"], ["", "KG"], ""),
    ],
)
def test_a_column_beside_says_the_unit(columns: list[str], row: list[str], clean: str) -> None:
    assert mapping.layout(columns, mapping.by_names(columns), {}).clean_row(row)[0] == clean


def test_our_own_guard_is_taken_off() -> None:
    assert mapping.clean("'=1+1") == "=1+1"
    assert mapping.clean("'-001") == "-001"
    assert mapping.clean("'s-Hertogenbosch") == "'s-Hertogenbosch"
    assert mapping.clean("-001") == "-001"
    assert mapping.clean('="007"') == "007"
    assert mapping.clean('="1"&"2"') == '="1"&"2"'


def test_the_merchant_overrules() -> None:
    columns = ["Code", "Bezeichnung", "Farbe"]
    layout = mapping.layout(
        columns, mapping.by_names(columns), {"Code": "attribute:Old code", "farbe": "sku", "Bezeichnung": ""}
    )
    assert layout.fields == ("attribute:Old code", "", "sku")


def test_a_field_given_by_the_merchant_is_taken_from_the_column_that_had_it() -> None:
    columns = ["sku", "Lieferantennummer"]
    layout = mapping.layout(columns, mapping.by_names(columns), {"Lieferantennummer": "sku"})
    assert layout.fields == ("", "sku")


@pytest.mark.parametrize(
    ("given_mapping", "code"),
    [
        ({"Nope": "sku"}, "unknown_column"),
        ({"sku": "colour"}, "unknown_field"),
        ({"sku": "attribute:"}, "unknown_field"),
    ],
)
def test_a_mapping_that_cannot_be(given_mapping: dict[str, str], code: str) -> None:
    with pytest.raises(UserFault) as fault:
        mapping.layout(["sku"], ["sku"], given_mapping)
    assert fault.value.code == code


def test_values_help_where_names_do_not() -> None:
    rows = [(2, ["4006381333931", "$3.20", "Steel mug"]), (3, ["4006381333948", "$4.00", "Oak tray"])]
    assert GENERIC.fields(["Kolumni", "Toinen", "Name"], rows) == ["barcode", "price", "title"]


def test_values_alone_say_what_a_file_without_names_holds() -> None:
    rows = [
        (1, ["1", "Adjustable race", "AR-5381"]),
        (2, ["2", "Bearing ball", "BA-8327"]),
        (3, ["3", "Headset", "BE-2908"]),
    ]
    assert GENERIC.fields(["Column 1", "Column 2", "Column 3"], rows) == ["attribute:Column 1", "title", "sku"]
