"""Which texts an export takes along: what is approved, in the product's own language, and never a demo's."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from merchant_assistant.catalogue.importing.model import ImportOptions
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.listings.model import Listing

BOTTLE = (
    "Hydra Steel Bottle 750 ml",
    ["Holds 750 ml", "With a screw lid", "Black or silver"],
    "The Hydra bottle is made of steel and has a screw lid. It suits long hikes in the hills.",
)
MUG = ("Hydra Ceramic Mug 350 ml", ["White ceramic", "Holds 350 ml"], "A white mug. It holds 350 ml.")


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


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
