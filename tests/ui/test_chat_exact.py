"""A computed answer on the page Chat: its rows open, its filters go by mouse and key, all of them stand elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Literal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.inquiry import AllOf, Inquiry, Order, Words
from merchant_assistant.catalogue.inquiry import Test as Holds
from merchant_assistant.catalogue.query import Filter, ProductQuery
from merchant_assistant.chat.exact.columns.model import Chip, Reading, Reply
from merchant_assistant.chat.model import Exact, ResultRow, Turn
from merchant_assistant.ui.chat.answer_view import AnswerView
from merchant_assistant.ui.chat.exact_view import ExactView
from merchant_assistant.ui.chat.results import FIRST, head_of
from merchant_assistant.ui.chat.transcript import Transcript

Idle = Callable[[Program], None]
BOTTLE = Chip("bottle", Words("bottle"))
CHEAP = Chip("price up to 5", Holds("price", high=Decimal(5)))
ASKED = Reading(
    Inquiry("list", where=AllOf((BOTTLE.condition, CHEAP.condition)), order=Order("price")), (BOTTLE, CHEAP)
)


class Script:
    """Takes every question for :data:`ASKED`."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def answer(self, _text: str, _before: object, *, cancel: object = None) -> Reply:
        return self.again(ASKED)

    def again(self, reading: Reading, *, cancel: object = None) -> Reply:
        found = self._catalogue.answer(reading.inquiry)
        told = f"{len(found.rows)} products"
        return Reply("exact", told, len(found.rows), "Products, cheapest first", reading, found)


def _shown(count: int, here: int, query: ProductQuery | None = None) -> ExactView:
    rows = tuple(ResultRow(n or None, f"S-{n}", f"Mug {n}", f"{n}.50 USD", "USD") for n in range(here))
    return ExactView(Exact(ASKED, count, "Mugs", rows, count, query))


@pytest.fixture
def asked(stocked: Program, idle: Idle, qtbot: QtBot) -> Program:
    chat = stocked.pages.desk.chat
    chat._answerer._computes = Script(stocked.pages.desk.catalogue)
    stocked.window.show_page("chat")
    idle(stocked)
    stocked.window.page_of("chat").view._ask("which bottles cost at most 5")
    idle(stocked)
    return stocked


def _last(program: Program) -> ExactView:
    return program.window.page_of("chat").view.transcript.last_answer.exact


def test_a_row_opens_its_product_by_key_and_mouse(qtbot: QtBot) -> None:
    view = _shown(3, 3)
    qtbot.addWidget(view)
    opened: list[int] = []
    view.opened.connect(opened.append)
    view.show()
    view.table.selectRow(2)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    qtbot.mouseClick(
        view.table.viewport(), Qt.MouseButton.LeftButton, pos=view.table.visualRect(_cell(view, 1)).center()
    )
    qtbot.mouseClick(
        view.table.viewport(), Qt.MouseButton.LeftButton, pos=view.table.visualRect(_cell(view, 0)).center()
    )
    assert opened == [2, 1]  # the first one's product is gone


def _cell(view: ExactView, row: int):
    return view.table.model().index(row, 1)


def test_a_row_is_said_as_a_whole_and_its_unit_once(qtbot: QtBot) -> None:
    view = _shown(3, 3)
    qtbot.addWidget(view)
    assert view.table.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "S-1, Mug 1, 1.50 USD"
    assert view.table.model().headerData(2, Qt.Orientation.Horizontal) == "Price"


def test_what_a_title_says_is_shown_as_it_is(qtbot: QtBot) -> None:
    told = "1 product: <b>Mug</b> *10*20* cm ![x](file:///a.png)"
    rows = (ResultRow(1, "A", "<i>Mug</i>"),)
    view = AnswerView(Turn(2, 1, "assistant", told, "", kind="exact", exact=Exact(ASKED, 1, "“<b>”", rows, 1)))
    qtbot.addWidget(view)
    assert view.text.toPlainText() == told
    assert view.exact is not None and view.exact.query.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize(
    ("told", "button"),
    [
        ("No product in your catalogue has the SKU “AX-9”.", "Go to the catalogue"),
        ("您的资料里没有写：商品目录中没有“重量”这一项。", "Go to the catalogue"),
        ("Your data do not say: I found nothing about “next year” in them.", ""),
        ("Your data do not say.", ""),
    ],
)
def test_the_catalogue_is_offered_where_it_could_say(qtbot: QtBot, told: str, button: str) -> None:
    view = AnswerView(Turn(2, 1, "assistant", told, "", kind="declined"))
    qtbot.addWidget(view)
    assert view._outcome(view.turn)[2] == button


