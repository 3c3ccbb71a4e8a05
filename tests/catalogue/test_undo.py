"""A batch is taken back whole, or the later act that stands in the way is named."""

from __future__ import annotations

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.plan import Conflict, UndoConflict
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.storage.database import Database

HEADER = ("SKU", "Title", "Price", "Colour")
FIRST = (HEADER, ("MUG-1", "Stone mug", "12.50", "grey"), ("CUP-2", "Tea cup", "9.90", "white"))
SECOND = (HEADER, ("MUG-1", "Stone mug", "13.00", ""), ("JUG-3", "Water jug", "30", "blue"))


def test_removes_what_was_new_and_restores_what_was_changed(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", *FIRST))
    before = catalogue.page()
    second = bring(table("b.csv", *SECOND))
    result, changes = catalogue.undo(second.batch_id)
    assert (result.batch_id, result.removed, result.restored) == (second.batch_id, 1, 1)
    assert changes.products and changes.batches
    assert catalogue.page() == before
    assert [batch.undone for batch in catalogue.batches()] == [True, False]
    assert catalogue.count("jug") == 0
    assert [product.sku for product in catalogue.page("mug")] == ["MUG-1"]


def test_works_after_a_restart(catalogue: Catalogue, database: Database, table, bring) -> None:
    first = bring(table("a.csv", *FIRST))
    database.close()
    assert catalogue.undo(first.batch_id)[0].removed == 2
    assert catalogue.count() == 0


def test_a_later_batch_on_the_same_cells_is_named(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", *FIRST))
    second = bring(table("b.csv", *SECOND))
    third = bring(table("c.csv", HEADER, ("MUG-1", "Stone mug", "14.00", "")))
    before = catalogue.page()
    with pytest.raises(UndoConflict) as caught:
        catalogue.undo(second.batch_id)
    assert caught.value.conflicts == (Conflict(third.batch_id, "c.csv", "MUG-1", "price"),)
    assert caught.value.as_json()["conflicts"] == [
        {"batch_id": third.batch_id, "file": "c.csv", "sku": "MUG-1", "field": "price", "kind": "import"}
    ]
    assert catalogue.page() == before
    catalogue.undo(third.batch_id)
    catalogue.undo(second.batch_id)


def test_a_later_batch_on_other_cells_does_not_matter(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", *FIRST))
    second = bring(table("b.csv", HEADER, ("MUG-1", "Stone mug", "13.00", "grey")))
    bring(table("c.csv", ("SKU", "Title"), ("MUG-1", "Basalt mug")))
    assert catalogue.undo(second.batch_id)[0].restored == 1
    mug = catalogue.find("MUG-1")
    assert (mug.title, mug.variants[0].price and mug.variants[0].price.amount) == ("Basalt mug", "12.50")


def test_what_a_person_typed_is_not_removed(catalogue: Catalogue, table, bring) -> None:
    first = bring(table("a.csv", *FIRST))
    mug = catalogue.find("MUG-1")
    catalogue.edit(mug.id, "title", "My mug")
    with pytest.raises(UndoConflict) as caught:
        catalogue.undo(first.batch_id)
    assert [(conflict.kind, conflict.sku) for conflict in caught.value.conflicts] == [("edit", "MUG-1")]
    catalogue.edit(mug.id, "title", "Stone mug")  # taken back by the person
    assert catalogue.undo(first.batch_id)[0].removed == 2


def test_what_a_person_typed_stays_over_a_restored_cell(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", *FIRST))
    second = bring(table("b.csv", HEADER, ("MUG-1", "Basalt mug", "12.50", "grey")))
    catalogue.edit(catalogue.find("MUG-1").id, "title", "My mug")
    catalogue.undo(second.batch_id)
    mug = catalogue.find("MUG-1")
    assert mug.title == "My mug"
    catalogue.edit(mug.id, "title", "Stone mug")
    assert catalogue.find("MUG-1").typed == frozenset()


def test_edits_that_gave_way_come_back(catalogue: Catalogue, table, bring) -> None:
    file = table("a.csv", *FIRST)
    bring(file)
    catalogue.edit(catalogue.find("MUG-1").id, "title", "My mug")
    before = catalogue.page()
    again = bring(file, overwrite_edits=True)
    assert catalogue.find("MUG-1").title == "Stone mug"
    catalogue.undo(again.batch_id)
    assert catalogue.page() == before


def test_ids_are_never_given_twice(catalogue: Catalogue, table, bring) -> None:
    file = table("a.csv", *FIRST)
    old = [bring(file), catalogue.product_ids()][1]
    catalogue.undo(1)
    bring(file)
    assert not set(old) & set(catalogue.product_ids())


def test_unknown_and_undone_batches(catalogue: Catalogue, table, bring) -> None:
    with pytest.raises(UserFault, match="no import and no change with the number 7") as caught:
        catalogue.undo(7)
    assert caught.value.code == "unknown_batch"
    bring(table("a.csv", *FIRST))
    catalogue.delete([catalogue.find("MUG-1").id])
    for number, said in ((2, "The deletion of “Stone mug” (2)"), (1, "Import 1 (“a.csv”)")):
        catalogue.undo(number)
        with pytest.raises(UserFault) as caught:
            catalogue.undo(number)
        assert (caught.value.code, str(caught.value.message)) == ("already_undone", f"{said} was undone before.")


def test_a_second_deletion_is_not_undone_over_what_the_first_brought_back(catalogue: Catalogue, table, bring) -> None:
    """Deleted, imported anew, deleted again, the first back: both cannot be there, and nothing else is told."""
    file = table("a.csv", ("SKU", "Title"), ("CUP-1", "Cup"))
    bring(file)
    first = catalogue.delete([catalogue.find("CUP-1").id])
    bring(file, overwrite_edits=True)
    second = catalogue.delete([catalogue.find("CUP-1").id])
    catalogue.undo(first.batch_id)
    with pytest.raises(UndoConflict):
        catalogue.undo(second.batch_id)
    assert [product.sku for product in catalogue.page()] == ["CUP-1"]
