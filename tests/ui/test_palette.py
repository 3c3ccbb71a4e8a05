"""Anything by name: what a few letters mean, and the way there by keyboard and mouse."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.settings import LANGUAGE
from merchant_assistant.ui.palette.entries import Entry, ranked

Idle = Callable[[Program], None]
_NAMES = ("Home", "Catalogue", "Chat", "Listings", "Models", "Settings", "New conversation", "Back up now", "新对话")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("set", "Settings"), ("SETTINGS", "Settings"), ("setings", "Settings"), ("catalouge", "Catalogue"),
        ("conv", "New conversation"), ("conversation new", "New conversation"), ("nc", "New conversation"),
        ("back up", "Back up now"), ("对话", "新对话"),
    ],
)  # fmt: skip
def test_a_few_letters_name_it(typed: str, name: str) -> None:
    entries = [Entry("commands", one, list) for one in _NAMES]
    assert ranked(entries, typed)[0].name == name


def test_nonsense_names_nothing() -> None:
    assert ranked([Entry("commands", one, list) for one in _NAMES], "zzzxq") == []


def test_the_english_name_is_found_too_after_the_own_one() -> None:
    entries = [Entry("pages", "设置", list, also="settings"), Entry("pages", "settings", list)]
    assert [entry.name for entry in ranked(entries, "settings")] == ["settings", "设置"]


@pytest.fixture
def opened(with_products: Program, qtbot: QtBot, idle: Idle) -> Program:
    """The palette, called by its key from the table of products."""
    window = with_products.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    with_products.pages.catalogue.browse.table.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = with_products.pages.palette
    assert palette.isVisible() and QApplication.focusWidget() is palette.field
    idle(with_products)  # pages that are made meanwhile add commands to the open list
    return with_products


def _names(program: Program) -> list[str]:
    model = program.pages.palette.model
    return [entry.name for row in range(len(model.lines)) if (entry := model.entry(row))]


def test_enter_goes_to_the_page(opened: Program, qtbot: QtBot) -> None:
    palette = opened.pages.palette
    qtbot.keyClicks(palette.field, "chat")
    assert palette.chosen and palette.chosen.name == "Chat" and palette.chosen.key == "Ctrl+3"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert opened.window.page == "chat" and palette.isHidden()


def test_a_key_that_leads_elsewhere_puts_it_away(opened: Program, qtbot: QtBot) -> None:
    palette = opened.pages.palette
    qtbot.keyClick(palette.field, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert opened.window.page == "chat" and palette.isHidden()


def test_escape_leaves_everything_as_it_was(opened: Program, qtbot: QtBot) -> None:
    qtbot.keyClick(opened.pages.palette.field, Qt.Key.Key_Escape)
    assert opened.pages.palette.isHidden() and opened.window.page == "catalogue"
    assert QApplication.focusWidget() is opened.pages.catalogue.browse.table


def test_up_and_down_pass_over_headings_and_round_the_end(opened: Program, qtbot: QtBot) -> None:
    palette = opened.pages.palette
    first = palette.chosen
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    last = palette.chosen
    assert first and last and first.group == "pages" and last.group == "commands"
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.chosen == first


def test_what_scrolls_under_a_resting_pointer_is_not_chosen_what_it_moves_to_is(opened: Program, qtbot: QtBot) -> None:
    palette, rows = opened.pages.palette, opened.pages.palette.list.viewport()
    QCursor.setPos(rows.mapToGlobal(rows.rect().center()))
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.verticalScrollBar().value() > 0
    assert palette.chosen == palette.model.entry(len(palette.model.lines) - 1)
    place = rows.rect().center() + QPoint(0, 1)
    qtbot.mouseMove(rows, place)
    assert palette.chosen == palette.model.entry(palette.list.indexAt(place).row())


def test_a_product_opens_in_the_catalogue(opened: Program, qtbot: QtBot, idle: Idle) -> None:
    palette = opened.pages.palette
    opened.window.show_page("home")
    palette.open()
    qtbot.keyClicks(palette.field, "thermal mug")
    idle(opened)
    assert _names(opened) == ["Thermal mug"] and "Ctrl+Enter" in palette.hint.text()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    idle(opened)
    assert opened.window.page == "catalogue"
    assert opened.pages.catalogue.browse.side.facts.product.sku == "TM-500"


def test_ctrl_enter_goes_to_its_draft(opened: Program, qtbot: QtBot, idle: Idle) -> None:
    palette = opened.pages.palette
    qtbot.keyClicks(palette.field, "LB-010")
    idle(opened)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    idle(opened)
    assert opened.window.page == "listings" and opened.pages.listings.facts.product.sku == "LB-010"


def test_an_older_search_never_replaces_a_newer_one(
    opened: Program, qtbot: QtBot, idle: Idle, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, catalogue = threading.Event(), opened.services.catalogue
    find = type(catalogue).page

    def slowly(self, query="", **bounds):
        if query == "mug":
            gate.wait(20)
        return find(self, query, **bounds)

    monkeypatch.setattr(type(catalogue), "page", slowly)
    field = opened.pages.palette.field
    field.setText("mug")
    field.setText("lunch")
    qtbot.waitUntil(lambda: _names(opened) == ["Lunch box 饭盒"])
    gate.set()
    idle(opened)
    assert _names(opened) == ["Lunch box 饭盒"]


def test_what_cannot_be_done_now_is_not_offered(program: Program, idle: Idle) -> None:
    for page in program.window.rail.pages:
        program.window.page_of(page)
    idle(program)
    program.pages.palette.open()
    offered = {entry.name for entry in program.pages.finder._known}
    assert "Dark look" in offered and "Home" in offered
    refused = {command.name() for command in program.pages.commands() if not command.enabled()}
    assert refused and not refused & offered


def test_an_emptied_field_begins_at_the_top_again(opened: Program, qtbot: QtBot, idle: Idle) -> None:
    palette = opened.pages.palette
    first = palette.chosen
    qtbot.keyClicks(palette.field, "dark")
    idle(opened)
    assert palette.chosen.name == "Dark look"
    palette.field.clear()
    idle(opened)
    assert palette.chosen.name == first.name and palette.list.verticalScrollBar().value() == 0


def test_what_is_chosen_stays_while_products_and_pages_come(opened: Program, qtbot: QtBot, idle: Idle) -> None:
    palette = opened.pages.palette
    qtbot.keyClicks(palette.field, "look")
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    chosen = palette.chosen.name
    idle(opened)
    opened.pages.finder.gather_more()
    assert palette.chosen.name == chosen != palette.model.entry(1).name


def test_the_entry_in_the_rail_and_a_click_beside_it(program: Program, qtbot: QtBot) -> None:
    program.window.rail.find_button.click()
    palette = program.pages.palette
    assert palette.isVisible()
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomLeft())
    assert palette.isHidden()


def test_the_look_is_chosen_by_name(program: Program, qtbot: QtBot) -> None:
    palette = program.pages.palette
    palette.open()
    qtbot.keyClicks(palette.field, "dark")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    try:
        assert program.look is not None and program.services.settings.get(_theme()) == "dark"
    finally:
        program.look.choose("light")


def _theme():
    from merchant_assistant.foundation.settings import THEME

    return THEME


def test_english_finds_what_is_shown_in_chinese(program: Program, qtbot: QtBot, idle: Idle) -> None:
    for page in program.window.rail.pages:
        program.window.page_of(page)
    idle(program)
    program.services.settings.set(LANGUAGE, "zh_CN")
    program.pages.desk.tell(Changes(settings=True))
    palette = program.pages.palette
    palette.open()
    try:
        for typed in ("Back up now", "Change the language", "Catalogue"):
            palette.field.setText(typed.lower())
            idle(program)
            assert palette.chosen and palette.chosen.also == typed and palette.chosen.name != typed
    finally:
        program.services.settings.set(LANGUAGE, "en")
        program.pages.desk.tell(Changes(settings=True))
        palette.put_away()
