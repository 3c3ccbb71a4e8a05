"""Every state of every page by keyboard alone, and for those who hear it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from look_keys import nameless, same_keys, walk
from look_scenes import SCENES, Scene
from look_stage import Stage
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPlainTextEdit, QWidget
from shiboken6 import isValid

from merchant_assistant.ui.widgets.buttons import Button, IconButton


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_every_state_by_keyboard_and_by_ear(stage: Stage, scene: Scene) -> None:
    found: dict[str, list[str]] = {}
    for name in scene(stage):
        stage.settle()
        top = next((top for top in stage.tops() if top.isModal()), stage.window)
        before = stage.window.focusWidget()
        covered = stage.layered() or QApplication.activePopupWidget()  # it keeps the keyboard until Escape
        walked = [] if covered else walk(top)[1]
        for problem in [*nameless(top), *same_keys(top), *walked]:
            found.setdefault(problem, []).append(name)
        if before is not None and isValid(before):
            before.setFocus()
        stage.settle()
    assert not found, "\n".join(f"{problem}  ({', '.join(places)})" for problem, places in found.items())


class _Unseen(Button):
    def initStyleOption(self, option) -> None:  # noqa: N802 - Qt's name
        self._clicked = True
        super().initStyleOption(option)


class _Trap(QPlainTextEdit):
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        event.accept()


def test_a_control_without_a_name_is_found(put: Callable[..., QWidget]) -> None:
    found = list(nameless(put(Button("Save"), IconButton("x", ""), QListWidget())))
    assert len(found) == 2


def test_a_key_that_means_two_things_is_found(put: Callable[..., QWidget]) -> None:
    top = put(Button("One", key="F9"), Button("Two", key="F9"), Button("Three", key="F8"))
    inside = QShortcut(QKeySequence("F8"), top, context=Qt.ShortcutContext.WidgetShortcut)
    assert [problem.split(":")[1] for problem in same_keys(top)] == [" F9 2 times"]
    assert inside.isEnabled()


def test_a_way_without_traps_in_order_is_passed(put: Callable[..., QWidget]) -> None:
    buttons = [Button("One"), Button("Two"), Button("Three")]
    assert walk(put(*buttons)) == (buttons, [])


def test_a_trap_is_found(put: Callable[..., QWidget]) -> None:
    _, wrong = walk(put(Button("One"), _Trap()))
    assert [problem.split(":")[0] for problem in wrong] == ["no way out"]


def test_what_tab_never_reaches_and_steps_back_are_found(put: Callable[..., QWidget]) -> None:
    one, two, three = Button("One"), Button("Two"), Button("Three")
    top = put(one, two, three)
    QWidget.setTabOrder(one, three)
    QWidget.setTabOrder(three, two)
    assert [problem.split(":")[0] for problem in walk(top)[1]] == ["back"]


def test_a_focus_that_is_not_seen_is_found(put: Callable[..., QWidget]) -> None:
    _, wrong = walk(put(Button("One"), _Unseen("Two"), QLabel("Words")))
    assert [problem.split(":")[0] for problem in wrong] == ["focus not seen"]
