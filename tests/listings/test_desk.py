"""The desk over a real database: draft, edit, approve, reject, export, and what comes back."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.listings.model import Listing, Style
from merchant_assistant.listings.present import draft_json

BOTTLE = (
    "Hydra Steel Bottle 750 ml",
    ["Holds 750 ml", "With a screw lid", "Black or silver"],
    "The Hydra bottle is made of steel and has a screw lid. It suits long hikes in the hills.",
)
MUG = ("Hydra Ceramic Mug 350 ml", ["White ceramic", "Holds 350 ml"], "A white mug. It holds 350 ml.")


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_a_draft_is_saved_and_found_again(desk, ids, says, writes) -> None:
    listings = desk(says(writes(*BOTTLE)))
    draft, changes = listings.draft(ids["B-1-BK"])
    assert changes == Changes(drafts=True)
    assert (draft.status, draft.language, draft.model, draft.edited) == ("proposed", "en", "model-x", False)
    assert listings.get(draft.id) == listings.latest(ids["B-1-BK"], "generic") == draft
    assert listings.latest(ids["B-1-BK"], "amazon") is None
    for claim in draft.claims:
        part = getattr(draft.listing, claim.part)
        text = part if claim.index is None else part[claim.index]
        assert text[claim.start : claim.end] == claim.text
    (line,) = listings.drafts()
    assert (line.id, line.title, line.contradicted, line.violations) == (draft.id, BOTTLE[0], 0, 0)
    assert line.supported == sum(claim.status == "supported" for claim in draft.claims) > 0


def test_the_json_has_the_contracts_fields(desk, ids, says, writes) -> None:
    draft, _ = desk(says(writes(*BOTTLE))).draft(ids["B-1-BK"])
    line = draft_json(draft)
    assert {
        "id",
        "sku",
        "platform",
        "language",
        "title",
        "bullets",
        "description",
        "claims",
        "violations",
        "status",
        "model",
        "seconds",
    } <= set(line)
    assert set(line["claims"][0]) >= {
        "part",
        "index",
        "start",
        "end",
        "text",
        "kind",
        "status",
        "field",
        "value",
        "sku",
    }


def test_pending_goes_on_where_it_stopped(desk, ids, says, writes) -> None:
    listings = desk(says(writes(*MUG)))
    assert listings.pending("generic") == [ids["B-1-BK"], ids["M-1"]]
    listings.draft(ids["B-1-BK"])
    assert listings.pending("generic") == [ids["M-1"]]
    assert listings.pending("amazon") == [ids["B-1-BK"], ids["M-1"]]
    assert listings.pending("generic", "zh") == [ids["B-1-BK"], ids["M-1"]]
    draft, _ = listings.draft(ids["M-1"])
    assert listings.pending("generic") == []
    listings.reject(draft.id)
    assert listings.pending("generic") == [ids["M-1"]]


def test_editing_checks_again_and_keeps_every_version(desk, ids, says, writes) -> None:
    listings = desk(says(writes(*BOTTLE)))
    draft, _ = listings.draft(ids["B-1-BK"])
    wrong, _ = listings.edit(draft.id, Listing("Bottle", ("Holds 900 ml",), "It has a screw lid."))
    assert (wrong.status, wrong.edited) == ("needs_review", True)
    assert [claim.status for claim in wrong.claims if claim.part == "bullets"] == ["contradicted"]
    right, _ = listings.edit(draft.id, Listing("Bottle", ("Holds 750 ml",), "It has a screw lid."))
    assert right.status == "proposed"
    assert [(version.origin, version.listing.bullets[0]) for version in listings.history(draft.id)] == [
        ("model", "Holds 750 ml"),
        ("person", "Holds 900 ml"),
        ("person", "Holds 750 ml"),
    ]


def test_what_is_saved_while_somebody_types_is_one_version(desk, ids, says, writes) -> None:
    listings = desk(says(writes(*BOTTLE)))
    draft, _ = listings.draft(ids["B-1-BK"])

    def typed() -> list[str]:
        return [version.listing.title for version in listings.history(draft.id)][1:]

    for title in ("B", "Bo", "Bot"):
        listings.edit(draft.id, Listing(title, ("Holds 750 ml",), "It has a screw lid."), typing=True)
    assert typed() == ["Bot"]
    listings.approve(draft.id)
    for title in ("Bott", "Bottle"):
        listings.edit(draft.id, Listing(title, ("Holds 750 ml",), "It has a screw lid."), typing=True)
    assert typed() == ["Bot", "Bottle"]
    assert listings.in_force(ids["B-1-BK"], "generic", "en").listing.title == "Bot"
    standing = listings.standing(draft.id)
    listings.reject(draft.id)
    listings.edit(draft.id, Listing("Flask", ("Holds 750 ml",), "It has a screw lid."), typing=True)
    listings.reopen(draft.id, standing)
    assert typed() == ["Bot", "Bottle", "Flask"]


def test_faults_save_nothing(desk, ids, says, writes) -> None:
    listings = desk(says(writes(*MUG)))
    for code, options in {
        "unknown_platform": {"platform": "teleshop"},
        "unknown_language": {"language": "xx"},
        "unknown_tone": {"style": Style("x")},
    }.items():
        with pytest.raises(UserFault) as fault:
            listings.draft(ids["M-1"], **options)
        assert fault.value.code == code
    assert listings.drafts() == []


class BrokenEngine:
    """An engine whose model is gone."""

    def load(self, cancel=None):
        raise UserFault("model_absent", "The model is not here.", "Get it.")


def test_a_missing_model_leaves_earlier_drafts_alone(desk, ids, says, writes) -> None:
    draft, _ = desk(says(writes(*MUG))).draft(ids["M-1"])
    with pytest.raises(UserFault):
        desk(BrokenEngine()).draft(ids["M-1"])
    assert [line.id for line in desk(BrokenEngine()).drafts()] == [draft.id]


def test_an_unusable_answer_fails_and_replaces_nothing(desk, ids, says, writes) -> None:
    good, _ = desk(says(writes(*MUG))).draft(ids["M-1"])
    listings = desk(says("no JSON at all"))
    failed, _ = listings.draft(ids["M-1"])
    assert failed.status == "failed"
    assert listings.latest(ids["M-1"], "generic").id == good.id
    assert {line.id for line in listings.drafts(statuses=["proposed", "needs_review"])} == {good.id}
    with pytest.raises(UserFault) as fault:
        listings.approve(failed.id)
    assert fault.value.code == "draft_failed"


def test_a_failed_draft_hides_no_usable_text_in_the_list(desk, ids, says, writes) -> None:
    good, _ = desk(says(writes(*MUG))).draft(ids["M-1"])
    listings = desk(says("no JSON at all"))
    listings.draft(ids["M-1"])
    alone, _ = listings.draft(ids["B-1-BK"])
    shown = listings.states(["generic"])
    assert shown[ids["M-1"], "generic"].id == good.id
    assert shown[ids["B-1-BK"], "generic"].id == alone.id, "where there is nothing better, it is told"


def test_unknown_drafts(desk, says) -> None:
    listings = desk(says("{}"))
    for act in (listings.get, listings.approve, listings.reject, listings.history):
        with pytest.raises(UserFault) as fault:
            act(7)
        assert fault.value.code == "unknown_draft"


def test_drafts_outlive_an_undone_import_and_find_their_product_again(
    desk, ids, says, writes, shop_file: Path, tmp_path: Path
) -> None:
    listings = desk(says(writes(*MUG)))
    draft, _ = listings.draft(ids["M-1"])
    listings.approve(draft.id)
    desk.catalogue.undo(desk.catalogue.batches()[0].id)
    (line,) = listings.drafts()
    assert not line.has_product
    desk.catalogue.apply(desk.catalogue.plan(shop_file))
    again = desk.catalogue.find("M-1")
    assert again.id != ids["M-1"]
    assert listings.latest(again.id, "generic").id == draft.id
    listings.export("shopify", tmp_path / "a.csv")
    assert MUG[0] in {row["Title"] for row in rows_of(tmp_path / "a.csv")}
    edited, _ = listings.edit(draft.id, Listing("Mug", ("Holds 350 ml",), "It holds 350 ml."))
    assert edited.status == "proposed"


def test_after_an_undone_import_was_repeated_a_new_draft_takes_the_old_ones_place(
    desk, ids, says, writes, shop_file: Path
) -> None:
    listings = desk(says(writes(*MUG)))
    old, _ = listings.draft(ids["M-1"])
    desk.catalogue.undo(desk.catalogue.batches()[0].id)
    desk.catalogue.apply(desk.catalogue.plan(shop_file))
    again = desk.catalogue.find("M-1").id
    assert again not in listings.pending("generic")
    new, _ = listings.draft(again)
    assert [line.id for line in listings.drafts()] == [new.id]
    assert old.id != new.id


def test_a_variant_is_checked_by_its_own_cells(desk, says) -> None:
    listings = desk(says("{}"))
    assert [claim.status for claim in listings.check_text("B-1-BK", "In black.")] == ["supported"]
    assert [claim.status for claim in listings.check_text("B-1-BK", "In silver.")] != ["supported"]
    with pytest.raises(UserFault) as fault:
        listings.check_text("NO-SUCH", "x")
    assert fault.value.code == "unknown_sku"


def test_live_checking_saves_nothing(desk, ids, says) -> None:
    listings = desk(says("{}"))
    claims, violations = listings.check(ids["M-1"], Listing("Mug 900 ml!", ("Holds 350 ml",), "White."), "amazon")
    assert [claim.status == "supported" for claim in claims][:2] == [False, True]
    assert [violation.code for violation in violations] == ["forbidden_character"]
    assert listings.drafts() == []


def test_without_a_wish_the_draft_in_the_products_own_language_is_the_current_one(desk, ids, says, writes) -> None:
    listings, bottle = desk(says(writes(*BOTTLE))), ids["B-1-BK"]
    own, _ = listings.draft(bottle)
    other, _ = listings.draft(bottle, language="zh")
    assert (own.language, other.language) == ("en", "zh")
    assert listings.latest(bottle, "generic") == own and listings.latest(bottle, "generic", "zh") == other
    assert listings.states(["generic"])[bottle, "generic"].id == own.id
    assert listings.states(["generic"], "zh")[bottle, "generic"].id == other.id