@pytest.mark.parametrize("rows", [1, 2])
def test_a_small_table_has_no_blank_bands_on_a_page_with_room(qtbot: QtBot, rows: int) -> None:
    found = tuple(ResultRow(n, f"S-{n}", f"Mug {n}") for n in range(1, rows + 1))
    told = Exact(Reading(Inquiry("list"), wanted="things"), rows, "Mugs", found, rows)
    transcript = Transcript()
    qtbot.addWidget(transcript)
    transcript.resize(800, 900)
    transcript.show()
    transcript.show_turns([_turn(1, "user", None), _turn(2, "assistant", told)])
    view = transcript.views[-1]
    assert isinstance(view, AnswerView) and view.exact is not None
    table = view.exact.table
    qtbot.waitUntil(lambda: table.isVisible() and table.height() > 0)
    qtbot.wait(50)
    assert table.parentWidget().height() <= table.height() + 4


def _turn(number: int, role: Literal["user", "assistant"], exact: Exact | None) -> Turn:
    return Turn(number, 1, role, "2 products.", "2026-01-01T00:00:00+00:00", exact=exact)


def test_one_group_stands_in_the_sentence_alone(qtbot: QtBot) -> None:
    rows = (ResultRow(None, "", "Hale", "3"),)
    view = ExactView(Exact(Reading(Inquiry("count", group="brand", limit=1)), 1, "Products by brand", rows, 1))
    qtbot.addWidget(view)
    view.show()
    assert not view.table.isVisible() and view.table not in view.parts()


def test_groups_have_no_sku_and_open_nothing(qtbot: QtBot) -> None:
    rows = (ResultRow(None, "", "Hale", "3"), ResultRow(None, "", "Berg", "1"))
    view = ExactView(Exact(Reading(Inquiry("count", group="brand")), 2, "Products by brand", rows, 2))
    qtbot.addWidget(view)
    heads = [view.table.model().headerData(column, Qt.Orientation.Horizontal) for column in (1, 2)]
    assert (heads, view.table.isColumnHidden(0)) == (["Brand", "Products"], True)
    opened: list[int] = []
    view.opened.connect(opened.append)
    view.table.selectRow(0)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert opened == []


@pytest.mark.parametrize(
    ("count", "here", "query", "more", "rest", "everything"),
    [
        (1, 1, ProductQuery("mug"), "", "", ""),
        (8, 8, ProductQuery("mug"), "", "", "Show in the catalogue"),
        (12, 12, None, "Show 4 more", "", ""),
        (70, 50, None, "Show the first 50", "The first 50 of 70", ""),
        (70, 50, ProductQuery("mug"), "Show the first 50", "The first 50 of 70", "All 70 in the catalogue"),
    ],
)
def test_how_many_there_are(
    qtbot: QtBot, count: int, here: int, query: ProductQuery | None, more: str, rest: str, everything: str
) -> None:
    view = _shown(count, here, query)
    qtbot.addWidget(view)
    assert view.table.model().rowCount() == min(here, FIRST)
    assert _said(view.more) == more
    assert _said(view.all) == everything
    view.more.click()
    assert view.table.model().rowCount() == here
    assert (_said(view.more), _said(view.rest)) == ("", rest)


def _said(widget) -> str:
    return "" if widget.isHidden() else widget.text()


def test_a_filter_taken_away_is_a_question_of_its_own(asked: Program, idle: Idle, qtbot: QtBot) -> None:
    program = asked
    view = _last(program)
    assert [row.sku for row in view._exact.rows] == ["WB-750-BK"]
    price = view.chips[1]
    assert price.accessibleName() == "Ask again without “price up to 5”"
    price.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(price, Qt.Key.Key_Return)
    idle(program)
    transcript = program.window.page_of("chat").view.transcript
    assert [each.plain_text for each in transcript.views][2:] == ["Without “price up to 5”", "1 products"]
    assert [chip.text() for chip in _last(program).chips] == ["Bottle"]
    assert program.bugs == []


def test_all_of_them_stand_in_the_catalogue(asked: Program, idle: Idle) -> None:
    query = ProductQuery("", (Filter("price", high=Decimal(5)),))
    page = asked.pages.catalogue
    asked.pages.desk.products_asked.emit(query)
    idle(asked)
    assert asked.window.page_of("catalogue").isVisible()
    assert page.browse.model.asked.filters == query.filters
    assert page.browse.filters.filters == query.filters
    asked.pages.desk.products_asked.emit(ProductQuery("mug"))
    idle(asked)
    assert (page.browse.search.text(), page.browse.model.asked) == ("mug", ProductQuery("mug"))
    assert page.browse.model.rowCount() == 1


def test_tab_goes_through_filters_rows_and_what_follows(asked: Program, qtbot: QtBot) -> None:
    asked.window.activateWindow()
    qtbot.waitUntil(asked.window.isActiveWindow)
    view = _last(asked)
    view.chips[0].setFocus(Qt.FocusReason.TabFocusReason)
    for expected in (view.chips[1], view.table, view.deeds.alike, view.deeds.cheaper):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is expected
    qtbot.keyClick(view.deeds.cheaper, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is asked.window.page_of("chat").view.transcript.last_answer.copy_button


@pytest.mark.parametrize(("field", "head"), [("margin", "Margin"), ("discount", "Discount"), ("price", "Price")])
def test_a_column_that_is_computed_has_a_head(field: str, head: str) -> None:
    """Once this ended the page: no table of the catalogue has a column of that name."""
    assert head_of(field) == head
