"""Counted things: judged by the cells that count the same things in the same role."""

from __future__ import annotations

import pytest

from merchant_assistant.claims import Claim, Evidence, Record, check_text

FIELDS = {"title", "description", "pack", "moq", "stock"}
YES, NO, OPEN = "supported", "contradicted", "unsupported"


def record(**cells: str) -> Record:
    return Record("A", tuple(Evidence(_field(name), value, "A") for name, value in cells.items()))


def _field(name: str) -> str:
    return name if name in FIELDS else f"attribute:{name.replace('_', ' ')}"


def number(text: str, known: Record) -> Claim:
    (claim,) = [claim for claim in check_text(text, known) if claim.kind == "number"]
    return claim


TEA_SET = record(title="Porcelain tea set", Pieces_per_set="6", pack="6 pcs / box", moq="48", Carton_quantity="4")
CUP = record(title="茶杯", pack="1个/盒", moq="100", 装箱数="24")


@pytest.mark.parametrize(
    ("text", "status", "field"),
    [
        ("6 sets in a box", OPEN, None),
        ("6 sets", OPEN, None),
        ("6 pieces", YES, "attribute:Pieces per set"),
        ("a set of 6", YES, "attribute:Pieces per set"),
        ("a 6-piece tea set", YES, "attribute:Pieces per set"),
        ("a set of 4", NO, "attribute:Pieces per set"),
        ("a set of 48", NO, "attribute:Pieces per set"),
        ("box of 6", YES, "pack"),
        ("6 pieces in a white gift box", YES, "pack"),
        ("12 pieces per box", NO, "pack"),
        ("4 pieces per carton", YES, "attribute:Carton quantity"),
        ("12 pieces per carton", NO, "attribute:Carton quantity"),
        ("the carton holds 4", YES, "attribute:Carton quantity"),
        ("each carton contains 4", YES, "attribute:Carton quantity"),
        ("each carton contains 6", NO, "attribute:Carton quantity"),
        ("from 48 pieces an order", YES, "moq"),
        ("from 6 pieces an order", NO, "moq"),
        ("48 pieces minimum order", YES, "moq"),
        ("48 in stock", OPEN, None),
        ("480 pieces per pallet", OPEN, None),
        ("6 speeds", OPEN, None),
    ],
)
def test_a_number_is_judged_by_the_cells_of_its_role(text: str, status: str, field: str | None) -> None:
    claim = number(text, TEA_SET)
    assert (claim.status, claim.field) == (status, field)


@pytest.mark.parametrize(
    ("text", "status", "field"),
    [
        ("每盒 100 个", NO, "pack"),
        ("每盒1个", YES, "pack"),
        ("100只起订", YES, "moq"),
        ("24个起订", NO, "moq"),
        ("24个/箱", YES, "attribute:装箱数"),
        ("100个/箱", NO, "attribute:装箱数"),
        ("一箱24个", YES, "attribute:装箱数"),
        ("一箱装24个", YES, "attribute:装箱数"),
        ("24个装一箱", YES, "attribute:装箱数"),
    ],
)
def test_roles_are_read_in_chinese(text: str, status: str, field: str) -> None:
    claim = number(text, CUP)
    assert (claim.status, claim.field) == (status, field)


