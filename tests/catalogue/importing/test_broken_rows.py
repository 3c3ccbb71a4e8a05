"""Rows whose cells do not fit the columns: set aside, repaired, imported; none is lost in silence."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from merchant_assistant.catalogue.importing.frames import ReadRequest, StagedSheet
from merchant_assistant.catalogue.importing.reader import read_tables

HEAD = "sku,title,price,stock\n"


def _broken(staged: Any) -> list[tuple[Any, ...]]:
    return [(row.row, row.cells, row.proposal, row.lines) for row in staged.sheet.broken]


def test_a_row_with_a_cell_too_many_is_set_aside_with_a_proposal(read: Any) -> None:
    (staged,) = read(HEAD + "A,Mug,1,2\nB,Cup, blue,3,4\nC,Jug,5,6\n")
    assert [product["sku"] for product in staged.products] == ["A", "C"]
    assert _broken(staged) == [(3, ("B", "Cup", " blue", "3", "4"), ("B", "Cup, blue", "3", "4"), 1)]
    assert (staged.sheet.rows, staged.sheet.skipped, staged.sheet.problem_counts) == (3, 1, {"broken_row": 1})


def test_two_commas_in_a_title_and_a_blank_cell_at_the_end(read: Any) -> None:
    (staged,) = read(HEAD + "A,Mug,1,2\nB,Plate, flat, round,3,\nC,Jug,5,6\n")
    assert staged.sheet.broken[0].proposal == ("B", "Plate, flat, round", "3", "")


def test_a_row_that_says_nothing_about_itself_has_no_proposal(read: Any) -> None:
    (staged,) = read("sku,title,Colour\nA,Mug,red\nB,Cup,blue,green\n")
    assert _broken(staged) == [(3, ("B", "Cup", "blue", "green"), None, 1)]


def test_blank_cells_too_many_or_missing_at_the_end_are_fine(read: Any) -> None:
    (staged,) = read(HEAD + "A,Mug,1,2,,\nB,Cup,3\nC,Jug\n")
    assert [product["sku"] for product in staged.products] == ["A", "B", "C"]
    assert (staged.sheet.broken, staged.sheet.skipped, staged.codes()) == ((), 0, ["ragged_row", "ragged_row"])


def test_a_short_row_whose_cells_are_shifted_is_set_aside(read: Any) -> None:
    (staged,) = read(HEAD + "A,Mug,1,2\nCup,blue,red\n")
    assert [row.row for row in staged.sheet.broken] == [3]


def test_a_row_torn_by_a_line_end_is_offered_whole(read: Any) -> None:
    (staged,) = read(HEAD + "A,Mug,1,2\nB,Large\ncup,3,4\nC,Jug,5,6\n")
    assert _broken(staged) == [(3, ("B", "Large"), ("B", "Large\ncup", "3", "4"), 2)]
    assert (staged.sheet.rows, staged.sheet.products, staged.sheet.skipped) == (4, 2, 2)


def test_repaired_rows_are_imported(read: Any, tmp_path: Path) -> None:
    file = tmp_path / "torn.csv"
    file.write_text(HEAD + "A,Mug,1,2\nB,Large\ncup,3,4\nC,Jug, blue,5,6\n")
    (staged,) = read(file, repairs={3: ("B", "Large cup", "3", "4"), 4: (), 5: ("C", "Jug, blue", "5", "6")})
    assert [product["title"] for product in staged.products] == ["Mug", "Large cup", "Jug, blue"]
    assert (staged.sheet.broken, staged.sheet.skipped, staged.codes()) == ((), 0, ["joined_row"])
    assert (staged.sheet.rows, [found.left_out for found in staged.sheet.findings]) == (3, [False])
    assert staged.records[3] == ["B", "Large cup", "3", "4"]


def test_a_row_that_was_left_out_by_hand_is_no_part_of_the_one_above(read: Any) -> None:
    (staged,) = read(HEAD + "A,Mug,1,2,3\nB,Cup,7\nC,Jug,1,2\n", repairs={2: ("A", "Mug", "1", "2"), 3: ()})
    assert [product["sku"] for product in staged.products] == ["A", "C"]
    assert (staged.sheet.rows, staged.sheet.skipped, staged.codes()) == (3, 1, ["removed_row"])


def test_a_repair_that_does_not_fit_is_set_aside_again(read: Any) -> None:
    (staged,) = read(HEAD + "A,Mug,1,2,3,4\nB,Cup,1,2\nC,Jug,1,2\n", repairs={2: ("A", "Mug", "1", "2", "3")})
    assert [row.cells for row in staged.sheet.broken] == [("A", "Mug", "1", "2", "3")]


_CELL = st.sampled_from(
    ["", " ", "A1", "A2", "B-7", "Mug", "12,50", "$3", "N/A", "Total", "锟斤拷", "CafÃ©", "<br>", "-1"]
)
_ROWS = st.lists(st.lists(_CELL, max_size=7), min_size=1, max_size=25)


def _read(content: str) -> StagedSheet:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "dirty.csv")
        file.write_text(content, encoding="utf-8", newline="")
        (sheet,) = read_tables(ReadRequest(str(file), str(Path(folder, "s")), "generic", {}), lambda *_: None)
        return sheet


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_ROWS)
def test_every_row_is_imported_or_reported(rows: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([["sku", "title", "price", "stock", "Colour"], ["S", "Sound", "1", "2", "red"], *rows])
    sheet = _read(text.getvalue())
    filled = sum(1 for row in rows if row) + 1  # a line with nothing on it is no row
    assert sheet.rows == filled
    assert sheet.rows == sheet.products + sheet.skipped
    assert sum(found.count for found in sheet.findings) == sum(sheet.problem_counts.values())
