"""The frame around the pages: rail, keys, what is remembered, the strip and its jobs."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.foundation.settings import LAST_PAGE
from merchant_assistant.ui.tasks import Task
from merchant_assistant.ui.widgets.ring import KeyboardRing

Idle = Callable[[Program], None]
_PAGES = ("home", "catalogue", "chat", "listings", "replies", "models", "settings")


def test_each_page_is_reached_by_its_key(program: Program, qtbot: QtBot, idle: Idle) -> None:
    window = program.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.rail.pages == _PAGES
    for number, page in enumerate(_PAGES, 1):
        qtbot.keyClick(window, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier)
        assert window.page == page and window.rail._buttons[page].isChecked()
        idle(program)
    window.show_page("home")
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert window.page == "settings"


def test_one_key_shows_the_keys_and_another_closes(program: Program, qtbot: QtBot, idle: Idle) -> None:
    window = program.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    idle(program)
    keys = program.pages.settings.keys
    assert window.page == "settings" and not keys.visibleRegion().isEmpty()
    assert {"F1", "F6", "Ctrl+Q"} <= {key for key, _ in keys.keys}
    qtbot.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert window.isHidden()


def test_a_page_is_built_when_it_is_wanted_and_ahead_when_nothing_runs(program: Program, idle: Idle) -> None:
    assert [page for page in _PAGES if program.window.is_built(page)] == ["home"]
    for _ in _PAGES:
        program.pages._ahead.timeout.emit()
        idle(program)
    assert all(program.window.is_built(page) for page in _PAGES) and not program.pages._ahead.isActive()
    assert program.window.page == "home"


def test_no_part_of_a_page_flashes_as_a_window_of_its_own(program: Program, idle: Idle) -> None:
    flashes = Flashes(program.window)
    QApplication.instance().installEventFilter(flashes)
    for page in _PAGES:
        program.window.show_page(page)
        idle(program)
    QApplication.instance().removeEventFilter(flashes)
    assert flashes.seen == []


def test_a_ring_is_shown_to_who_uses_the_keyboard(program: Program, qtbot: QtBot, idle: Idle) -> None:
    """The page that is shown takes the focus by itself, whoever asked for it."""
    window, handle = program.window, program.window.windowHandle()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    button = window.rail._buttons["settings"]
    for by_mouse in (True, False):
        window.show_page("home")
        idle(program)
        if by_mouse:
            QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=button.mapTo(window, button.rect().center()))
        else:
            QTest.keyClick(handle, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
        idle(program)
        focused = QApplication.focusWidget()
        assert window.page == "settings" and isinstance(focused, KeyboardRing)
        option = QStyleOptionComboBox()
        focused.initStyleOption(option)
        assert bool(option.state & QStyle.StateFlag.State_HasFocus) != by_mouse


class Flashes(QObject):
    """Windows that were shown besides the one there is."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and watched is not self._window:
            self.seen.append(repr(watched))
        return False


@pytest.mark.parametrize(("kept", "shown"), [("chat", "chat"), ("no such page", "home")])
def test_the_last_page_is_shown_and_an_unknown_one_is_home(
    open_program: Callable[[], Program], close_program: Callable[[Program], None], kept: str, shown: str
) -> None:
    first = open_program()
    first.window.show_page("chat")
    close_program(first)
    second = open_program()
    second.services.settings.set(LAST_PAGE, kept)
    second._remember = lambda: None
    close_program(second)
    assert open_program().window.page == shown


def test_pages_ask_for_each_other_through_the_desk(with_products: Program, idle: Idle) -> None:
    desk, window = with_products.pages.desk, with_products.window
    product = with_products.services.catalogue.page(limit=3)[1]
    desk.page_asked.emit("models")
    assert window.page == "models"
    desk.product_asked.emit(product.id)
    idle(with_products)
    assert window.page == "catalogue" and with_products.pages.catalogue.browse.side.facts.product.id == product.id
    desk.draft_asked.emit(product)
    idle(with_products)
    assert window.page == "listings" and with_products.pages.listings.facts.product.id == product.id
    draft, changes = with_products.services.listings.draft(product.id)
    desk.tell(changes)
    desk.page_asked.emit("home")
    desk.draft_shown_asked.emit(draft.id)
    idle(with_products)
    assert window.page == "listings" and with_products.pages.listings.card.draft.id == draft.id


def test_the_rail_counts_products_and_drafts_that_wait(with_products: Program, idle: Idle) -> None:
    notes = {page: button._note for page, button in with_products.window.rail._buttons.items()}
    assert notes["catalogue"] == "3" and notes["listings"] == ""
    product = with_products.services.catalogue.page(limit=1)[0]
    _draft, changes = with_products.services.listings.draft(product.id)
    with_products.pages.desk.tell(changes)
    idle(with_products)
    button = with_products.window.rail._buttons["listings"]
    assert button._note == "1" and "1" in button.accessibleDescription()


def test_a_click_in_the_rail_leaves_the_keyboard_to_the_page(with_products: Program, qtbot: QtBot, idle: Idle) -> None:
    window = with_products.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_page("settings")
    qtbot.mouseClick(window.rail._buttons["catalogue"], Qt.MouseButton.LeftButton)
    idle(with_products)
    focused = QApplication.focusWidget()
    assert focused is not None and window.page_of("catalogue").isAncestorOf(focused)


@pytest.fixture
def jobs(program: Program, qtbot: QtBot):
    """Two pieces of work that run until they are stopped."""

    def work(progress, cancel):
        ended = threading.Event()
        cancel.on_cancel(ended.set)
        progress(1, 4, "")
        assert ended.wait(20)
        cancel.check()

    handles = [program.tasks.start(Task(work, title=title)) for title in ("First job", "Second job")]
    qtbot.waitUntil(lambda: all(handle.pace.part for handle in handles))
    yield program, handles
    for handle in handles:
        handle.cancel()
    qtbot.waitUntil(lambda: not program.tasks.running())


def test_the_strip_shows_the_oldest_and_the_list_all(jobs, qtbot: QtBot) -> None:
    program, handles = jobs
    strip = program.window.strip
    assert strip.job.words.text() == "First job" and strip.more.isVisible() and "1" in strip.more.text()
    assert strip.job.bar.value() / strip.job.bar.maximum() == pytest.approx(0.25)
    strip.more.click()
    assert strip.jobs.isVisible() and [line.handle for line in strip.jobs.lines] == handles
    strip.jobs.lines[1].stop.click()
    qtbot.waitUntil(lambda: program.tasks.running() == handles[:1])
    assert strip.jobs.lines[1].isHidden() and strip.more.isHidden()
    strip.stop.click()
    qtbot.waitUntil(lambda: strip.job.isHidden() and strip.jobs.isHidden())


def test_each_stop_says_what_it_stops(jobs) -> None:
    program, _handles = jobs
    assert "First job" in program.window.strip.stop.accessibleName()


def test_the_smallest_window_shows_all_of_the_frame(jobs, qtbot: QtBot) -> None:
    program, _handles = jobs
    window = program.window
    window.resize(window.minimumSize())
    qtbot.waitUntil(lambda: window.width() == 760)
    QApplication.processEvents()
    strip = window.strip
    shown = [part for part in (strip.model, strip.job, strip.more, strip.network) if part.isVisible()]
    assert len(shown) == 4
    rooms = [part.geometry() for part in shown]
    assert all(not one.intersects(other) for one in rooms for other in rooms if one is not other)
    assert strip.network.width() >= strip.network.sizeHint().width()
    assert all(button.isVisible() for button in window.rail._buttons.values())
