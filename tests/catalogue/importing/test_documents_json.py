"""JSON: the list of products is found wherever it stands, nested values become cells, variants rows."""

from __future__ import annotations

import json
from typing import Any

import pytest

from merchant_assistant.catalogue.importing.documents import columns, json_text
from merchant_assistant.foundation.errors import UserFault

PEN = {"sku": "P-1", "name": "Pen", "price": 1.20}
PAD = {"sku": "P-2", "name": "Pad", "price": "2.50"}


@pytest.mark.parametrize(
    "document",
    [
        [PEN, PAD],
        {"products": [PEN, PAD]},
        {"ok": True, "data": {"categories": [{"id": 1, "name": "x"}], "items": [PEN, PAD]}},
        {"data": {"products": {"edges": [{"node": PEN, "cursor": "a"}, {"node": PAD, "cursor": "b"}]}}},
        {"P-1": PEN, "P-2": PAD},
        {"products": {"1": PEN, "2": PAD}},
        [["sku", "name", "price"], ["P-1", "Pen", 1.20], ["P-2", "Pad", "2.50"]],
    ],
)
def test_where_products_stand(document: object, read: Any) -> None:
    (sheet,) = read(json.dumps(document).replace("1.2,", "1.20,").replace("1.2}", "1.20}"), "file.json")
    assert [product["title"] for product in sheet.products] == ["Pen", "Pad"]
    assert [(variant["sku"], float(variant["price"])) for variant in sheet.variants] == [("P-1", 1.2), ("P-2", 2.5)]


def test_lines_of_json(read: Any) -> None:
    (sheet,) = read("\n".join(map(json.dumps, (PEN, PAD))) + "\n\n", "file.jsonl")
    assert (sheet.sheet.rows, sheet.sheet.products) == (2, 2)


def _left_out(sheet: Any) -> list[tuple[int, str, str]]:
    return [(found["row"], found["code"], found["value"]) for found in sheet.problems if found["severity"] == "error"]


def test_entries_that_are_no_objects_are_told(read: Any) -> None:
    (sheet,) = read(json.dumps([PEN, 5, None, "x", PAD]), "file.json")
    assert (sheet.sheet.rows, sheet.sheet.products, sheet.sheet.skipped) == (5, 2, 3)
    assert _left_out(sheet) == [(2, "no_record", "5"), (4, "no_record", "x")]
    assert [product["row"] for product in sheet.products] == [1, 5]
    assert sheet.records[4][0] == "x"


def test_a_broken_line_is_one_row_of_many(read: Any) -> None:
    lines = [json.dumps(PEN), '{"sku": "P-9", "name": "Pin', "no json", "", json.dumps(PAD)]
    (sheet,) = read("\n".join(lines), "file.jsonl")
    assert (sheet.sheet.rows, sheet.sheet.products, sheet.sheet.skipped) == (4, 2, 2)
    assert _left_out(sheet) == [(2, "no_record", lines[1]), (3, "no_record", "no json")]


def test_lines_that_pieces_of_the_file_tear_are_whole(read: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_text, "CHUNK", 7)
    (sheet,) = read("\n".join([json.dumps(PEN), "broken", json.dumps(PAD)]), "file.jsonl")
    assert [product["title"] for product in sheet.products] == ["Pen", "Pad"]
    assert _left_out(sheet) == [(2, "no_record", "broken")]


def test_digits_of_numbers_stay(read: Any) -> None:
    (sheet,) = read('[{"sku":"00042","name":"Pen","price":12.50,"weight":1e3,"ean":4006381333931}]', "file.json")
    assert sheet.records[1] == ["00042", "Pen", "12.50", "1000", "4006381333931"]


