"""What a merchant's file says is shown letter by letter, in tooltips as well."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument

from merchant_assistant.ui.widgets.chip import Chip
from merchant_assistant.ui.widgets.labels import ElidedLabel
from merchant_assistant.ui.widgets.tips import plain_tip

PICTURE = 'Mug <img src="//elsewhere/x.png"> & "more"'


@pytest.mark.parametrize("text", [PICTURE, "<b>bold</b>\nsecond line", "5 < 7 > 3", "<p>"])
def test_a_tip_shows_each_letter(text: str) -> None:
    tip = plain_tip(text)
    shown = QTextDocument()
    if tip == text:
        shown.setPlainText(tip)
    else:
        shown.setHtml(tip)
    assert shown.toPlainText() == text


def test_plain_text_is_left_as_it_is() -> None:
    assert plain_tip("750 ml & more\nB-1") == "750 ml & more\nB-1"


def test_labels_show_no_markup_of_a_file(qtbot) -> None:
    name = ElidedLabel(PICTURE)
    qtbot.addWidget(name)
    name.resize(40, 20)
    name.grab()  # paints it, too narrow for its text
    assert "<img" not in name.toolTip() and "&lt;img" in name.toolTip()
    chip = Chip(PICTURE)
    qtbot.addWidget(chip)
    assert chip.textFormat() == name.textFormat() == Qt.TextFormat.PlainText
