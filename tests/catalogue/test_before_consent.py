"""What a plan lets a merchant see and choose before anything is written: changes, sources, columns, pasted rows."""

from __future__ import annotations

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.importing.model import ImportOptions
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import AppPaths

HEADER = ("SKU", "Title", "Price", "Colour")
MANY = 250


def rows(price: str, colour: str = "red") -> list[tuple[str, ...]]:
    return [(f"S-{n:03}", f"Product {n}", price, colour) for n in range(MANY)]


def test_changes_beyond_the_first_are_read_a_page_at_a_time(
    catalogue: Catalogue, table, bring, plan, paths: AppPaths
) -> None:
    bring(table("a.csv", HEADER, *rows("1.00")))
    catalogue.edit(catalogue.find("S-007").id, "attribute:Colour", "slate")
    planned = plan(table("b.csv", HEADER, *rows("2.00", "")))
    (sheet,) = planned.sheets
    assert (sheet.change_count, len(sheet.changes), sheet.kept) == (2 * MANY, 200, 1)
    assert sheet.changed_fields == {"attribute:Colour": MANY, "price": MANY}
    pages = [catalogue.changes(planned, 0, offset, 90) for offset in range(0, 2 * MANY, 90)]
    told = [change for page in pages for change in page]
    assert len(told) == len({(change.sku, change.field) for change in told}) == 2 * MANY
    assert tuple(told[:200]) == sheet.changes
    assert [change.sku for change in told if change.kept] == ["S-007"]
    catalogue.discard(planned)
    assert list(paths.staging.iterdir()) == []
    with pytest.raises(UserFault):
        catalogue.changes(planned, 0, 200, 90)


def test_another_source_is_compared_without_reading_again(catalogue: Catalogue, table, bring, plan) -> None:
    bring(table("a.csv", HEADER, *rows("1.00")[:2]), source="One")
    file = table("b.csv", HEADER, *rows("2.00")[:3])
    planned = plan(file, "One")
    file.unlink()
    other = catalogue.with_source(planned, "Two")
    assert [(p.source, p.sheets[0].created, p.sheets[0].updated) for p in (planned, other)] == [
        ("One", 1, 2),
        ("Two", 3, 0),
    ]
    assert catalogue.sources() == ["One"]
    catalogue.apply(other)
    assert (catalogue.sources(), catalogue.count_by_source()) == (["One", "Two"], {"One": 2, "Two": 3})


def test_what_is_told_of_one_source_is_not_told_of_another(catalogue: Catalogue, table, bring, plan) -> None:
    file = table("a.csv", HEADER, *rows("1.00")[:2])
    bring(file, source="One")
    catalogue.delete([catalogue.find("S-001").id])
    planned = plan(file, "One")
    assert planned.sheets[0].reading.problem_counts["deleted_here"] == 1
    other = catalogue.with_source(planned, "Two")
    assert "deleted_here" not in other.sheets[0].reading.problem_counts
    assert catalogue.with_source(other, "One").sheets[0].reading.findings == planned.sheets[0].reading.findings


def test_a_correction_is_remembered_for_the_same_columns(catalogue: Catalogue, table) -> None:
    header = ("SKU", "Title", "Zzz")
    first, second = table("a.csv", header, ("A", "Mug", "5")), table("b.csv", header, ("B", "Cup", "6"))
    catalogue.discard(catalogue.plan(first, ImportOptions(mapping={"Zzz": "price"})))
    assert not catalogue.plan(second).sheets[0].reading.remembered  # nothing was imported with it
    catalogue.apply(catalogue.plan(first, ImportOptions(mapping={"Zzz": "price"})))
    planned = catalogue.plan(second)
    assert planned.sheets[0].reading.remembered
    catalogue.apply(planned)
    assert [str(product.variants[0].price) for product in catalogue.page()] == ["5", "6"]
    catalogue.apply(catalogue.plan(second, ImportOptions(mapping={"Zzz": "stock"})))  # correcting again replaces
    assert {column.name: column.field for column in catalogue.plan(first).sheets[0].reading.columns}["Zzz"] == "stock"


def test_a_correction_is_told_and_can_be_taken_back(catalogue: Catalogue, table) -> None:
    file = table("a.csv", ("SKU", "Title", "Zzz"), ("A", "Mug", "5"))
    catalogue.apply(catalogue.plan(file, ImportOptions(mapping={"Zzz": "title", "Title": ""})))
    told = catalogue.plan(file).sheets[0].reading
    assert [(found.severity, found.count) for found in told.findings if found.code == "columns_remembered"] == [
        ("info", 1)
    ]
    planned = catalogue.plan(file, ImportOptions(anew=True))
    assert (planned.sheets[0].reading.remembered, planned.sheets[0].reading.columns[1].field) == (False, "title")
    catalogue.discard(planned)
    assert catalogue.plan(file).sheets[0].reading.remembered  # nothing was imported without it
    catalogue.apply(catalogue.plan(file, ImportOptions(anew=True, mapping={"Zzz": "brand"})))
    fields = {column.name: column.field for column in catalogue.plan(file).sheets[0].reading.columns}
    assert (fields["Title"], fields["Zzz"]) == ("title", "brand")
    catalogue.apply(catalogue.plan(file, ImportOptions(anew=True)))
    assert not catalogue.plan(file).sheets[0].reading.remembered


def test_rows_are_pasted_with_their_header(catalogue: Catalogue, paths: AppPaths) -> None:
    planned = catalogue.paste('SKU\tTitle\tPrice\r\nA\t"Mug, ""big"""\t12,50\r\nB\tCup\t3\r\n')
    assert (planned.file.name, planned.sheets[0].created) == ("Pasted rows.tsv", 2)
    catalogue.apply(planned)
    assert [(p.sku, p.title) for p in catalogue.page()] == [("A", 'Mug, "big"'), ("B", "Cup")]
    assert catalogue.batches()[0].file == "Pasted rows.tsv"
    assert list(paths.staging.iterdir()) == []


def test_rows_without_a_header_are_what_the_table_shows(catalogue: Catalogue) -> None:
    columns = ("title", "sku", "attribute:Colour", "price")
    catalogue.apply(catalogue.paste("Mug\tA\tred\t12.50", columns=columns))
    mug = catalogue.find("A")
    assert (mug.title, mug.attributes, str(mug.variants[0].price)) == ("Mug", {"Colour": "red"}, "12.50")


def test_a_header_is_not_taken_for_a_product(catalogue: Catalogue) -> None:
    catalogue.apply(catalogue.paste("Price\tTitle\tSKU\n5\tMug\tA\n", columns=("title", "sku", "price")))
    assert [(p.sku, p.title) for p in catalogue.page()] == [("A", "Mug")]


@pytest.mark.parametrize("cell", ['"24 inch', "x" * 200_000, "half \ud83d"])
def test_odd_cells_can_be_pasted(catalogue: Catalogue, cell: str) -> None:
    """A quotation mark that nothing closes, a cell longer than Python's own limit, half of a character."""
    rows = "".join(f"S{number}\tMonitor {number} with a good panel\t9\n" for number in range(5000))
    planned = catalogue.paste(f"SKU\tTitle\tPrice\nA\t{cell}\t1\n{rows}")
    assert planned.sheets[0].created == 5001
    catalogue.discard(planned)


def test_nothing_cannot_be_pasted(catalogue: Catalogue) -> None:
    with pytest.raises(UserFault) as caught:
        catalogue.paste(" \n ")
    assert caught.value.code == "nothing_to_paste"
