"""Figures that a record says in another way: in the shorthand of a trade, by multiplying, as tiers of prices."""

from __future__ import annotations

import pytest

from merchant_assistant.claims import Evidence, Record, check_text

YES, NO, OPEN = "supported", "contradicted", "unsupported"
TIERS = {"price_tiers": "12: 9.90; 60: 8.75; 240: 7.60", "currency": "EUR", "moq": "12"}


def record(cells: dict[str, str]) -> Record:
    return Record("A", tuple(Evidence(field, value, "A") for field, value in cells.items()))


@pytest.mark.parametrize(
    ("text", "cells", "said", "status"),
    [
        ("two shelves in the box", {"attribute:Set contents": "2 shelves, 6 screws"}, "two", YES),
        ("three shelves in the box", {"attribute:Set contents": "2 shelves, 6 screws"}, "three", OPEN),
        ("12 boxes (600 bolts)", {"pack": "50 pcs/box", "attribute:Boxes per carton": "12"}, "600", YES),
        ("12 boxes (500 bolts)", {"pack": "50 pcs/box", "attribute:Boxes per carton": "12"}, "500", OPEN),
        ("minimum order is 3 cartons (72 units)", {"moq": "72", "carton": "24"}, "72", YES),
        ("minimum order is 3 cartons (72 units)", {"moq": "72", "carton": "24"}, "3", YES),
        ("minimum order is 3 cartons (96 units)", {"moq": "72", "carton": "24"}, "96", NO),
        ("two gears", {"attribute:Idle speed": "0-500 / 0-1900 rpm"}, "two", YES),
        ("three cores of 1.5 mm² each", {"title": "Cable 3G1.5"}, "three", YES),
        ("four cores of 1.5 mm² each", {"title": "Cable 3G1.5"}, "four", NO),
        ('a valve with 1/2" BSP threads', {"attribute:Connection": "G 1/2"}, "1/2", YES),
        ('a valve with 3/4" BSP threads', {"attribute:Connection": "G 1/2"}, "3/4", OPEN),
        ("hardness HRC 55", {"attribute:Hardness": "55 HRC"}, "55", YES),
        ("hardness HRC 60", {"attribute:Hardness": "55 HRC"}, "60", NO),
        ("24 to 12 AWG", {"attribute:Wire range": "24-12 AWG"}, "24 to 12 AWG", YES),
        ("a tin of 1 250 g", {"weight": "1.25 kg"}, "1 250 g", YES),
        ("a tin of 1 350 g", {"weight": "1.25 kg"}, "1 350 g", NO),
        ("dry after 2 hours, second coat after 6.", {"attribute:Dry": "2 h", "attribute:Next coat": "6 h"}, "6", YES),
        ("dry after 2 hours, second coat after 9.", {"attribute:Dry": "2 h", "attribute:Next coat": "6 h"}, "9", NO),
        ("零下十度到一百度", {"attribute:使用温度": "-10~100℃"}, "零下十度到一百度", YES),
        ("单价32块5", {"price": "32.5", "currency": "CNY"}, "32块5", YES),
        ("单价32块6", {"price": "32.5", "currency": "CNY"}, "32块6", NO),
        ("软管长一米半的", {"attribute:软管长度": "1.5m"}, "一米半", YES),
        ("1 m 20 de long et de large", {"attribute:Longueur": "120 cm"}, "1 m 20", YES),
        ("from twelve you pay €9.90, from 240 only €7.60", TIERS, "240", YES),
        ("from twelve you pay €9.90, from 240 only €7.60", TIERS, "€7.60", YES),
        ("from twelve you pay €9.90, from 240 only €8.75", TIERS, "€8.75", NO),
        ("from twelve you pay €9.90, from 120 only €7.60", TIERS, "120", NO),
        ("60 pieces cost €8.75 each", TIERS, "60", YES),
        ("60 pieces cost €7.60 each", TIERS, "€7.60", NO),
        ("满六十个每个8.75元", {**TIERS, "currency": "CNY"}, "8.75元", YES),
        ("98.5 cm high", {"attribute:Height": "98.5"}, "98.5 cm", YES),
        ("98.5 mm high", {"attribute:Height": "98.5"}, "98.5 mm", OPEN),
        ("it was tested at 47 bar", {"attribute:Prüfwert": "47"}, "47 bar", YES),
        ("it was tested at 47 bar and 47 V", {"attribute:Prüfwert": "47"}, "47 bar", OPEN),
        ("it was tested at 47 bar", {"attribute:Prüfwert": "47", "attribute:Zahn": "47"}, "47 bar", OPEN),
        ("it was tested at 47 bar", {"attribute:Prüfwert": "47 mm"}, "47 bar", OPEN),
        ("it was tested at 47 bar", {"moq": "47"}, "47 bar", OPEN),
        ("95 cm high", {"attribute:Height": "98.5"}, "95 cm", NO),
        ("at three bar", {"attribute:Flow rate at 3 bar": "5 l/min"}, "three bar", YES),
        ("360 GSM", {"attribute:GSM": "360"}, "360 GSM", YES),
        ("sizes 36 to 48", {"attribute:Sizes": "36-48"}, "36 to 48", YES),
        ("size 40", {"attribute:Sizes": "36-48"}, "size 40", YES),
        ("74 cm high", {"attribute:Table": "120 x 75 x 74 cm", "attribute:Seat height": "46 cm"}, "74 cm", YES),
        ("a hundred thousand hours", {"attribute:Life": "50000 h"}, "hundred thousand hours", OPEN),
        ("size 44", {"attribute:Size": "42", "attribute:Size range": "36-48"}, "size 44", NO),
        ("fifty to a box", {"attribute:Pieces per box": "50"}, "fifty", YES),
        ("a hundred to a box", {"attribute:Pieces per box": "50"}, "hundred", NO),
        ("一套起订", {"moq": "10套"}, "一", NO),
        ("one box minimum", {"moq": "6 boxes"}, "one", NO),
        ("两箱起订", {"moq": "48个", "attribute:装箱数": "24个"}, "两", YES),
        ("三箱起订", {"moq": "48个", "attribute:装箱数": "24个"}, "三", OPEN),
        ("two cartons at least", {"moq": "48", "carton": "24"}, "two", YES),
        ("ten bearings make 1.06 kg", {"weight": "0.106 kg", "pack": "10"}, "1.06 kg", YES),
        ("ten bearings make 1.6 kg", {"weight": "0.106 kg", "pack": "10"}, "1.6 kg", NO),
        ("€4.40 a glass", {"price": "26.40", "currency": "EUR", "pack": "6"}, "€4.40", YES),
        ("€3.40 a glass", {"price": "26.40", "currency": "EUR", "pack": "6"}, "€3.40", NO),
        ("300 g each", {"attribute:Weight": "600 g (per single shoe)", "attribute:Set": "2 shoes"}, "300 g", OPEN),
        ("50 g a bottle", {"attribute:Unit weight": "600 g", "pack": "12"}, "50 g", OPEN),
        ("50 g a bottle", {"attribute:Pack weight": "600 g", "pack": "12"}, "50 g", YES),
        ("每只重50克", {"attribute:单重": "600克", "pack": "12"}, "50克", NO),
        ("这张76.8元", {"price": "3.2元/㎡", "attribute:尺寸": "4m×6m"}, "76.8元", YES),
        ("一千条以上4块6", {"attribute:1000条以上": "4.6元"}, "4块6", YES),
        ("one to nine mats cost €21.00", {"price_tiers": "1-9: 21.00; 10-49: 18.90", "currency": "EUR"}, "nine", YES),
        ("the pump weighs 9.2 kg", {"attribute:Pump weight": "9.2 kg", "weight": "13.5 kg"}, "9.2 kg", YES),
        ("the pump weighs 13.5 kg", {"attribute:Pump weight": "9.2 kg", "weight": "13.5 kg"}, "13.5 kg", NO),
        ("it weighs 9.2 kg", {"attribute:Pump weight": "9.2 kg", "weight": "13.5 kg"}, "9.2 kg", NO),
        ("tyres 205/55 R16", {"attribute:Tyres": "205/55 R16, 195/65 R15"}, "205", YES),
        ("tyres 215/55 R16", {"attribute:Tyres": "205/55 R16, 195/65 R15"}, "215", NO),
        ("33 cm long and 17.2 wide", {"attribute:Dimensions": "330 x 172 mm"}, "17.2", YES),
        ("from ten below zero to 60 °C", {"attribute:Temperature": "-10 to 60 °C"}, "60 °C", YES),
        ("充满要四五个小时", {"attribute:充电时间": "4-5小时"}, "四五个小时", YES),
        ("最高每分钟两百二十转", {"attribute:转速": "220转/分"}, "两百二十转", YES),
        ("a bore and a stroke of 5 cm", {"attribute:Bore": "32 mm", "attribute:Stroke": "50 mm"}, "5 cm", YES),
        ("five pound-force", {"attribute:Pull": "5 lbf"}, "pound-force", YES),
    ],
)
def test_a_figure_said_in_another_way(text: str, cells: dict[str, str], said: str, status: str) -> None:
    claims = [claim for claim in check_text(text, record(cells)) if said in claim.text]
    assert claims, "no such claim"
    assert claims[0].status == status, claims


