"""The main job from the first draft to the export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.ui.item_models.roles import TONE
from merchant_assistant.ui.listings.export_dialog import ExportDialog, Wanted

Idle = Callable[[Program], None]


def _draft(program: Program, idle: Idle) -> None:
    """Draft the first product, from the Listings page."""
    program.window.show_page("listings")
    idle(program)
    program.pages.listings.draft.click()
    idle(program)


def test_a_draft_is_written_its_claims_are_shown_and_it_is_approved(with_products: Program, idle: Idle) -> None:
    page = with_products.pages.listings
    _draft(with_products, idle)
    assert page.card.editor.title.toPlainText() == "Steel Bottle 750 ml, Black"
    claims = page.card.editor.claims()
    assert {"750 ml", "304 stainless steel", "310 g"} <= {claim.text for claim in claims}
    assert {claim.status for claim in claims} == {"supported"}
    assert page.products.model.index(0, 6).data() == "All proven"
    page.card.approve.click()
    idle(with_products)
    assert page.products.model.index(0, 6).data() == "Approved"
    assert page.products.model.index(0, 6).data(TONE) == "accent"


def test_what_is_typed_is_checked_saved_and_cured(with_products: Program, idle: Idle, qtbot: QtBot) -> None:
    page = with_products.pages.listings
    _draft(with_products, idle)
    edit = page.card.editor.description
    cursor = edit.textCursor()
    cursor.setPosition(edit.toPlainText().index("310 g"))
    cursor.setPosition(cursor.position() + len("310 g"), QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    qtbot.keyClicks(edit, "350 g")
    page.card.keeper.check_soon.timeout.emit()
    idle(with_products)
    assert page.card.bar.claim and page.card.bar.claim.text == "350 g" and page.card.bar.claim.status == "contradicted"
    assert "310 g" in page.card.bar.use.text()
    with_products.window.show_page("catalogue")  # leaving saves
    idle(with_products)
    draft = page.card.draft
    assert draft and "350 g" in with_products.services.listings.get(draft.id).listing.description
    with_products.window.show_page("listings")
    page.card.bar.use.click()
    page.card.flush()
    idle(with_products)
    assert "310 g" in with_products.services.listings.get(draft.id).listing.description
    assert page.card.bar.isHidden()


def test_an_approved_text_is_exported(with_products: Program, idle: Idle, tmp_path: Path) -> None:
    page = with_products.pages.listings
    _draft(with_products, idle)
    page.card.approve.click()
    idle(with_products)
    out = tmp_path / "out.csv"
    page.export_flow.write(Wanted(), out)
    idle(with_products)
    assert "It holds 750 ml and weighs 310 g." in out.read_text(encoding="utf-8-sig")
    assert page.products.model.index(0, 6).data() == "Exported"
    assert page.card.head.state.text() == "Exported"


def test_a_text_that_the_data_deny_is_approved_only_on_a_second_word(
    with_products: Program, idle: Idle, qtbot: QtBot
) -> None:
    page = with_products.pages.listings
    _draft(with_products, idle)
    qtbot.keyClicks(page.card.editor.title, "350 g ")
    page.card.keeper.check_soon.timeout.emit()
    idle(with_products)
    assert page.card.tour.contradictions == 1
    page.card.approve.click()
    idle(with_products)
    assert page.card.draft and page.card.draft.status != "approved"
    with_products.window.toast.action.click()
    idle(with_products)
    assert page.card.draft.status == "approved"


def test_what_a_person_typed_is_not_written_over_unasked(with_products: Program, idle: Idle, qtbot: QtBot) -> None:
    page = with_products.pages.listings
    _draft(with_products, idle)
    assert not page.draft.isEnabled()  # the card writes again
    before = page.card.draft
    qtbot.keyClicks(page.card.editor.title, "My ")
    page.card.again.click()
    idle(with_products)
    assert page.card.draft and before and page.card.draft.id == before.id
    with_products.window.toast.action.click()
    idle(with_products)
    assert page.card.draft.id != before.id
    assert with_products.services.listings.get(before.id).listing.title.startswith("My ")


def test_the_shop_that_the_data_came_from_is_proposed_for_the_export(
    program: Program, tmp_path: Path, idle: Idle
) -> None:
    file = tmp_path / "products_export.csv"
    file.write_text(
        "Handle,Title,Body (HTML),Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price\n"
        "mug,Mug,<p>A mug.</p>,Halvern,Title,Default Title,TM-500,4.10\n",
        encoding="utf-8",
    )
    program.window.files_dropped.emit([file])
    idle(program)
    program.pages.catalogue.plan.agree.click()
    idle(program)
    program.pages.listings.export.click()
    idle(program)
    dialog = program.pages.listings.findChild(ExportDialog)
    assert (dialog.platform.value, dialog.texts.value) == ("shopify", "approved")
    dialog.reject()


def test_writing_can_be_stopped(with_products: Program, idle: Idle, writer, qtbot: QtBot) -> None:
    page = with_products.pages.listings
    with_products.window.show_page("listings")
    idle(with_products)
    writer.gate.clear()
    page.draft.click()
    qtbot.waitUntil(lambda: bool(with_products.tasks.running()))
    assert page.products.model.index(0, 6).data() == "Writing …"
    page.card.stop.click()
    writer.gate.set()
    idle(with_products)
    assert page.products.model.index(0, 6).data() == "No draft"
    assert with_products.services.listings.drafts() == []
