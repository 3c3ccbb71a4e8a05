"""Drafts whose products change: checked again, told as outdated, and as they were once the change is undone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from merchant_assistant.listings.listings import Listings
from merchant_assistant.listings.model import Draft
from merchant_assistant.storage.drafts import DraftRepository

MUG = ("Ceramic mug 350 ml", ["White ceramic", "Holds 350 ml"], "A white mug. It holds 350 ml.")


@pytest.fixture
def listings(desk, says, writes) -> Listings:
    made: Listings = desk(says(writes(*MUG)))
    return made


@pytest.fixture
def draft(desk, listings: Listings) -> Draft:
    made, _ = listings.draft(desk.catalogue.find("M-1").id)
    assert made.status == "proposed" and not made.outdated
    return made


def bring(desk, shop_file: Path, old: str, new: str) -> int:
    """Import the shop's file with something else in it; the number of the batch."""
    shop_file.write_text(shop_file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    desk.catalogue.apply(desk.catalogue.plan(shop_file))
    batch: int = desk.catalogue.batches()[0].id
    return batch


def test_a_fact_that_became_false_is_told_and_its_undo_too(
    desk, listings: Listings, draft: Draft, shop_file: Path
) -> None:
    listings.approve(draft.id)
    batch = bring(desk, shop_file, "350 ml", "400 ml")
    assert listings.recheck()[0] == 1
    approved = listings.get(draft.id)
    assert approved.status == "approved" and approved.outdated
    assert {claim.text for claim in approved.claims if claim.status == "contradicted"} >= {"350 ml"}
    assert listings.outdated() == {draft.id}
    (line,) = listings.drafts()
    assert line.outdated and line.contradicted
    desk.catalogue.undo(batch)
    again = listings.get(draft.id)
    assert (again.outdated, again.claims) == (False, draft.claims)
    assert listings.outdated() == set()


def test_what_was_proposed_needs_a_person_then(desk, listings: Listings, draft: Draft, shop_file: Path) -> None:
    bring(desk, shop_file, "White ceramic mug", "Green ceramic mug")
    assert listings.get(draft.id).status == "needs_review", "looked at when it is asked for"
    assert [line.id for line in listings.review()] == [draft.id]
    assert listings.recheck()[0] == 0


def test_a_price_concerns_only_texts_that_speak_of_it(desk, listings: Listings, draft: Draft, shop_file: Path) -> None:
    bring(desk, shop_file, "4.50", "4.90")
    assert (DraftRepository(desk.database).stale(), listings.outdated()) == ([], set())
    told, _ = listings.edit(draft.id, replace(draft.listing, description="A white mug. Price: $4.90."))
    bring(desk, shop_file, "4.90", "5.20")
    assert DraftRepository(desk.database).stale() == [told.id]
    assert "contradicted" in {claim.status for claim in listings.get(told.id).claims}


def test_a_stock_concerns_only_texts_that_promise_it(desk, listings: Listings, draft: Draft, shop_file: Path) -> None:
    bring(desk, shop_file, "Variant Price", "Variant Price,Variant Inventory Qty")
    bring(desk, shop_file, "4.50", "4.50,7")
    listings.recheck()
    bring(desk, shop_file, "4.50,7", "4.50,3")
    assert DraftRepository(desk.database).stale() == []
    told, _ = listings.edit(draft.id, replace(draft.listing, description="A white mug. In stock."))
    bring(desk, shop_file, "4.50,3", "4.50,0")
    assert DraftRepository(desk.database).stale() == [told.id]
    assert [claim.text for claim in listings.get(told.id).claims if claim.status == "contradicted"] == ["In stock"]


def test_the_touch_of_a_hand_is_noticed_and_other_products_are_not(desk, listings: Listings, draft: Draft) -> None:
    other, _ = listings.draft(desk.catalogue.find("B-1-BK").id)
    desk.catalogue.edit(draft.product_id, "brand", "Nordvik")
    assert DraftRepository(desk.database).stale() == [draft.id]
    assert listings.get(other.id) == other


def test_what_changes_while_it_is_written_is_noticed(desk, shop_file: Path, says, writes) -> None:
    engine = says(writes(*MUG))
    say = engine._script

    def change_and_say(request: object) -> str:
        bring(desk, shop_file, "350 ml", "400 ml")
        return str(say(request))

    engine._script = change_and_say
    listings: Listings = desk(engine)
    draft, _ = listings.draft(desk.catalogue.find("M-1").id)
    assert listings.get(draft.id).outdated


def test_an_edit_over_an_approved_text_has_both_checked(
    desk, listings: Listings, draft: Draft, shop_file: Path
) -> None:
    listings.approve(draft.id)
    listings.edit(draft.id, draft.listing)
    bring(desk, shop_file, "350 ml", "400 ml")
    waiting = listings.get(draft.id)
    in_force = listings.in_force(draft.product_id, "generic", "en")
    assert waiting.status == "needs_review"
    assert in_force and any(claim.status == "contradicted" for claim in in_force.claims)


def test_a_translated_draft_still_waits_for_a_person_when_its_product_changes(
    desk, says, writes, shop_file: Path
) -> None:
    listings = desk(says(writes("陶瓷杯 350 ml", ["容量 350 ml", "适合办公"], "这款杯子容量为 350 ml。")))
    draft, _ = listings.draft(desk.catalogue.find("M-1").id, language="zh")
    assert draft.status == "needs_review"
    bring(desk, shop_file, "White ceramic mug", "Plain white ceramic mug")
    after = listings.get(draft.id)
    assert after.status == "needs_review"
    assert [fault.code for fault in after.violations] == [fault.code for fault in draft.violations] == ["translated"]
    edited, _ = listings.edit(draft.id, replace(after.listing, description="这款杯子容量为 350 ml。白色。"))
    assert not edited.violations  # a person has read it
