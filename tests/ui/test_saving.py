"""What a person typed is never lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.storage.database import Database

Idle = Callable[[Program], None]


@pytest.fixture
def drafted(with_products: Program, idle: Idle) -> Program:
    with_products.window.show_page("listings")
    idle(with_products)
    with_products.pages.listings.draft.click()
    idle(with_products)
    return with_products


def _title(program: Program, draft_id: int) -> str:
    return program.services.listings.get(draft_id).listing.title


def test_closing_saves_what_was_typed_last(
    drafted: Program, idle: Idle, close_program: Callable[[Program], None], open_program: Callable[[], Program]
) -> None:
    card = drafted.pages.listings.card
    draft = card.draft
    card.editor.title.setPlainText("Typed in the last second")
    close_program(drafted)
    assert _title(open_program(), draft.id) == "Typed in the last second"


def test_choosing_another_product_saves_and_coming_back_shows_it(drafted: Program, idle: Idle) -> None:
    page = drafted.pages.listings
    draft = page.card.draft
    page.card.editor.title.setPlainText("Typed by a person")
    page.products.table.selectRow(1)
    page.products.table.selectRow(0)
    idle(drafted)
    assert page.card.editor.title.toPlainText() == "Typed by a person"
    assert _title(drafted, draft.id) == "Typed by a person"
    assert page.card.draft.edited


def test_a_pause_in_the_typing_saves(drafted: Program, idle: Idle, qtbot: QtBot) -> None:
    card = drafted.pages.listings.card
    card.editor.title.setPlainText("Typed by a person")
    assert card.keeper.save_soon.isActive()
    card.keeper.save_soon.timeout.emit()
    idle(drafted)
    assert card.head.saved.text() == "Saved"
    assert _title(drafted, card.draft.id) == "Typed by a person"


def test_what_could_not_be_saved_is_kept_and_said(
    drafted: Program, idle: Idle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **named: object) -> None:
        raise UserFault("disk_full", "There is no room left.", "Free some space.")

    page = drafted.pages.listings
    draft = page.card.draft
    with monkeypatch.context() as patched:
        patched.setattr(type(drafted.services.listings), "edit", fail)
        page.card.editor.title.setPlainText("Typed by a person")
        page.products.table.selectRow(1)
        idle(drafted)
        assert drafted.notifier.last.text == "There is no room left."
        page.products.table.selectRow(0)
        idle(drafted)
        assert page.card.editor.title.toPlainText() == "Typed by a person"
        assert page.card.head.saved.text() == "Not saved"
        page.card.approve.click()
        idle(drafted)
        assert drafted.services.listings.get(draft.id).status != "approved"
    page.card.approve.click()
    idle(drafted)
    found = drafted.services.listings.get(draft.id)
    assert (found.status, found.listing.title) == ("approved", "Typed by a person")


def test_a_new_draft_leaves_the_approved_text_in_force(drafted: Program, idle: Idle, writer) -> None:
    page = drafted.pages.listings
    page.card.approve.click()
    idle(drafted)
    approved = page.card.draft
    writer.answer = {**writer.answer, "title": "Another Steel Bottle 750 ml"}
    page.card.again.click()
    idle(drafted)
    assert page.card.draft.id != approved.id
    assert drafted.services.listings.get(approved.id).status == "approved"


def test_a_missing_model_is_offered_to_be_fetched(
    with_products: Program, idle: Idle, writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(cancel: object = None) -> None:
        raise UserFault("model_absent", "The model is not on this PC yet.", "models get …")

    monkeypatch.setattr(writer, "load", absent)
    with_products.window.show_page("listings")
    idle(with_products)
    with_products.pages.listings.draft.click()
    idle(with_products)
    notice = with_products.notifier.last
    assert notice.text == "The model is not on this PC yet." and notice.action == "Get the model"
    assert "models get" not in notice.hint
    assert with_products.pages.listings.products.model.index(0, 6).data() == "No draft"


def test_who_types_without_a_pause_is_saved_too(drafted: Program, idle: Idle, qtbot: QtBot) -> None:
    card = drafted.pages.listings.card
    saved = []
    drafted.pages.listings.flow.saved.connect(saved.append)
    typed = ""
    card.editor.title.setPlainText("")
    card.editor.title.setFocus()
    while len(saved) < 2 and len(typed) < 400:  # a key every 50 ms: no pause in which anybody could save
        qtbot.keyClicks(card.editor.title, "a")
        typed += "a"
        qtbot.wait(50)
    assert len(saved) == 2
    idle(drafted)
    assert card.editor.title.toPlainText() == typed
    assert [version.origin for version in drafted.services.listings.history(card.draft.id)] == ["model", "person"]


def test_a_question_is_saved_while_it_is_typed(program: Program, idle: Idle, qtbot: QtBot) -> None:
    program.window.show_page("chat")
    idle(program)
    field = program.pages.chat.view.composer.field
    field.setFocus()
    typed = ""
    while not program.services.chat.unsent(None) and len(typed) < 100:
        qtbot.keyClicks(field, "a")
        typed += "a"
        qtbot.wait(50)
    assert typed.startswith(program.services.chat.unsent(None)) and program.services.chat.unsent(None)
    idle(program)
    assert field.toPlainText() == typed


def test_a_look_that_began_before_the_window_wrote_tells_of_no_change_from_outside(
    program: Program, idle: Idle, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions, heard = iter((1, 1, 2)), list[Changes]()  # before the write, and after it
    monkeypatch.setattr(Database, "data_version", lambda _self: next(versions))
    desk, outside = program.pages.desk, program.pages.outside
    outside._timer.stop()
    desk.changed.connect(heard.append)
    outside.look()
    idle(program)
    outside.look()
    desk.tell(Changes(drafts=True))
    idle(program)
    outside.look()
    idle(program)
    assert heard == [Changes(drafts=True)]


def test_a_question_that_is_saved_is_not_taken_for_what_another_program_wrote(
    program: Program, idle: Idle, qtbot: QtBot
) -> None:
    program.window.show_page("chat")
    idle(program)
    program.pages.outside.look()
    idle(program)
    told = []
    program.pages.desk.changed.connect(told.append)
    view = program.pages.chat.view
    qtbot.keyClicks(view.composer.field, "Which mug?")
    view.flush()
    idle(program)
    program.pages.outside.look()
    idle(program)
    assert program.services.chat.unsent(None) == "Which mug?"
    assert not any(told)
