"""What a person does to whole products by hand, how later files take it, and how it is undone."""

from __future__ import annotations

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.plan import UndoConflict
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.money import Money
from merchant_assistant.storage.database import Database

HEADER = ("SKU", "Title", "Price", "Brand", "Colour")
RED = ("MUG-R", "Mug, red", "5.00", "", "red")
BLUE = ("MUG-B", "Mug, blue", "6.00", "Acme", "blue")
CUP = ("CUP", "Tea cup", "3.00", "", "")


def skus(catalogue: Catalogue) -> list[tuple[str, list[str]]]:
    return [(product.sku, [variant.sku for variant in product.variants]) for product in catalogue.page()]


def counts(result: object) -> tuple[int, ...]:
    return tuple(getattr(result, name) for name in ("created", "updated", "unchanged", "not_in_file"))


def test_a_product_is_added_as_typed(catalogue: Catalogue) -> None:
    values = {"title": " Mug ", "sku": "M-1", "price": "12,50 EUR", "stock": "1,200", "attribute:Size": "L"}
    deed = catalogue.add(values, source="Supplier")
    (product,) = catalogue.page()
    assert (product.id, product.source, product.sku, product.title) == (*deed.product_ids, "Supplier", "M-1", "Mug")
    assert product.attributes == {"Size": "L"}
    assert (product.variants[0].price, product.variants[0].stock) == (Money("12.50", "EUR"), 1200)
    assert [(batch.kind, batch.what, batch.created) for batch in catalogue.batches()] == [("add", "Mug", 1)]
    assert catalogue.page("mug") == [product]
    catalogue.undo(deed.batch_id)
    assert (catalogue.count(), catalogue.count("mug")) == (0, 0)


def test_a_later_file_knows_what_was_added_and_leaves_what_was_typed(catalogue: Catalogue, table, bring) -> None:
    catalogue.add({"title": "My cup", "sku": "CUP"})
    assert counts(bring(table("a.csv", HEADER, CUP))) == (0, 1, 0, 0)
    cup = catalogue.find("CUP")
    assert (cup.title, cup.variants[0].price) == ("My cup", Money("3.00", None))


def test_products_without_an_sku_get_names_of_their_own(catalogue: Catalogue) -> None:
    for _ in range(2):
        catalogue.add({"title": "Blue shirt"})
    assert skus(catalogue) == [("blue-shirt", ["blue-shirt"]), ("blue-shirt-2", ["blue-shirt-2"])]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"sku": "X"}, "blank_title"),
        ({"title": "Mug", "price": "cheap"}, "not_a_number"),
        ({"title": "Mug", "nonsense": "1"}, "unknown_field"),
        ({"title": "Mug", "sku": "CUP"}, "sku_taken"),
    ],
)
def test_what_cannot_be_added(catalogue: Catalogue, values: dict[str, str], code: str) -> None:
    catalogue.add({"title": "Cup", "sku": "CUP"})
    with pytest.raises(UserFault) as caught:
        catalogue.add(values)
    assert (caught.value.code, catalogue.count(), len(catalogue.batches())) == (code, 1, 1)


