"""Each check is seen to find what it is there to find, and to be silent where nothing is wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from look_checks import cut_texts, default_styled, foreign_colours, foreign_words, missing_icons, overlaps
from PySide6.QtCore import QStringListModel
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QMessageBox,
    QPushButton,
    QWidget,
)

from merchant_assistant.ui.theme.theme import wear
from merchant_assistant.ui.theme.tokens import DARK, LIGHT
from merchant_assistant.ui.widgets.buttons import Button, EnterButton, IconButton
from merchant_assistant.ui.widgets.choice import Choice
from merchant_assistant.ui.widgets.labels import ElidedLabel, label
from merchant_assistant.ui.widgets.search import SearchField
from merchant_assistant.ui.widgets.table import Table

Put = Callable[..., QWidget]
_LONG = "A sentence that is far too long for the room that it was given here"


def _narrow(widget: QWidget, width: int = 60) -> QWidget:
    widget.setMinimumWidth(0)
    widget.setFixedWidth(width)
    return widget


def test_what_is_well_made_is_passed(put: Put) -> None:
    wrapped = label(_LONG * 3, wrap=True)
    top = put(label("Short"), wrapped, _narrow(ElidedLabel(_LONG)), Button("Save", "primary"), SearchField("Find"))
    for check in (cut_texts, overlaps, missing_icons, default_styled):
        assert list(check(top)) == []


@pytest.mark.parametrize(
    "made",
    [
        lambda: _narrow(label(_LONG)),
        lambda: _narrow(Button(_LONG)),
        lambda: _narrow(Choice("Platform", [(1, _LONG)])),
        lambda: _narrow(SearchField(_LONG), 120),
    ],
    ids=["label", "button", "choice", "placeholder"],
)
def test_a_cut_line_is_found(put: Put, made: Callable[[], QWidget]) -> None:
    assert [problem for problem in cut_texts(put(made())) if _LONG[:20] in problem or "Platform" in problem]


def test_a_line_lost_below_is_found(put: Put) -> None:
    low = _narrow(label(_LONG, wrap=True), 200)
    low.setFixedHeight(20)
    assert len(list(cut_texts(put(low)))) == 1


def test_a_cut_head_of_a_table_is_found(put: Put) -> None:
    table = Table("Products")
    model = _Heads()
    table.setModel(model)
    table.set_widths([60])
    assert [problem for problem in cut_texts(put(table)) if "head" in problem]


class _Heads(QStringListModel):
    def headerData(self, section: int, orientation: object, role: int = 0) -> object:  # noqa: N802 - Qt's name
        return _LONG if role == 0 else None


def test_widgets_on_top_of_each_other_and_outside_are_found(put: Put) -> None:
    top = put()
    for x in (10, 40):
        QLabel("Words", top).setGeometry(x, 10, 80, 20)
    QLabel("Far", top).setGeometry(600, 300, 80, 20)
    for child in top.findChildren(QLabel):
        child.show()
    found = list(overlaps(top))
    assert [problem.split(":")[0] for problem in found] == ["overlap", "sticks out"]


def test_a_missing_and_an_empty_icon_are_found(put: Put) -> None:
    bare, blank = IconButton("x", "Close"), IconButton("x", "Open")
    bare.setIcon(QIcon())
    clear = QPixmap(16, 16)
    clear.fill("transparent")
    blank.setIcon(QIcon(clear))
    mark = QLabel()
    mark.setFixedSize(24, 24)
    assert len(list(missing_icons(put(bare, blank, mark, IconButton("x", "Right"))))) == 3


def test_what_qt_made_is_found(put: Put) -> None:
    top = put(QCheckBox("Tick"), QPushButton("Press"), QListView(), EnterButton("No kind"))
    words = [problem.split(":")[0] for problem in default_styled(top)]
    assert words.count("no style") == 2
    assert words.count("Qt's own button, deaf to Enter") == 2
    assert words.count("no kind") == 3


def test_a_message_box_of_qt_is_found(put: Put) -> None:
    assert [problem for problem in default_styled(QMessageBox()) if "own window" in problem]


def test_a_colour_kept_from_the_other_theme_is_found(qapp: QApplication, put: Put) -> None:
    kept = IconButton("x", "Close")
    row = QWidget()
    QHBoxLayout(row).addWidget(kept)
    stale = QLabel()
    top = put(row, stale)
    picture = QPixmap(20, 20)
    picture.fill(LIGHT.accent)
    stale.setPixmap(picture)
    wear(qapp, DARK)
    assert [problem for problem in foreign_colours(top.grab().toImage(), DARK) if "accent" in problem]
    stale.hide()
    assert list(foreign_colours(top.grab().toImage(), DARK)) == []


def test_english_in_a_chinese_window_is_found(put: Put) -> None:
    top = put(label("Save"), Button("导出"), SearchField("WB-750"))
    found = list(foreign_words(top, {"Save": "保存", "Export": "导出"}))
    assert len(found) == 1
    assert "Save" in found[0]
