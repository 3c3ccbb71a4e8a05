"""The parts of the page Chat by themselves: what is read, how it is listed, what is proposed, what stays quick."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_assistant.chat.model import Asked, Conversation, Delta, Source, Turn
from merchant_assistant.ui.chat.answer_view import AnswerView
from merchant_assistant.ui.chat.composer import AskField
from merchant_assistant.ui.chat.conversations import ConversationsModel, by_day
from merchant_assistant.ui.chat.examples import round_between
from merchant_assistant.ui.chat.reading import ReadingText
from merchant_assistant.ui.chat.sources import Sources
from merchant_assistant.ui.chat.transcript import Transcript
from merchant_assistant.ui.chat.writing import Writing

NOW = datetime.now(UTC).astimezone().replace(hour=12)


def _turn(number: int, text: str = "", conversation_id: int = 1) -> Turn:
    role = "user" if number % 2 else "assistant"
    return Turn(number, conversation_id, role, text or f"Turn {number}", "2026-01-01T00:00:00+00:00")


def _conversation(number: int, moment: datetime) -> Conversation:
    return Conversation(number, f"Conversation {number}", moment.isoformat(), moment.isoformat(), 2)


def _settle() -> None:
    """Layouts, and the layouts that follow from them."""
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


@pytest.fixture
def transcript(qtbot: QtBot) -> Iterator[Transcript]:
    made = Transcript()
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.hide()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def reading(qtbot: QtBot) -> ReadingText:
    made = ReadingText()
    qtbot.addWidget(made)
    made.set_width(400)
    return made


def test_an_answer_fetches_nothing_and_leads_nowhere(reading: ReadingText) -> None:
    reading.say("See [the shop](http://x.example/) ![a mug](file:///secret.png) <img src='y.png'>", markdown=True)
    document = reading.document()
    picture = document.resource(QTextDocument.ResourceType.ImageResource, QUrl("file:///secret.png"))
    assert picture.size() == QSize(1, 1)  # ours: nobody looks for another
    assert "a mug" in document.toPlainText() and "\ufffc" not in document.toPlainText()
    assert "href" not in document.toHtml() and "<img" not in document.toHtml()
    assert not reading.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByMouse


@pytest.mark.parametrize(
    "hostile",
    [
        "![a](http://x.example/a.png) ![b](data:image/png;base64,iVBORw0KGgo=) ![c](//x.example/c)",
        "[![in a link](http://x.example/a.png)](http://x.example)",
        "<http://x.example> http://x.example/ www.x.example mailto:a@x.example",
        "[ref][1]\n\n[1]: http://x.example/ 'title'",
        "<style>p{background:url(http://x.example)}</style><link rel=stylesheet href=http://x.example>",
        "<table background='http://x.example'><tr><td>a</td></tr></table><script>1</script><iframe src=//x.example>",
        "| a | ![b](http://x.example/b) |\n| --- | --- |\n| <img src=file:///etc/passwd> | [c](file:///c) |",
        "- [ ] ![x](qrc:/a.png)\n\n```html\n<img src=http://x.example>\n```",
    ],
)
def test_nothing_that_an_answer_holds_is_fetched_or_leads_on(reading: ReadingText, hostile: str) -> None:
    reading.say(f"Before.\n\n{hostile}\n\nAfter.", markdown=True)
    reading.show()
    reading.grab()
    html = reading.document().toHtml()
    assert "<a " not in html and "<img" not in html
    assert reading.toPlainText().startswith("Before.") and "After." in reading.toPlainText()


def test_text_grows_in_place_and_may_shrink(reading: ReadingText) -> None:
    heights = []
    for text in ("One", "One two " * 40, "Another"):
        reading.grow(text)
        assert reading.toPlainText() == text
        heights.append(reading.height())
    assert heights[0] == heights[2] < heights[1]


def test_conversations_stand_below_their_days() -> None:
    moments = [NOW, NOW - timedelta(minutes=1), NOW - timedelta(days=1), NOW - timedelta(days=2)]
    rows = by_day([_conversation(i, moment) for i, moment in enumerate(moments)], NOW.date())
    assert [row if isinstance(row, str) else row.id for row in rows] == ["today", 0, 1, "yesterday", 2, "earlier", 3]


def test_headings_are_passed_over_and_only_titles_can_be_typed(qtbot: QtBot) -> None:
    model = ConversationsModel()
    model.show_all([_conversation(1, NOW), _conversation(2, NOW - timedelta(days=1))])
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(model.index(1), "   ")
    with qtbot.waitSignal(model.renamed) as renamed:
        assert model.setData(model.index(1), " Bottles ")
    assert renamed.args == [1, "Bottles"]
    model.show_busy(frozenset({2}))
    spoken = model.index(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Conversation 2, an answer is being written"


def test_of_a_long_conversation_the_end_is_shown_and_more_when_asked(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.show_turns([_turn(number) for number in range(1, 501)])
    assert len(transcript.views) < 20  # at once: the rest of the page follows
    qtbot.waitUntil(lambda: len(transcript.views) == 50 and not transcript._filling.isActive())
    bar = transcript.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 0)
    _settle()
    bar.setValue(0)
    _settle()
    top = transcript.views[0]
    place = top.mapTo(transcript, QPoint(0, 0)).y()
    transcript.earlier.click()
    qtbot.waitUntil(lambda: len(transcript.views) == 100 and not transcript._filling.isActive())
    _settle()
    qtbot.waitUntil(lambda: abs(top.mapTo(transcript, QPoint(0, 0)).y() - place) < 4)
    assert transcript.views[0].plain_text == "Turn 401"


def test_a_conversation_that_outgrows_the_page_keeps_its_last_question_in_sight(transcript: Transcript) -> None:
    turns: list[Turn] = []
    for number in range(1, 72, 2):
        turns += [_turn(number), _turn(number + 1, "words " * (300 if number < 30 else 20))]
        transcript.show_turns(turns)
        _settle()
    assert len(transcript.views) == len(turns) > 50  # none was taken away above
    assert not transcript.views[-2].visibleRegion().isEmpty()


def test_it_follows_the_end_only_for_who_is_there(transcript: Transcript, qtbot: QtBot) -> None:
    writing = Writing("Q", None)
    turns = [_turn(number, "words " * 80) for number in range(1, 7)]
    transcript.show_turns(turns, writing)
    bar = transcript.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 0)
    before = bar.maximum()
    writing.hear(Delta("line\n" * 20))
    transcript.follow()
    qtbot.waitUntil(lambda: bar.maximum() > before)
    question = transcript.views[-2]
    qtbot.waitUntil(lambda: question.mapTo(transcript, QPoint(0, 0)).y() == 0)  # a long answer is read from its start
    assert bar.value() < bar.maximum()
    bar.setValue(10)
    before = bar.maximum()
    writing.hear(Delta("line\n" * 60))
    transcript.follow()
    qtbot.waitUntil(lambda: bar.maximum() > before)
    assert bar.value() == 10


def test_a_size_with_asterisks_is_not_taken_for_emphasis(qtbot: QtBot) -> None:
    text = ReadingText()
    qtbot.addWidget(text)
    text.say("- **Size**: 10*20*30 cm, 5~10~15 kg", markdown=True)
    assert text.toPlainText() == "Size: 10*20*30 cm, 5~10~15 kg"


def test_turns_that_are_the_same_stay_as_they_are(transcript: Transcript) -> None:
    turns = [_turn(number) for number in range(1, 5)]
    transcript.show_turns(turns[:2])
    first = list(transcript.views)
    transcript.show_turns(turns)
    assert transcript.views[:2] == first
    assert [view.plain_text for view in transcript.views] == [turn.text for turn in turns]
    transcript.show_turns([_turn(9, conversation_id=2)])
    assert [view.plain_text for view in transcript.views] == ["Turn 9", ""]


def test_what_is_written_stands_in_the_place_of_what_it_replaces() -> None:
    turns = tuple(_turn(number) for number in range(1, 5))
    again = Writing("", 1, since=4)
    assert again.before(turns) == turns[:3] and again.kept
    asked = Writing("Q", 1)
    assert asked.before(turns) == turns and not asked.kept
    asked.hear(Asked(_turn(5)))
    assert asked.before((*turns, _turn(5))) == turns and asked.kept


@pytest.mark.parametrize(
    ("prices", "limit"),
    [(["3", "4", "6", "9"], "5"), (["0.38", "0.92", "1.2"], "1"), (["180", "190", "700"], "200"), (["3", "3"], None)],
)
def test_a_round_price_parts_what_costs_less(prices: list[str], limit: str | None) -> None:
    assert round_between(list(map(Decimal, prices))) == (limit and Decimal(limit))


def test_a_question_has_its_place_before_it_is_saved(transcript: Transcript) -> None:
    transcript.show_turns([], Writing("A question that is long enough for two lines of text. " * 4, None))
    view = transcript.views[0]
    assert view.width() == transcript.views[1].width()
    assert view.text.width() > view.width() // 2


def test_a_copy_is_seen_for_a_moment(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.show_turns([_turn(1), _turn(2)])
    button = transcript.views[1].copy_button
    before = button.icon().pixmap(14).toImage()
    button.click()
    assert QApplication.clipboard().text() == "Turn 2"
    assert button.icon().pixmap(14).toImage() != before
    qtbot.waitUntil(lambda: button.icon().pixmap(14).toImage() == before)


def test_where_nothing_was_typed_taking_back_is_the_window_s(qtbot: QtBot) -> None:
    field = AskField()
    qtbot.addWidget(field)
    undo = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QApplication.sendEvent(field, undo)
    assert not undo.isAccepted()
    qtbot.keyClicks(field, "typed")
    QApplication.sendEvent(field, undo)
    assert undo.isAccepted()


@pytest.mark.parametrize("height", [300, 180])
def test_the_button_of_a_long_correction_stays_in_sight(transcript: Transcript, height: int) -> None:
    transcript.show_turns([_turn(1), _turn(2, "A line of an answer. " * 60), _turn(3), _turn(4)])
    _settle()
    transcript.views[1].feedback.begin()
    _settle()
    transcript.resize(transcript.width(), height)
    _settle()
    box = transcript.views[1].feedback.box
    assert transcript.viewport().rect().contains(box.keep.mapTo(transcript.viewport(), box.keep.rect().center()))
    box.field.appendPlainText("more\n" * 4)
    _settle()
    assert transcript.viewport().rect().contains(box.keep.mapTo(transcript.viewport(), box.keep.rect().center()))


def test_a_text_is_as_tall_as_it_is_also_when_its_font_comes_later(reading: ReadingText) -> None:
    reading.say("> " + "a long quotation " * 30, markdown=True)
    font = reading.font()
    font.setPixelSize(28)
    reading.document().setDefaultFont(font)
    assert reading.height() == reading.natural.height() > 0


def test_two_passages_of_one_page_are_one_place(qtbot: QtBot) -> None:
    shown = Sources()
    qtbot.addWidget(shown)
    page = [Source("document", "terms.pdf, page 3", f"part {number}", passage=number) for number in (1, 2)]
    shown.show_sources([*page, Source("document", "terms.pdf, page 4", "", passage=3)])
    assert [chip.source.passage for chip in shown.chips] == [1, 3]


def test_what_could_be_asked_instead_is_asked_by_pressing_it(qtbot: QtBot) -> None:
    turn = replace(_turn(2, "Your data do not say."), kind="declined", instead=("How many mugs?", "Which mugs?"))
    view = AnswerView(turn)
    qtbot.addWidget(view)
    asked: list[str] = []
    view.instead_asked.connect(asked.append)
    view.show()
    assert [chip.text() for chip in view.instead.chips] == ["How many mugs?", "Which mugs?"]
    qtbot.keyClick(view.instead.chips[1], Qt.Key.Key_Return)
    view.set_busy(busy=True)
    view.instead.chips[0].click()
    assert asked == ["Which mugs?"]


def test_below_other_answers_nothing_stands(qtbot: QtBot) -> None:
    view = AnswerView(_turn(2, "Two."))
    qtbot.addWidget(view)
    view.show()
    assert not view.instead.isVisible()


@pytest.mark.parametrize("width", [620, 700, 740, 800, 900, 1000, 1150])
def test_no_answer_is_lower_than_what_stands_in_it(transcript: Transcript, width: int) -> None:
    names = (
        "Rolex Luxury Watch Black, first edition",
        "Omega Sport Watch Silver, second",
        "Casual Watch Blue, number 5",
    )
    sources = tuple(Source("product", f"W-{place}", name, id=place) for place, name in enumerate(names, 1))
    told = replace(_turn(2, "Your data do not say.\n\n- shipping: 20\n- price: 240"), kind="declined", sources=sources)
    transcript.resize(width, 600)
    transcript.show_turns(
        [_turn(1), replace(told, instead=("Which watch is the cheapest?", "Which watches are there?"))]
    )
    _settle()
    view = transcript.views[-1]
    for _ in range(2):
        assert view.height() >= view.heightForWidth(view.width())
        view.tools.show()
        _settle()