@pytest.mark.parametrize(
    ("text", "cells", "status"),
    [
        ("12 pieces per carton", {"Pieces_per_set": "6"}, OPEN),
        ("12 pieces per carton", {"moq": "12"}, OPEN),
        ("24 per carton", {"pack": "24"}, YES),
        ("24 per carton", {"pack": "12"}, NO),
        ("24 per carton", {"pack": "24 pcs / box"}, OPEN),
        ("from 36 pieces an order", {"moq": "120", "Carton_quantity": "36"}, NO),
        ("from 36 pieces an order", {"moq": "36", "Carton_quantity": "12"}, YES),
        ("from 36 pieces an order", {"Carton_quantity": "36"}, OPEN),
        ("minimum order 2 cartons", {"moq": "48"}, OPEN),
        ("set of 6", {"title": "Towels, set of 6"}, YES),
        ("set of 6", {"title": "6 Piece Towel Set"}, YES),
        ("set of 6", {"title": "Towel set, 6 pieces"}, YES),
        ("set of 6", {"description": "Comes with 6 hooks. 12 cartons on a pallet."}, OPEN),
        ("6 per carton", {"description": "Packed 6 per carton."}, YES),
        ("6 per carton", {"description": "A set of 6."}, OPEN),
        ("a 6-pack", {"Pieces_per_set": "6"}, YES),
        ("6 pairs per box", {"pack": "6 pcs / box"}, OPEN),
        ("6 pairs per box", {"pack": "6 pairs / box"}, YES),
        ("4 boxes", {"title": "Storage box", "Pieces": "4"}, YES),
        ("4 boxes", {"title": "Storage rack", "Pieces": "4"}, OPEN),
        ("3 compartments in each box", {"Compartments": "3"}, YES),
        ("3 compartments in each box", {"Compartments": "4", "pack": "3"}, NO),
        ("36", {"Carton_quantity": "36"}, YES),
    ],
)
def test_other_roles_and_other_things_prove_nothing(text: str, cells: dict[str, str], status: str) -> None:
    assert number(text, record(**cells)).status == status


@pytest.mark.parametrize("text", ["set of 4 in gift box", "set of 4 in a box", "box of 4 in colour sleeve"])
def test_in_after_a_number_of_things_is_no_inch(text: str) -> None:
    assert [(claim.text, claim.kind) for claim in check_text(text, record(Pieces="4"))] == [("4", "number")]


def test_in_after_a_length_is_an_inch() -> None:
    claims = check_text("a 12 in storage box", record(Height="30.5 cm"))
    assert [(claim.text, claim.status) for claim in claims] == [("12 in", "supported")]


@pytest.mark.parametrize("text", ["in many sizes", "sizes for all", "The sizes vary", "sized generously"])
def test_the_word_sizes_names_no_size(text: str) -> None:
    assert check_text(text, record(title="Shirt")) == []


def _shades(*names: str) -> Record:
    shades = (Evidence("attribute:Colour", name, f"A-{name}", sibling=True) for name in names)
    return Record("A", (Evidence("title", "Mug", "A"), *shades))


COLOUR_RECORDS = [
    _shades("Blue", "Green", "Red"),
    record(Colours="Blue, Green, Red"),
    record(Colour_options="Blue, Green and Red"),
    record(颜色="蓝、绿、红"),
    record(Number_of_colours="3"),
]


@pytest.mark.parametrize("known", COLOUR_RECORDS)
@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("three colours", YES),
        ("available in 3 colours", YES),
        ("三种颜色", YES),
        ("3色可选", YES),
        ("four colours", NO),
        ("四种颜色", NO),
    ],
)
def test_colours_are_counted(known: Record, text: str, status: str) -> None:
    assert number(text, known).status == status


@pytest.mark.parametrize(
    ("text", "cells", "status"),
    [
        ("20 knives", {"title": "Chef knife", "Lead_time": "20 days"}, OPEN),
        ("20 knives", {"title": "Chef knife", "moq": "20"}, OPEN),
        ("20 厨师刀", {"title": "厨师刀", "交货期": "20天"}, OPEN),
        ("20 厨师刀", {"title": "厨师刀", "质保": "20"}, OPEN),
        ("20 knives", {"title": "Chef knife", "Pieces": "20"}, YES),
        ("20 knives", {"title": "Set of 20 knives"}, YES),
        ("width 30", {"title": "Shelf", "Width": "30 cm"}, YES),
    ],
)
def test_a_bare_number_is_not_proven_by_a_measure_or_another_role(
    text: str, cells: dict[str, str], status: str
) -> None:
    assert number(text, record(**cells)).status == status
