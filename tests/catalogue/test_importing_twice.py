"""What a second file does to a catalogue: blank empties, absent leaves alone, missing is kept, typed stays."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.importing.model import ImportOptions
from merchant_assistant.catalogue.plan import CellChange
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault
from merchant_assistant.foundation.money import Money
from merchant_assistant.foundation.paths import AppPaths

HEADER = ("SKU", "Title", "Price", "Colour", "Stock")
MUG = ("MUG-1", "Stone mug", "12.50 EUR", "grey", "4")
CUP = ("CUP-2", "Tea cup", "9.90 EUR", "white", "7")


def counts(result: object) -> tuple[int, ...]:
    return tuple(getattr(result, name) for name in ("created", "updated", "unchanged", "not_in_file"))


def test_a_plan_changes_nothing_and_leaves_nothing(catalogue: Catalogue, table, plan, paths: AppPaths) -> None:
    planned = plan(table("a.csv", HEADER, MUG, CUP))
    assert counts(planned.sheets[0]) == (2, 0, 0, 0)
    assert catalogue.count() == 0
    assert catalogue.batches() == []
    catalogue.discard(planned)
    catalogue.discard(planned)
    assert list(paths.staging.iterdir()) == []


def test_apply_does_what_the_plan_said(catalogue: Catalogue, table, plan, paths: AppPaths) -> None:
    planned = plan(table("a.csv", HEADER, MUG, CUP), "Supplier")
    (result,), changes = catalogue.apply(planned)
    assert changes.products and changes.batches and not changes.drafts
    assert counts(result) == counts(planned.sheets[0])
    assert result.source == "Supplier"
    mug = catalogue.find("MUG-1")
    assert (mug.title, mug.source, mug.variants[0].price, mug.variants[0].stock) == (
        "Stone mug", "Supplier", Money("12.50", "EUR"), 4
    )  # fmt: skip
    assert str(mug.place) == "a.csv, row 2"
    assert list(paths.staging.iterdir()) == []


def test_the_same_file_again_is_all_unchanged(catalogue: Catalogue, table, plan, bring) -> None:
    file = table("a.csv", HEADER, MUG, CUP)
    bring(file)
    before = catalogue.page()
    planned = plan(file)
    assert counts(planned.sheets[0]) == (0, 0, 2, 0)
    assert planned.sheets[0].changes == ()
    assert counts(catalogue.apply(planned)[0][0]) == (0, 0, 2, 0)
    assert catalogue.page() == before


def test_the_changed_cells_are_shown(table, plan, bring) -> None:
    bring(table("a.csv", HEADER, MUG, CUP))
    (sheet,) = plan(table("b.csv", HEADER, ("MUG-1", "Stone mug", "13.00 EUR", "", "4"), CUP)).sheets
    assert counts(sheet) == (0, 1, 1, 0)
    assert set(sheet.changes) == {
        CellChange("MUG-1", "price", "12.50 EUR", "13.00 EUR", kept=False),
        CellChange("MUG-1", "attribute:Colour", "grey", None, kept=False),
    }


def test_blank_empties_absent_leaves_alone_missing_is_kept(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", HEADER, MUG, CUP))
    result = bring(table("b.csv", ("SKU", "Title", "Colour"), ("MUG-1", "Stone mug", "")))
    assert counts(result) == (0, 1, 0, 1)
    mug = catalogue.find("MUG-1")
    assert "Colour" not in mug.attributes
    assert mug.variants[0].price == Money("12.50", "EUR")
    assert mug.variants[0].stock == 4
    assert catalogue.find("CUP-2").attributes == {"Colour": "white"}


def test_a_title_is_not_lost_to_a_file_without_one(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", HEADER, MUG))
    bring(table("prices.csv", ("SKU", "Price"), ("MUG-1", "11.00 EUR")))
    mug = catalogue.find("MUG-1")
    assert (mug.title, mug.variants[0].price) == ("Stone mug", Money("11.00", "EUR"))


def test_suppliers_may_use_the_same_sku(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", HEADER, MUG), source="One")
    bring(table("b.csv", HEADER, ("MUG-1", "Another mug", "5", "", "")), source="Two")
    assert sorted((p.source, p.title) for p in catalogue.page()) == [("One", "Stone mug"), ("Two", "Another mug")]


def test_a_file_of_the_same_columns_goes_to_the_same_source(table, plan, bring) -> None:
    bring(table("a.csv", HEADER, MUG), source="Supplier")
    assert plan(table("b.csv", HEADER, CUP)).source == "Supplier"
    assert plan(table("c.csv", ("Article number", "Title"), ("X", "Y"))).source == "My shop"


def test_what_a_person_typed_stays(catalogue: Catalogue, table, plan, bring) -> None:
    file = table("a.csv", HEADER, MUG)
    bring(file)
    mug = catalogue.find("MUG-1")
    catalogue.edit(mug.id, "title", "My mug")
    catalogue.edit(mug.id, "price", "15 EUR")
    catalogue.edit(mug.id, "attribute:Colour", "slate")
    (sheet,) = plan(file).sheets
    assert {(change.field, change.kept) for change in sheet.changes} == {
        ("title", True), ("price", True), ("attribute:Colour", True)
    }  # fmt: skip
    assert counts(bring(file)) == (0, 0, 1, 0)
    mug = catalogue.find("MUG-1")
    assert (mug.title, mug.attributes["Colour"], mug.variants[0].price) == ("My mug", "slate", Money("15", "EUR"))
    assert mug.typed == {"title", "attribute:Colour"}


def test_unless_the_file_shall_win(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", HEADER, MUG))
    catalogue.edit(catalogue.find("MUG-1").id, "title", "My mug")
    result = bring(table("b.csv", HEADER, ("MUG-1", "Basalt mug", *MUG[2:])), overwrite_edits=True)
    assert counts(result) == (0, 1, 0, 0)
    mug = catalogue.find("MUG-1")
    assert (mug.title, mug.typed) == ("Basalt mug", frozenset())


def test_every_sheet_of_a_workbook_in_one_transaction(catalogue: Catalogue, tmp_path: Path) -> None:
    import xlsxwriter

    file = tmp_path / "many.xlsx"
    with xlsxwriter.Workbook(file) as book:
        for number in range(12):  # more than SQLite attaches
            sheet = book.add_worksheet(f"S{number}")
            sheet.write_row(0, 0, ["SKU", "Title", "Colour"])
            sheet.write_row(1, 0, [f"A-{number}", f"Mug number {number}", "red"])
            sheet.write_row(2, 0, ["SHARED", "A mug of all sheets", f"colour {number}"])
    results, _ = catalogue.apply(catalogue.plan(file))
    assert [result.sheet for result in results] == [f"S{number}" for number in range(12)]
    assert [counts(result) for result in results] == [(2, 0, 0, 0)] + [(1, 1, 0, 0)] * 11
    assert catalogue.count() == 13
    assert catalogue.find("SHARED").attributes == {"Colour": "colour 11"}


def test_cancel_leaves_everything_as_it_was(catalogue: Catalogue, table, plan, bring) -> None:
    bring(table("a.csv", HEADER, MUG))
    planned = plan(table("b.csv", HEADER, ("MUG-1", "Changed", "1", "", ""), CUP))
    cancel = CancelToken()

    def stop_before_the_index(done: int, total: int | None, text: str = "") -> None:
        if done == total:
            cancel.cancel()

    with pytest.raises(Cancelled):
        catalogue.apply(planned, progress=stop_before_the_index, cancel=cancel)
    assert [product.title for product in catalogue.page()] == ["Stone mug"]
    assert len(catalogue.batches()) == 1


def test_a_refused_file_leaves_no_trace(catalogue: Catalogue, tmp_path: Path, paths: AppPaths) -> None:
    empty = tmp_path / "empty.csv"
    empty.touch()
    with pytest.raises(UserFault):
        catalogue.plan(empty, ImportOptions())
    assert not paths.staging.exists() or list(paths.staging.iterdir()) == []


def test_unchanged_rows_are_stored_once(catalogue: Catalogue, database, table, bring) -> None:
    file = table("a.csv", HEADER, MUG, CUP)
    for _ in range(3):
        bring(file)
    bring(table("b.csv", HEADER, MUG, ("CUP-2", "Tea cup", "8.00 EUR", "white", "7")))
    with database.read() as connection:
        rows = connection.execute("SELECT batch_id, row FROM record ORDER BY batch_id, row").fetchall()
    assert rows == [(1, 2), (1, 3), (4, 3)]


def test_a_plan_is_carried_out_once(catalogue: Catalogue, table, plan) -> None:
    planned = plan(table("a.csv", HEADER, MUG))
    catalogue.apply(planned)
    with pytest.raises(UserFault) as caught:
        catalogue.apply(planned)
    assert caught.value.code == "plan_gone"
    assert len(catalogue.batches()) == 1


def test_what_a_killed_program_left_is_cleared_away(catalogue: Catalogue, table, plan, paths: AppPaths) -> None:
    waiting = plan(table("a.csv", HEADER, MUG))
    old = paths.staging / "old.staging"
    old.touch()
    os.utime(old, (0, 0))
    catalogue.discard(plan(table("b.csv", HEADER, CUP)))
    assert not old.exists()
    catalogue.apply(waiting)


def test_what_was_saved_is_not_told_as_a_failure(
    catalogue: Catalogue, table, plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = plan(table("a.csv", HEADER, MUG))

    def in_use(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "in use", str(path))

    monkeypatch.setattr(Path, "unlink", in_use)
    (result,), _ = catalogue.apply(planned)
    assert result.created == catalogue.count() == 1


def test_the_first_product_of_an_import_is_a_new_one_else_a_changed_one(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", HEADER, MUG))
    same, changed = ("CUP-2", "Cup", "1.00 EUR", "", ""), ("CUP-2", "Cup", "2.00 EUR", "", "")
    both = bring(table("b.csv", HEADER, MUG, same))
    assert catalogue.first_of([both.batch_id]) == (catalogue.find("CUP-2").id, 1)
    price = bring(table("c.csv", HEADER, MUG, changed))
    assert catalogue.first_of([price.batch_id]) == (catalogue.find("CUP-2").id, 1)
    nothing = bring(table("d.csv", HEADER, MUG, changed))
    assert catalogue.first_of([nothing.batch_id]) is None


def test_a_new_source_is_named_as_the_window_speaks_and_one_that_is_there_goes_on(catalogue, table, bring) -> None:
    english, chinese = ImportOptions(), ImportOptions(new_source="我的店铺")
    first, other = table("a.csv", HEADER, MUG), table("b.csv", ("Article number", "Title"), ("X", "Y"))
    plan = catalogue.plan(first, chinese)
    assert plan.source == "我的店铺"
    catalogue.apply(plan)
    assert [catalogue.plan(other, options).source for options in (english, chinese)] == ["我的店铺"] * 2


def test_the_english_default_source_goes_on_in_a_chinese_window(catalogue, table, bring) -> None:
    assert bring(table("a.csv", HEADER, MUG)).source == "My shop"
    other = table("b.csv", ("Article number", "Title"), ("X", "Y"))
    assert catalogue.plan(other, ImportOptions(new_source="我的店铺")).source == "My shop"


def test_what_a_person_typed_comes_back_with_the_undo_of_an_overwriting_import(
    catalogue: Catalogue, bring, table
) -> None:
    rows = ("SKU", "Title", "Brand")
    bring(table("a.csv", rows, ("A", "Mug", "Hale")))
    catalogue.edit(catalogue.find("A").id, "brand", "Berg")
    same = bring(table("b.csv", rows, ("A", "Mug", "Berg")))
    over = bring(table("c.csv", rows, ("A", "Mug", "Berg")), overwrite_edits=True)
    catalogue.undo(over.batch_id)
    catalogue.undo(same.batch_id)
    mug = catalogue.find("A")
    assert (mug.brand, "brand" in mug.typed) == ("Berg", True)
