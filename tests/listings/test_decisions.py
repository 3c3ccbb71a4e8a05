"""The desk: states of products, the order of review, bulk approval and its undo, reasons, versions, examples."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from merchant_assistant.examples.examples import Examples
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.listings import decisions
from merchant_assistant.listings.listings import Listings
from merchant_assistant.listings.model import Draft

MUG = ("Ceramic mug 350 ml", ["White ceramic", "Holds 350 ml"], "A white mug. It holds 350 ml.")


@pytest.fixture
def listings(desk, says, writes) -> Listings:
    made: Listings = desk(says(writes(*MUG)))
    return made


@pytest.fixture
def draft(desk, listings: Listings) -> Draft:
    made, _ = listings.draft(desk.catalogue.find("M-1").id)
    return made


@pytest.fixture
def examples(desk) -> Examples:
    return Examples(desk.database)


def test_the_most_doubtful_is_reviewed_first(desk, listings: Listings, draft: Draft) -> None:
    def other(platform: str, **changed: object) -> int:
        made, _ = listings.draft(draft.product_id, platform=platform)
        edited, _ = listings.edit(made.id, replace(made.listing, **changed))  # type: ignore[arg-type]
        return edited.id

    unproven = other("shopify", description="A white mug, made in Portugal.")
    contradicted = other("ebay", description="A white mug that holds 900 ml.")
    broken = other("amazon", title="")
    assert [line.id for line in listings.review()] == [contradicted, unproven, broken, draft.id]
    assert [line.id for line in listings.review(["ebay", "generic"])] == [contradicted, draft.id]


def test_the_desk_shows_one_draft_a_product_and_platform(desk, listings: Listings, draft: Draft) -> None:
    newer, _ = listings.draft(draft.product_id)
    ad, _ = listings.draft(draft.product_id, kind="ad")
    shop, _ = listings.draft(draft.product_id, platform="shopify")
    states = listings.states(["generic", "shopify"])
    assert {key: line.id for key, line in states.items()} == {
        (draft.product_id, "generic"): newer.id,
        (draft.product_id, "shopify"): shop.id,
    }
    assert {line.id for line in listings.states(["generic"], kind="ad").values()} == {ad.id}
    assert listings.states(["generic"], "zh") == {}


def test_all_that_is_proven_is_approved_at_once_and_taken_back(
    desk, listings: Listings, draft: Draft, examples: Examples
) -> None:
    listings.approve(draft.id)
    newer, _ = listings.draft(draft.product_id)
    shop, _ = listings.draft(draft.product_id, platform="shopify")
    doubtful, _ = listings.edit(shop.id, replace(shop.listing, description="It holds 900 ml."))
    before = listings.drafts()
    stood, changes = listings.approve_many([newer.id, doubtful.id, draft.id, 4711])
    assert (list(stood), changes.drafts) == ([newer.id], True)
    assert listings.get(newer.id).status == "approved" and listings.get(doubtful.id).status == "needs_review"
    assert examples.count() == 2
    listings.reopen_many(stood)
    assert listings.drafts() == before
    in_force = listings.in_force(draft.product_id, "generic", "en")
    assert in_force and in_force.id == draft.id
    assert examples.count() == 1 and len(list(examples.all(taken_back=True))) == 2


def test_a_promise_that_the_data_do_not_prove_wants_a_look(listings: Listings, draft: Draft) -> None:
    shop, _ = listings.draft(draft.product_id, platform="shopify")
    amber, _ = listings.edit(shop.id, replace(shop.listing, description="A white mug, dishwasher safe."))
    assert (amber.status, [claim.hard for claim in amber.claims if claim.status == "unsupported"]) == (
        "proposed", [False],
    )  # fmt: skip
    assert listings.waiting_counts() == (2, 1)
    assert [line.all_proven for line in listings.review()] == [False, True]
    stood, _ = listings.approve_many([draft.id, amber.id])
    assert list(stood) == [draft.id] and listings.waiting_counts() == (1, 0)


def test_approving_many_can_be_stopped_and_what_was_approved_is_told(
    listings: Listings, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decisions, "_AT_ONCE", 1)
    shop, _ = listings.draft(draft.product_id, platform="shopify")
    cancel = CancelToken()

    def progress(done: int, total: int | None, _text: str = "") -> None:
        assert (done, total) == (0, 2)
        cancel.cancel()

    stood, _ = listings.approve_many([shop.id, draft.id], progress, cancel)
    assert list(stood) == [draft.id]
    assert [listings.get(made.id).status for made in (draft, shop)] == ["approved", "proposed"]


def test_every_decision_is_kept_as_an_example(listings: Listings, draft: Draft, examples: Examples) -> None:
    listings.reject(draft.id, "tone: too loud")
    listings.approve(draft.id)
    listings.edit(draft.id, replace(draft.listing, title="Mug"))
    listings.approve(draft.id)
    kept = list(examples.all())
    assert [(one.verdict, one.reason) for one in kept] == [
        ("rejected", "tone: too loud"),
        ("approved", ""),
        ("edited", ""),
    ]
    assert kept[0].after == {} and kept[0].before["title"] == draft.listing.title
    assert (kept[2].before["title"], kept[2].after["title"]) == (draft.listing.title, "Mug")
    assert kept[2].subject == f"draft:{draft.id}" and kept[2].model == "model-x" and kept[2].feature == "listing"
    assert "350 ml" in kept[2].prompt
    assert "Ceramic mug 350 ml" in [cell["value"] for cell in kept[2].record]
    (line,) = examples.as_pairs()
    assert line["prompt"] == kept[2].prompt and json.loads(line["completion"])["title"] == "Mug"


def test_what_is_taken_back_teaches_nothing(listings: Listings, draft: Draft, examples: Examples) -> None:
    standing = listings.standing(draft.id)
    listings.reject(draft.id, "wrong_fact")
    again, _ = listings.reopen(draft.id, standing)
    assert again == draft
    assert (examples.count(), examples.as_pairs()) == (0, [])
    (kept,) = examples.all(taken_back=True)
    assert kept.taken_back


def test_what_the_demo_wrote_is_no_example(desk, says, writes, examples: Examples) -> None:
    listings: Listings = desk(says(writes(*MUG), demo=True))
    draft, _ = listings.draft(desk.catalogue.find("M-1").id)
    listings.approve(draft.id)
    assert not list(examples.all(taken_back=True))


def test_an_unknown_reason_is_refused(listings: Listings, draft: Draft, examples: Examples) -> None:
    with pytest.raises(UserFault) as fault:
        listings.reject(draft.id, "boring")
    assert fault.value.code == "unknown_reason"
    assert listings.get(draft.id) == draft and not examples.count()


def test_a_part_of_an_earlier_version_comes_back(listings: Listings, draft: Draft) -> None:
    listings.edit(draft.id, replace(draft.listing, title="Mug", bullets=("White",)))
    first, second = listings.history(draft.id)
    assert (first.origin, second.origin, first.at < second.at) == ("model", "person", True)
    restored, _ = listings.restore(draft.id, first.id, ["bullets"])
    assert (restored.listing.title, restored.listing.bullets) == ("Mug", draft.listing.bullets)
    whole, _ = listings.restore(draft.id, first.id)
    assert whole.listing == draft.listing and len(listings.history(draft.id)) == 4
    listings.approve(draft.id)
    assert [version.approved for version in listings.history(draft.id)] == [False] * 3 + [True]
    with pytest.raises(UserFault) as fault:
        listings.restore(draft.id, 4711)
    assert fault.value.code == "unknown_version"
