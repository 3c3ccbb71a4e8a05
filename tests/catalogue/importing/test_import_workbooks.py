"""Workbooks: merged cells, failed formulas, hidden sheets, cells far outside, and every broken file we have."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import python_calamine
import xlsxwriter

from merchant_assistant.catalogue.importing.tables import open_tables
from merchant_assistant.foundation.cancel import no_progress
from merchant_assistant.foundation.errors import UserFault

HEADER = ("Group", "SKU", "Title", "Price")


def make(path: Path, fill: Callable[[xlsxwriter.Workbook], None]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        fill(book)
    return path


def rows_of(file: Path) -> list[list[str]]:
    (table,) = open_tables(file)
    return [cells for _, cells in table.rows(no_progress)]


def test_a_cell_merged_over_rows_says_so_on_each_and_a_title_once(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 1, 3, "Price list")
        sheet.write_row(2, 0, HEADER)
        sheet.merge_range(3, 0, 5, 0, "Mugs")
        for row, sku in enumerate(("M-1", "M-2", "M-3"), 3):
            sheet.write_row(row, 1, (sku, f"Mug {sku}", 5))
        sheet.write_row(6, 1, ("B-1", "Bowl", 6))

    found = rows_of(make(tmp_path / "file.xlsx", fill))
    assert found[0] == ["Price list", "", "", ""]
    assert [cells[0] for cells in found[1:]] == ["Group", "Mugs", "Mugs", "Mugs", ""]


def test_values_of_formulas_and_what_failed(tmp_path: Path, read: Any) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        for row in range(1, 6):
            sheet.write_row(row, 0, ("Mugs", f"M-{row}", f"Mug number {row}"))
            sheet.write_formula(row, 3, "=2*3", None, 6)
        sheet.write_formula(2, 3, "=Gone!A1", None, "#REF!")

    (sheet,) = read(make(tmp_path / "file.xlsx", fill))
    assert [cells[3] for cells in sheet.records.values()] == ["6", "#REF!", "6", "6", "6"]
    assert any(problem["value"] == "#REF!" for problem in sheet.problems)


def test_hidden_sheets_are_named_where_another_is_read(tmp_path: Path, read: Any) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        for name in ("Secret", "Goods"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, HEADER)
            sheet.write_row(1, 0, ("Mugs", f"{name}-1", "Mug", 5))
        book.get_worksheet_by_name("Goods").activate()
        book.get_worksheet_by_name("Secret").hide()

    (sheet,) = read(make(tmp_path / "file.xlsx", fill))
    assert [variant["sku"] for variant in sheet.variants] == ["Goods-1"]
    assert [problem["value"] for problem in sheet.problems if problem["code"] == "sheet_hidden"] == ["Secret"]


def test_a_cell_far_outside_is_told_not_loaded(tmp_path: Path, read: Any) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Goods")
        sheet.write_row(0, 0, HEADER)
        sheet.write(1_048_575, 16_383, "x")

    with pytest.raises(UserFault) as fault:
        read(make(tmp_path / "file.xlsx", fill))
    assert fault.value.code == "file_too_large"


def test_texts_numbers_dates_and_truth(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("SKU", "Barcode", "Price", "Sold"))
        sheet.write_string(1, 0, "00042")
        sheet.write_number(1, 1, 4006381333931)
        sheet.write_number(1, 2, 12.5)
        sheet.write_boolean(1, 3, True)

    assert rows_of(make(tmp_path / "file.xlsx", fill))[1] == ["00042", "4006381333931", "12.5", "TRUE"]


def test_a_panic_of_the_parser_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    def fill(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet().write_row(0, 0, HEADER)

    def panics(_: object) -> None:
        raise PanicException

    file = make(tmp_path / "file.xlsx", fill)
    monkeypatch.setattr(python_calamine.CalamineWorkbook, "from_path", panics, raising=False)
    with pytest.raises(UserFault) as fault:
        list(open_tables(file))
    assert fault.value.code == "file_unreadable"


def _broken() -> dict[str, Any]:
    table = tomllib.loads(Path(__file__).with_name("broken_workbooks.toml").read_text("utf-8"))
    files: dict[str, Any] = table["files"]
    return files


@pytest.mark.shared_data
@pytest.mark.parametrize(("path", "expected"), _broken().items(), ids=_broken())
def test_a_real_workbook(path: str, expected: dict[str, int] | str, shared_data: Path, read: Any) -> None:
    file = shared_data / "import_robustness" / path
    if isinstance(expected, str):
        with pytest.raises(UserFault) as fault:
            list(open_tables(file))
        assert (fault.value.code, bool(fault.value.hint)) == (expected, True)
        return
    found = {table.sheet: sum(1 for _ in table.rows(no_progress)) for table in open_tables(file)}
    assert found == expected
    try:
        staged = read(file)
    except UserFault as fault_of_reading:
        assert fault_of_reading.message
        assert fault_of_reading.hint
    else:
        assert all(sheet.sheet.rows == len(sheet.records) for sheet in staged)


@pytest.mark.shared_data
def test_every_real_workbook_has_an_entry(shared_data: Path) -> None:
    root = shared_data / "import_robustness"
    files = [file for name in ("calamine", "readxl") for file in (root / name).iterdir()]
    assert {file.relative_to(root).as_posix() for file in files} == set(_broken())