def test_typed_cells_are_one_deed(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", HEADER, RED))
    before = catalogue.find("MUG-R")
    deed = catalogue.edit_cells(before.id, {"title": "My mug", "brand": "Berg", "price": "7", "attribute:Colour": ""})
    mug = catalogue.find("MUG-R")
    assert (mug.title, mug.brand, mug.attributes, mug.variants[0].price) == ("My mug", "Berg", {}, Money("7", None))
    assert catalogue.undo(deed.batch_id)[0].restored == 1
    assert catalogue.find("MUG-R") == before


def test_a_cell_typed_twice_is_undone_in_order(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", HEADER, RED))
    mug = catalogue.find("MUG-R")
    first, second = (catalogue.edit_cells(mug.id, {"title": title}) for title in ("One", "Two"))
    with pytest.raises(UndoConflict, match=r"Change 2 of “Mug, red” cannot be undone: you changed its product MUG-R"):
        catalogue.undo(first.batch_id)
    catalogue.undo(second.batch_id)
    assert catalogue.find("MUG-R").title == "One"
    catalogue.undo(first.batch_id)
    assert catalogue.find("MUG-R") == mug


def test_deleted_products_come_back_with_their_ids(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", HEADER, RED, BLUE, CUP))
    catalogue.edit(catalogue.find("CUP").id, "title", "My cup")
    before = catalogue.page()
    deed = catalogue.delete([product.id for product in before[1:]])
    assert skus(catalogue) == [("MUG-R", ["MUG-R"])]
    assert catalogue.count("cup") == 0
    result, _ = catalogue.undo(deed.batch_id)
    assert (result.removed, result.restored) == (0, 2)
    assert catalogue.page() == before
    assert catalogue.page("my cup") == [before[2]]


def test_a_deleted_product_stays_away_and_the_plan_says_so(catalogue: Catalogue, table, bring, plan) -> None:
    file = table("a.csv", HEADER, RED, CUP)
    bring(file)
    deed = catalogue.delete([catalogue.find("CUP").id])
    (sheet,) = plan(file).sheets
    assert (counts(sheet), sheet.deleted) == ((0, 0, 1, 0), 1)
    finding = next(finding for finding in sheet.reading.findings if finding.code == "deleted_here")
    assert (finding.count, finding.examples[0].row, finding.examples[0].value) == (1, 3, "CUP")
    result = bring(file)
    assert (counts(result), result.problem_counts["deleted_here"]) == ((0, 0, 1, 0), 1)
    assert skus(catalogue) == [("MUG-R", ["MUG-R"])]
    catalogue.undo(deed.batch_id)
    assert catalogue.find("CUP").title == "Tea cup"


def test_every_row_of_a_file_is_imported_or_told(catalogue: Catalogue, table, bring, plan) -> None:
    header = ("Handle", "Title", "Variant SKU", "Variant Price", "Image Src", "Image Position")
    mug = [("mug", "Mug", "M-S", "1", "a.jpg", "1"), ("mug", "", "M-L", "2", "", ""), ("mug", "", "", "", "b.jpg", "2")]
    file = table("a.csv", header, *mug, ("cup", "Cup", "C", "3", "", ""), ("", "", "", "9", "", ""))
    first = bring(file)
    assert (first.rows, first.products, first.deleted, first.skipped) == (5, 2, 0, 1)
    catalogue.delete([catalogue.find("M-S").id])
    for told in (plan(file).sheets[0].left_out, bring(file).skipped):
        assert told == 1 + len(mug)
    again = bring(file)
    assert (again.products, again.unchanged, again.deleted) == (2, 1, 1)
    assert bring(file, overwrite_edits=True).skipped == 1


def test_a_deleted_product_comes_again_where_the_file_shall_win(catalogue: Catalogue, table, bring) -> None:
    file = table("a.csv", HEADER, RED, CUP)
    bring(file)
    deed = catalogue.delete([catalogue.find("CUP").id])
    again = bring(file, overwrite_edits=True)
    assert (counts(again), "deleted_here" in again.problem_counts) == ((1, 0, 1, 0), False)
    with pytest.raises(UndoConflict) as caught:  # there would be two of it
        catalogue.undo(deed.batch_id)
    assert [(c.batch_id, c.kind, c.sku) for c in caught.value.conflicts] == [(again.batch_id, "import", "CUP")]
    catalogue.undo(again.batch_id)
    catalogue.undo(deed.batch_id)
    assert catalogue.count() == 2


def test_merged_products_are_one_with_the_variants_of_all(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", HEADER, RED, BLUE))
    before = catalogue.page()
    deed = catalogue.merge(before[0].id, [before[1].id])
    (mug,) = catalogue.page()
    assert (mug.id, mug.title, mug.brand) == (before[0].id, "Mug, red", "Acme")
    assert [(v.id, v.sku, v.attributes.get("Colour")) for v in mug.variants] == [
        (before[0].variants[0].id, "MUG-R", None),
        (before[1].variants[0].id, "MUG-B", "blue"),  # or it would be red, as the product is
    ]
    assert catalogue.undo(deed.batch_id)[0].restored == 2
    assert catalogue.page() == before


def test_the_same_thing_from_two_suppliers_becomes_one_variant(catalogue: Catalogue, table, bring) -> None:
    header = ("SKU", "Title", "Barcode", "Price", "Weight")
    bring(table("a.csv", header, ("A-1", "Mug", "4006381333931", "5", "")), source="One")
    bring(table("b.csv", header, ("9001", "Cup", "04006381333931", "4", "300 g")), source="Two")
    before = catalogue.page()
    deed = catalogue.merge(before[0].id, [before[1].id])
    (mug,) = catalogue.page()
    (variant,) = mug.variants
    assert (variant.sku, variant.price, variant.fields["weight"]) == ("A-1", Money("5", None), "300 g")
    catalogue.undo(deed.batch_id)
    assert catalogue.page() == before


def test_a_later_file_that_names_a_merged_product_means_a_part_of_the_other(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", HEADER, RED, BLUE), source="One")
    red, blue = catalogue.page()
    catalogue.merge(red.id, [blue.id])
    newer = table("b.csv", HEADER, ("MUG-R", "Mug, red", "5.50", "", "red"), ("MUG-B", "Blue!", "6.60", "Zed", "blue"))
    assert counts(bring(newer, source="One")) == (0, 1, 0, 0)
    (mug,) = catalogue.page()
    assert (mug.title, mug.brand) == ("Mug, red", "Acme")  # the product's own row says what it is called
    assert [(v.sku, v.price and v.price.amount) for v in mug.variants] == [("MUG-R", "5.50"), ("MUG-B", "6.60")]
    assert counts(bring(newer, source="One")) == (0, 0, 1, 0)


def test_a_merged_product_of_another_source_is_found_from_there(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", HEADER, RED), source="One")
    bring(table("b.csv", HEADER, BLUE), source="Two")
    red, blue = catalogue.page()
    first = catalogue.merge(red.id, [blue.id])
    later = bring(table("c.csv", HEADER, ("MUG-B", "Mug, blue", "7.00", "Acme", "blue")), source="Two")
    assert counts(later) == (0, 1, 0, 0)
    catalogue.undo(first.batch_id)  # another cell: the price goes with its variant
    assert [p.variants[0].price for p in catalogue.page()] == [Money("5.00", None), Money("7.00", None)]
    assert [p.source for p in catalogue.page()] == ["One", "Two"]


def test_products_merged_twice_are_still_known(catalogue: Catalogue, table, bring) -> None:
    file = table("a.csv", HEADER, RED, BLUE, CUP)
    bring(file)
    red, blue, cup = catalogue.page()
    before = catalogue.page()
    deeds = [catalogue.merge(blue.id, [red.id]), catalogue.merge(cup.id, [blue.id])]
    assert skus(catalogue) == [("CUP", ["MUG-R", "MUG-B", "CUP"])]
    assert bring(file).created == 0
    assert skus(catalogue) == [("CUP", ["MUG-R", "MUG-B", "CUP"])]
    with pytest.raises(UndoConflict) as caught:
        catalogue.undo(deeds[0].batch_id)
    assert {conflict.kind for conflict in caught.value.conflicts} == {"merge"}
    for deed in reversed(deeds):
        catalogue.undo(deed.batch_id)
    assert skus(catalogue) == [(product.sku, [product.sku]) for product in before]


def test_a_file_that_adds_a_variant_to_what_was_merged_stands_in_the_way(catalogue: Catalogue, table, bring) -> None:
    header = ("Handle", "Title", "Option1 Name", "Option1 Value", "Variant SKU", "Variant Price")
    rows = [("mug", "Mug", "Size", "S", "M-S", "1"), ("mug", "", "", "L", "M-L", "2")]
    bring(table("a.csv", header, *rows, ("cup", "Cup", "Size", "S", "C-S", "3")))
    mug, cup = catalogue.page()
    deed = catalogue.merge(cup.id, [mug.id])
    later = bring(table("b.csv", header, *rows, ("mug", "", "", "XL", "M-XL", "4")))
    assert skus(catalogue) == [(cup.sku, ["C-S", "M-S", "M-L", "M-XL"])] or skus(catalogue)[0][1][-1] == "M-XL"
    with pytest.raises(UndoConflict) as caught:
        catalogue.undo(deed.batch_id)
    assert [(c.batch_id, c.sku) for c in caught.value.conflicts] == [(later.batch_id, "M-XL")]
    catalogue.undo(later.batch_id)
    catalogue.undo(deed.batch_id)
    assert catalogue.page() == [mug, cup]


def test_the_import_of_what_was_deleted_or_merged_is_undone_after_that(catalogue: Catalogue, table, bring) -> None:
    first = bring(table("a.csv", HEADER, RED, BLUE))
    red, blue = catalogue.page()
    deed = catalogue.delete([blue.id])
    with pytest.raises(UndoConflict, match=r"“a\.csv”.* cannot be undone: you deleted its product MUG-B later"):
        catalogue.undo(first.batch_id)
    catalogue.undo(deed.batch_id)
    deed = catalogue.merge(red.id, [blue.id])
    with pytest.raises(UndoConflict, match="you merged its product MUG-"):
        catalogue.undo(first.batch_id)
    catalogue.undo(deed.batch_id)
    catalogue.undo(first.batch_id)
    assert catalogue.count() == 0


@pytest.mark.parametrize("ids", [[], [99]])
def test_what_is_not_there_cannot_be_deleted(catalogue: Catalogue, ids: list[int]) -> None:
    with pytest.raises(UserFault) as caught:
        catalogue.delete(ids)
    assert caught.value.code == "unknown_product"


def test_it_takes_two_to_merge(catalogue: Catalogue) -> None:
    one = catalogue.add({"title": "Mug"}).product_ids[0]
    for others, code in (([one], "nothing_to_merge"), ([99], "unknown_product")):
        with pytest.raises(UserFault) as caught:
            catalogue.merge(one, others)
        assert caught.value.code == code


def test_rows_of_what_was_merged_stay_known(catalogue: Catalogue, database: Database, table, bring) -> None:
    bring(table("a.csv", HEADER, RED, BLUE))
    red, blue = catalogue.page()
    deed = catalogue.merge(red.id, [blue.id])
    assert [str(variant.place) for variant in catalogue.product(red.id).variants] == ["a.csv, row 2", "a.csv, row 3"]
    catalogue.undo(deed.batch_id)
    with database.read() as connection:
        assert connection.execute("SELECT product_id, is_first FROM record ORDER BY row").fetchall() == [
            (red.id, 1), (blue.id, 1)
        ]  # fmt: skip
        assert connection.execute("SELECT count(*) FROM binned_record").fetchone() == (0,)
