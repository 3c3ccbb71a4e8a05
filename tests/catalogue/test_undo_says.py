"""What is said where an import cannot be undone: its file, and what to do first."""

from __future__ import annotations

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.plan import UndoConflict


def test_the_file_and_the_next_step_are_named(catalogue: Catalogue, table, bring) -> None:
    first = table("new.csv", ("SKU", "Title", "Price"), ("A", "Mug", "1"))
    bring(first)
    second = bring(table("prices.csv", ("SKU", "Price"), ("A", "2")))
    catalogue.edit(catalogue.find("A").id, "price", "3")
    bring(table("later.csv", ("SKU", "Price"), ("A", "4")), overwrite_edits=True)
    with pytest.raises(UndoConflict, match=r"“prices\.csv”.*“later\.csv”"):
        catalogue.undo(second.batch_id)


def test_of_what_a_person_typed_too() -> None:
    from merchant_assistant.catalogue.plan import Conflict

    fault = UndoConflict(3, "prices.csv", (Conflict(None, None, "A-004", "price"),))
    assert str(fault.message) == "Import 3 (“prices.csv”) cannot be undone: you changed its product A-004 yourself."
    assert "first, then undo again" in str(fault.hint)
