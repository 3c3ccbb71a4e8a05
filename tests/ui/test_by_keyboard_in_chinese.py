"""The main job without a mouse and in Chinese: import, draft, correct what the data deny, approve, export."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.ui.listings.export_dialog import ExportDialog

Idle = Callable[[Program], None]
_CONTROL, _NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def chinese(program: Program, qtbot: QtBot) -> Iterator[Program]:
    program.language.speak("zh_CN")
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    yield program
    program.language.speak("en")


def test_from_a_file_to_an_approved_export(
    chinese: Program, catalogue_file: Path, tmp_path: Path, idle: Idle, qtbot: QtBot
) -> None:
    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE) -> None:
        qtbot.keyClick(QApplication.focusWidget() or chinese.window, key, modifier)
        idle(chinese)

    def answer(dialog: QFileDialog, chosen: object) -> None:
        """As a person would in a dialog of the system, which goes then."""
        (dialog.fileSelected if isinstance(chosen, str) else dialog.filesSelected).emit(chosen)
        dialog.reject()
        chinese.window.activateWindow()
        qtbot.waitUntil(chinese.window.isActiveWindow)
        idle(chinese)

    pages, window = chinese.pages, chinese.window
    window.show_page("catalogue")
    idle(chinese)
    press(Qt.Key.Key_O, _CONTROL)
    answer(pages.catalogue.findChild(QFileDialog), [str(catalogue_file)])
    press(Qt.Key.Key_Return)  # the keyboard is on consent
    assert chinese.services.catalogue.count() == 3
    assert QApplication.focusWidget() is pages.catalogue.browse.search, "no row is chosen yet"

    window.show_page("listings")
    idle(chinese)
    page = pages.listings
    assert QApplication.focusWidget() is page.products.table
    press(Qt.Key.Key_D)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Tab):
        press(key)
    assert QApplication.focusWidget() is page.card.editor.description
    press(Qt.Key.Key_End, _CONTROL)
    qtbot.keyClicks(QApplication.focusWidget(), " Net 350 g.")
    page.card.keeper.check_soon.timeout.emit()
    idle(chinese)
    press(Qt.Key.Key_F8)
    assert page.card.bar.claim.text == "350 g"
    press(Qt.Key.Key_Period, _CONTROL)
    assert page.card.editor.description.toPlainText().endswith("Net 310 g.")
    press(Qt.Key.Key_Return, _CONTROL)
    assert page.card.draft.status == "approved" and QApplication.focusWidget() is page.products.table

    press(Qt.Key.Key_E, _CONTROL)
    dialog = page.findChild(ExportDialog)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    out = tmp_path / "out.csv"
    answer(page.findChild(QFileDialog), str(out))
    assert "Net 310 g." in out.read_text("utf-8-sig")


def test_no_english_word_is_left_on_the_two_pages(chinese: Program, catalogue_file: Path, idle: Idle) -> None:
    chinese.pages.catalogue.take_files([catalogue_file])
    idle(chinese)
    plan = chinese.pages.catalogue.plan
    words = [plan.agree.text(), plan.cancel.text(), plan.header.subtitle.text(), *plan.columns.titles()]
    plan.agree.click()
    idle(chinese)
    page = chinese.pages.listings
    idle(chinese)
    words += [
        page.draft.text(),
        page.header.subtitle.text(),
        page.card.approve.text(),
        page.products.model.index(0, 5).data(),
    ]
    assert [word for word in words if re.search(r"[A-Za-z]{3}", word)] == []