@pytest.mark.parametrize("text", ["Two things matter.", "Input DC 5V/2A", "a body of polyamide 66"])
def test_numbers_that_say_nothing(text: str) -> None:
    known = record({"attribute:Body": "Polyamide 66", "attribute:Input": "DC 5V/2A"})
    assert [claim for claim in check_text(text, known) if claim.status != YES] == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("uniq_id", "9c26a5d85a59d6a34a199ae1df836ec3"),
        ("made of", "694215B7-08F7-4C0D-ACB1-D734BA44C0C9"),
        ("crawl_timestamp", "2016-03-09 15:22:07 +0000"),
        ("picture", "https://shop.example/a/9.jpg"),
        ("supplierID", "9"),
        ("product_rating", "9"),
        ("月销", "9"),
    ],
)
def test_what_machines_and_bookkeeping_write_proves_no_figure(column: str, value: str) -> None:
    for text in ("It holds 9 l.", "It weighs 9 kg.", "9 of them lie in it."):
        assert {claim.status for claim in check_text(text, record({f"attribute:{column}": value}))} == {OPEN}


def test_a_figure_that_one_other_cell_holds_is_its_own() -> None:
    for column in ("ID", "Fluid", "Zahn"):
        assert [claim.status for claim in check_text("It holds 9 l.", record({f"attribute:{column}": "9 l"}))] == [YES]
