"""The desk over a real database: draft, edit, approve, reject, export, and what comes back."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from merchant_assistant.catalogue.importing.model import ImportOptions
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


@pytest.fixture
def ids(desk) -> dict[str, int]:
    return {sku: desk.catalogue.find(sku).id for sku in ("B-1-BK", "M-1")}


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


def test_a_new_draft_never_replaces_an_approved_text(desk, ids, says, writes, tmp_path: Path) -> None:
    listings = desk(says(writes(*MUG), writes("Hydra Mug 350 ml", MUG[1], MUG[2])))
    first, _ = listings.draft(ids["M-1"])
    approved, _ = listings.approve(first.id)
    assert approved.status == "approved"
    second, _ = listings.draft(ids["M-1"])
    assert second.listing.title == "Hydra Mug 350 ml"
    assert listings.get(first.id).status == "approved"
    in_force = listings.in_force(ids["M-1"], "generic", second.language)
    assert in_force and (in_force.id, in_force.listing.title) == (first.id, MUG[0])
    listings.export("shopify", tmp_path / "a.csv")
    assert MUG[0] in {row["Title"] for row in rows_of(tmp_path / "a.csv")}
    listings.approve(second.id)
    listings.export("shopify", tmp_path / "b.csv")
    assert "Hydra Mug 350 ml" in {row["Title"] for row in rows_of(tmp_path / "b.csv")}
    assert [line.id for line in listings.drafts()] == [second.id]


def test_editing_an_approved_draft_leaves_the_approved_text_in_force(desk, ids, says, writes, tmp_path: Path) -> None:
    listings = desk(says(writes(*MUG)))
    draft, _ = listings.draft(ids["M-1"])
    listings.approve(draft.id)
    assert listings.in_force(ids["M-1"], "generic", "zh") is None
    listings.edit(draft.id, Listing("White Mug", ("Holds 350 ml",), "It holds 350 ml."))
    in_force = listings.in_force(ids["M-1"], "generic", draft.language)
    assert in_force and in_force.listing.title == MUG[0]
    listings.export("shopify", tmp_path / "a.csv")
    assert MUG[0] in {row["Title"] for row in rows_of(tmp_path / "a.csv")}
    listings.approve(draft.id)
    listings.export("shopify", tmp_path / "b.csv")
    assert "White Mug" in {row["Title"] for row in rows_of(tmp_path / "b.csv")}


def test_only_what_is_approved_leaves_unless_asked(desk, ids, says, writes, tmp_path: Path) -> None:
    listings = desk(says(writes(*MUG)))
    draft, _ = listings.draft(ids["M-1"])
    _, changes = listings.export("shopify", tmp_path / "none.csv")
    assert not changes
    assert MUG[0] not in {row["Title"] for row in rows_of(tmp_path / "none.csv")}
    listings.export("shopify", tmp_path / "all.csv", drafts="all")
    assert MUG[0] in {row["Title"] for row in rows_of(tmp_path / "all.csv")}
    assert listings.get(draft.id).status == "proposed"  # a person's word is needed for "exported"
    listings.approve(draft.id)
    listings.export("shopify", tmp_path / "imported.csv", drafts="none")
    assert MUG[0] not in {row["Title"] for row in rows_of(tmp_path / "imported.csv")}
    result, changes = listings.export("shopify", tmp_path / "approved.csv")
    assert (result.products, changes) == (2, Changes(drafts=True))
    assert listings.get(draft.id).status == "exported"


def test_the_platforms_own_draft_goes_before_a_generic_one(desk, ids, says, writes, tmp_path: Path) -> None:
    listings = desk(says(writes("White Mug 350 ml", *MUG[1:]), writes("Ceramic Mug 350 ml", *MUG[1:])))
    own, _ = listings.draft(ids["M-1"], platform="shopify")
    generic, _ = listings.draft(ids["M-1"])
    listings.approve(own.id)
    listings.approve(generic.id)
    for platform, title in (("shopify", "White Mug 350 ml"), ("woocommerce", "Ceramic Mug 350 ml")):
        listings.export(platform, tmp_path / f"{platform}.csv")
        assert title in (tmp_path / f"{platform}.csv").read_text(encoding="utf-8-sig")


def test_a_rejected_draft_is_out_of_force(desk, ids, says, writes, tmp_path: Path) -> None:
    listings = desk(says(writes(*MUG)))
    draft, _ = listings.draft(ids["M-1"])
    listings.approve(draft.id)
    rejected, _ = listings.reject(draft.id)
    assert rejected.status == "rejected"
    listings.export("shopify", tmp_path / "a.csv", drafts="all")
    assert MUG[0] not in {row["Title"] for row in rows_of(tmp_path / "a.csv")}


def test_texts_of_the_demo_never_leave(desk, ids, says, writes, tmp_path: Path) -> None:
    listings = desk(says(writes(*MUG), demo=True))
    draft, _ = listings.draft(ids["M-1"])
    listings.approve(draft.id)
    with pytest.raises(UserFault) as fault:
        listings.export("shopify", tmp_path / "a.csv")
    assert fault.value.code == "demo_text"
    assert not (tmp_path / "a.csv").exists()


def test_export_comes_back_without_proving_itself(desk, ids, says, writes, tmp_path: Path) -> None:
    listings = desk(says(writes(*BOTTLE)))
    draft, _ = listings.draft(ids["B-1-BK"])
    assert "steel" in draft.listing.description
    listings.approve(draft.id)
    file = tmp_path / "again.csv"
    listings.export("shopify", file)
    desk.catalogue.apply(desk.catalogue.plan(file))
    back = desk.catalogue.product(ids["B-1-BK"])
    assert back.title == BOTTLE[0]
    (claim, *_) = listings.check_text("B-1-BK", "Made of steel")
    assert claim.status != "supported"  # the only cells that say so now were written by our model
    desk.catalogue.edit(back.id, "description", "The bottle is made of steel.")
    (claim, *_) = listings.check_text("B-1-BK", "Made of steel")
    assert claim.status == "supported"


def test_a_product_goes_out_in_its_own_language(desk, ids, says, writes, tmp_path: Path) -> None:
    listings = desk(says(writes(*BOTTLE)))
    foreign, _ = listings.draft(ids["B-1-BK"], platform="shopify", language="zh")
    own, _ = listings.draft(ids["B-1-BK"])
    listings.edit(foreign.id, replace(foreign.listing, title="钢水瓶"))
    listings.edit(own.id, replace(own.listing, title="Bottle of the shop"))
    for draft in (own, foreign):
        listings.approve(draft.id)
    titles = {}
    for language in (None, "zh"):
        file = tmp_path / f"{language}.csv"
        listings.export("shopify", file, language=language)
        titles[language] = file.read_text(encoding="utf-8-sig")
    assert "Bottle of the shop" in titles[None] and "钢水瓶" not in titles[None]
    assert "钢水瓶" in titles["zh"]


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


def test_a_text_goes_to_the_product_of_its_own_source(desk, ids, says, writes, tmp_path: Path) -> None:
    file = tmp_path / "theirs.csv"
    file.write_text("SKU,Title,Price\nM-1,Their mug,3\n", encoding="utf-8")
    theirs = ImportOptions(source="Theirs")
    desk.catalogue.apply(desk.catalogue.plan(file, theirs))
    listings = desk(says(writes(*MUG)))
    draft, _ = listings.draft(desk.catalogue.find("M-1", "Theirs").id)
    listings.edit(draft.id, Listing("A mug of theirs", ("A mug",), "It is a mug."))
    listings.approve(draft.id)
    desk.catalogue.undo(desk.catalogue.batches()[0].id)
    desk.catalogue.apply(desk.catalogue.plan(file, theirs))  # the other source's M-1 is the older one now
    listings.export("generic", tmp_path / "out.csv")
    assert "A mug of theirs" in {row["Title"] for row in rows_of(tmp_path / "out.csv")}


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
