"""The documents in the window: taken, set aside with the reason, opened where an answer quotes, removed, restored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextBlock
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.chat.model import Source
from merchant_assistant.ui.theme.theme import tokens

Idle = Callable[[Program], None]
RETURNS = """# Returns

Goods may come back within 21 days. <b>Not</b> ![later](file:///etc/passwd).

## Costs

A restocking fee of 15 % is charged on opened boxes.
"""


@pytest.fixture
def room(program: Program, idle: Idle, tmp_path: Path):
    """The list, with one document."""
    (tmp_path / "returns.md").write_text(RETURNS, encoding="utf-8")
    program.window.show_page("chat")
    idle(program)
    made = program.window.page_of("chat").room
    made.show_shelf()
    idle(program)
    assert made.shelf.states.state == "empty"
    made.take([tmp_path / "returns.md"])
    idle(program)
    return made


def _names(room) -> list[str]:
    return [document.name for document in room.shelf.table.documents.rows]


def test_one_that_cannot_be_read_says_why_and_one_is_removed_by_key_and_brought_back(
    room, program: Program, idle: Idle, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "terms.pdf").write_text("%PDF-1.7 and nothing else", encoding="utf-8")
    room.take([tmp_path / "terms.pdf"])
    idle(program)
    assert _names(room) == ["returns.md"]
    assert "terms.pdf" in room.shelf.aside_words.text() and room.shelf.aside.isVisible()
    room.shelf.aside_seen.click()
    assert not room.shelf.aside.isVisible()
    room.shelf.table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(room.shelf.table, Qt.Key.Key_Delete)
    idle(program)
    assert _names(room) == [] and room.shelf.states.state == "empty"
    program.notifier.last.act()
    idle(program)
    assert _names(room) == ["returns.md"] and not room.shelf.lately.isVisible()
    room.shelf.remove.click()
    idle(program)
    program.notifier.dismiss()
    (row,) = room.shelf.lately.rows
    assert "returns.md" in row.restore.accessibleName() and room.shelf.lately.isVisible()
    row.restore.click()
    idle(program)
    assert _names(room) == ["returns.md"] and not room.shelf.lately.isVisible()


def test_of_two_sources_the_last_one_is_opened_and_none_once_the_person_left(
    room, program: Program, idle: Idle, tmp_path: Path
) -> None:
    (tmp_path / "delivery.md").write_text("# Delivery\n\nThree days.\n", encoding="utf-8")
    room.take([tmp_path / "delivery.md"])
    idle(program)
    returns, delivery = room.shelf.table.documents.rows
    room.read(returns)
    room.read(delivery)
    idle(program)
    assert room.reader.header.title.text() == "delivery.md"
    room.show_shelf()
    room.read(returns)
    program.window.page_of("chat").begin()
    idle(program)
    assert program.window.page_of("chat").view.isVisible()


def test_a_source_opens_its_document_at_the_place(room, program: Program, idle: Idle, qtbot: QtBot) -> None:
    page = program.window.page_of("chat")
    room.left.emit()
    page.view.composer.sent.emit("What is the restocking fee?")
    idle(program)
    chip = page.view.transcript.last_answer.sources.chips[0]
    assert chip.isEnabled() and "returns.md" in chip.accessibleName()
    chip.click()
    idle(program)
    reader = room.reader
    assert reader.isVisible() and not reader.file.isHidden()
    assert _lit(reader) == ["A restocking fee of 15 % is charged on opened boxes."]
    assert "<b>Not</b> later" in reader.pages.toPlainText()  # no markup, nothing fetched
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    qtbot.keyClick(reader.pages, Qt.Key.Key_Escape)
    assert page.view.isVisible() and QApplication.focusWidget() is page.view.composer.field


def test_a_place_in_a_newer_version_is_found_and_what_is_gone_says_so(
    room, program: Program, idle: Idle, tmp_path: Path
) -> None:
    hit = program.services.knowledge.find("What is the restocking fee?")[0].passage
    source = Source("document", hit.ref, hit.heading or hit.file, passage=hit.id)
    (tmp_path / "returns.md").write_text(RETURNS.replace("15 %", "10 %"), encoding="utf-8")
    room.take([tmp_path / "returns.md"])
    idle(program)
    (tmp_path / "returns.md").unlink()
    room.read_at(source)
    idle(program)
    assert _lit(room.reader) == ["A restocking fee of 10 % is charged on opened boxes."]
    assert room.reader.file.isHidden() and "no longer where it was" in room.reader.note.text()
    room.show_shelf()
    idle(program)
    room.shelf.remove.click()
    idle(program)
    room.read_at(source)
    idle(program)
    assert "no longer here" in program.notifier.last.text


def _lit(reader) -> list[str]:
    """The lines behind which the light of the quoted place stands."""
    found: list[str] = []
    block: QTextBlock = reader.pages.document().begin()
    while block.isValid():
        if block.blockFormat().background().color() == QColor(tokens().accent_soft):
            found.append(block.text())
        block = block.next()
    return found
