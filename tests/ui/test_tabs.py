"""A row of words of which one is chosen."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from merchant_assistant.ui.widgets.tabs import Tabs

_PADDING = 24  # pixels: left and right of the word


@pytest.mark.parametrize("name", ["Set aside", "待修正"])
def test_a_chosen_word_is_whole_in_bold_and_moves_nothing(qtbot: QtBot, name: str) -> None:
    tabs = Tabs()
    qtbot.addWidget(tabs)
    for other in ("Columns", name):
        tabs.add(other, QLabel())
    tabs.set_count(1, 12)
    tabs.resize(600, 200)
    tabs.show()
    qtbot.waitExposed(tabs)
    button = next(one for one in tabs.findChildren(QPushButton) if one.text().startswith(name))
    before = button.geometry()
    tabs.choose(1)
    assert button.geometry() == before
    bold = QFont(button.font())
    bold.setWeight(QFont.Weight.DemiBold)
    assert button.width() >= QFontMetrics(bold).horizontalAdvance(button.text()) + _PADDING
