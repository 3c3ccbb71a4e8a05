"""Drafts of products that were deleted, merged away or undone are kept and marked, and stand again with the product."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.listings.model import Draft, Listing

MUG = ("Hydra Ceramic Mug 350 ml", ["White ceramic", "Holds 350 ml"], "A white mug. It holds 350 ml.")


@pytest.fixture
def listings(desk, says, writes):
    return desk(says(writes(*MUG)))


@pytest.fixture
def draft(desk, listings) -> Draft:
    draft, _ = listings.draft(desk.catalogue.find("M-1").id)
    return draft


def delete(catalogue: Catalogue) -> int:
    return catalogue.delete([catalogue.find("M-1").id]).batch_id


def merge(catalogue: Catalogue) -> int:
    return catalogue.merge(catalogue.find("B-1-BK").id, [catalogue.find("M-1").id]).batch_id


@pytest.mark.parametrize("remove", [delete, merge])
def test_a_draft_goes_and_comes_with_its_product(
    desk, listings, draft: Draft, remove: Callable[[Catalogue], int]
) -> None:
    there = listings.drafts()
    deed = remove(desk.catalogue)
    (kept,) = listings.drafts()
    assert (kept.id, kept.has_product, kept.product_id) == (draft.id, False, draft.product_id)
    assert (listings.waiting(5)[0], listings.review(), listings.states(["generic"])) == (0, [], {})
    assert listings.get(draft.id).listing == draft.listing
    desk.catalogue.undo(deed)
    assert listings.drafts() == there
    assert listings.states(["generic"]) == {(draft.product_id, "generic"): there[0]}
    assert listings.waiting(5)[0] == 1


def test_what_comes_in_again_with_a_file_has_its_draft(desk, listings, draft: Draft, shop_file: Path) -> None:
    delete(desk.catalogue)
    assert not listings.drafts()[0].has_product
    desk.catalogue.apply(desk.catalogue.plan(shop_file), overwrite_edits=True)
    again = desk.catalogue.find("M-1")
    assert again.id != draft.product_id
    (line,) = listings.drafts()
    assert (line.has_product, line.product_id) == (True, again.id)
    assert set(listings.states(["generic"])) == {(again.id, "generic")}
    assert listings.waiting(5)[0] == 1
    assert again.id not in listings.pending("generic")


def test_the_text_of_what_was_merged_away_does_not_become_the_other_products(
    desk, listings, draft: Draft, tmp_path: Path
) -> None:
    listings.approve(draft.id)
    merge(desk.catalogue)
    listings.export("shopify", tmp_path / "a.csv")
    assert MUG[0] not in (tmp_path / "a.csv").read_text("utf-8-sig")
    with pytest.raises(UserFault) as fault:
        listings.edit(draft.id, Listing("Mug", (), "A mug."))
    assert fault.value.code == "unknown_product"
