"""A decision about a draft is taken back: everything stands again as it did."""

from __future__ import annotations

import pytest

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.listings.model import Listing

FIRST = ("Hydra Steel Bottle 750 ml", ["Holds 750 ml"], "The Hydra bottle is made of steel. It holds 750 ml.")
SECOND = ("Hydra Bottle of Steel 750 ml", ["Holds 750 ml"], "A bottle of steel for long hikes. It holds 750 ml.")


@pytest.fixture
def listings(desk, says, writes):
    return desk(says(writes(*FIRST), writes(*SECOND)))


@pytest.fixture
def product_id(desk) -> int:
    return desk.catalogue.find("B-1-BK").id


def _in_force(listings, product_id: int) -> str | None:
    found = listings.in_force(product_id, "generic", "en")
    return found.listing.title if found else None


@pytest.mark.parametrize("decide", ["approve", "reject"])
def test_a_first_decision_leaves_nothing_behind(listings, product_id: int, decide: str) -> None:
    draft, _ = listings.draft(product_id)
    standing = listings.standing(draft.id)
    getattr(listings, decide)(draft.id)
    again, changes = listings.reopen(draft.id, standing)
    assert again == draft == listings.latest(product_id, "generic")
    assert changes.drafts and _in_force(listings, product_id) is None


def test_the_text_that_was_in_force_before_is_so_again(listings, product_id: int) -> None:
    first, _ = listings.draft(product_id)
    listings.approve(first.id)
    second, _ = listings.draft(product_id)
    standing = listings.standing(second.id)
    listings.approve(second.id)
    assert _in_force(listings, product_id) == SECOND[0]
    listings.reopen(second.id, standing)
    assert _in_force(listings, product_id) == FIRST[0]
    assert listings.latest(product_id, "generic") == second


def test_an_approved_text_of_the_same_draft_is_in_force_again(listings, product_id: int) -> None:
    draft, _ = listings.draft(product_id)
    listings.approve(draft.id)
    listings.edit(draft.id, Listing("Steel Bottle", ("Holds 750 ml",), "It holds 750 ml."))
    standing = listings.standing(draft.id)
    for decide in (listings.approve, listings.reject):
        decide(draft.id)
        listings.reopen(draft.id, standing)
        assert _in_force(listings, product_id) == FIRST[0]


def test_a_text_typed_since_keeps_its_own_state(listings, product_id: int) -> None:
    draft, _ = listings.draft(product_id)
    standing = listings.standing(draft.id)
    listings.approve(draft.id)
    edited, _ = listings.edit(draft.id, Listing("Steel Bottle 900 ml", (), "It holds 900 ml."))
    again, _ = listings.reopen(draft.id, standing)
    assert again.status == edited.status == "needs_review"
    assert _in_force(listings, product_id) is None


def test_only_a_draft_that_is_there_stands(listings) -> None:
    with pytest.raises(UserFault) as caught:
        listings.standing(4711)
    assert caught.value.code == "unknown_draft"