def test_a_shops_answer_with_variants(read: Any) -> None:
    product = {
        "id": 632,
        "title": "Shirt",
        "body_html": "<p>Soft</p>",
        "vendor": "Loom",
        "options": [{"name": "Color", "values": ["Red", "Blue"]}, {"name": "Size", "values": ["M"]}],
        "variants": [
            {"id": 1, "title": "Red / M", "sku": "S-R", "price": "5.00", "option1": "Red", "option2": "M"},
            {"id": 2, "title": "Blue / M", "sku": "S-B", "price": "6.00", "option1": "Blue", "option2": "M"},
        ],
        "images": [{"id": 9, "src": "https://x.example/1.jpg"}, {"id": 10, "src": "https://x.example/2.jpg"}],
    }
    plain = {"id": 633, "title": "Cap", "variants": [{"id": 3, "title": "Default Title", "sku": "C", "price": "7.00"}]}
    (sheet,) = read(json.dumps({"products": [product, plain]}), "file.json")
    assert (sheet.sheet.products, sheet.sheet.variants, sheet.sheet.rows) == (2, 3, 3)
    blue = sheet.variant("S-B")
    assert (blue["title"], blue["price"], blue["attributes"]["Color"]) == ("Blue / M", "6.00", "Blue")
    assert [product["title"] for product in sheet.products] == ["Shirt", "Cap"]
    assert sheet.products[0]["fields"]["brand"] == "Loom"
    assert sheet.variant("C")["title"] == "Cap"


def test_named_values_pictures_and_categories(read: Any) -> None:
    product = PEN | {
        "attributes": [{"id": 6, "name": "Colour", "options": ["black", "green"]}, {"name": "Ink", "value": "gel"}],
        "custom_attributes": [{"attribute_code": "grip", "value": "rubber"}],
        "categories": [{"id": 1, "name": "Office"}, {"id": 2, "name": "Writing"}],
        "images": [{"src": "https://x.example/p.jpg", "name": "front"}],
        "dimensions": {"length": "14", "width": "1"},
        "brand": {"id": 3, "name": "Inkwell"},
    }
    (sheet,) = read(json.dumps([product]), "file.json")
    found = sheet.product("P-1")
    named = {name: found["attributes"][name] for name in ("Colour", "Ink", "grip")}
    assert named == {"Colour": "black, green", "Ink": "gel", "grip": "rubber"}
    assert found["fields"]["category"] == "Office, Writing"
    assert found["attributes"]["dimensions/length"] == "14"
    assert sheet.variants[0]["fields"]["image"] == "https://x.example/p.jpg"


def test_what_has_no_column_of_its_own_is_kept_together(read: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "MAX_COLUMNS", 5)
    records = [PEN | {f"field {number}": f"value {number}"} for number in range(8)]
    (sheet,) = read(json.dumps(records), "file.json")
    assert sheet.records[8][-1] == "field 7 = value 7"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[{"id": "1", "name": "Shoes", "subCategories": [{"id": "2", "name": "Boots"}]}]', "not_a_table"),
        ('[{"email": "a@x.example", "phone": "1", "name": "Ann", "total price": 5}]', "not_a_table"),
        ('[{"sku": "A", "name": "Pen", "price": 1' + "0" * 5000 + "}]", "file_unreadable"),
        ("[]", "not_a_table"),
        ("{}", "not_a_table"),
        ('{"products": []}', "not_a_table"),
        ('[{"sku": "A", "name": "Pen", "price": 1}, {"sku": "B', "file_unreadable"),
        ('[{"sku": "A", "name": "Pen", "price": 1}] and more', "file_unreadable"),
        ("[" * 100_000, "unsafe_document"),
        ('{"x":' * 100_000 + "1" + "}" * 100_000, "unsafe_document"),
        ('[{"sku": "A", "name": "Pen", "price": 1, "x": ' + '{"x":' * 100 + "1" + "}" * 100 + "}]", "unsafe_document"),
    ],
)
def test_what_is_refused(text: str, code: str, read: Any) -> None:
    with pytest.raises(UserFault) as fault:
        read(text, "file.json")
    assert (fault.value.code, bool(fault.value.message), bool(fault.value.hint)) == (code, True, True)


def test_other_encodings(read: Any) -> None:
    text = json.dumps([PEN | {"name": "Ручка шариковая синяя"}, PAD], ensure_ascii=False)
    for written in ("utf-8-sig", "utf-16", "cp1251"):
        (sheet,) = read(text.encode(written), "file.json")
        assert sheet.products[0]["title"] == "Ручка шариковая синяя"
