"""Parts of a text: tags as chips, lengths as platforms count, the word diff, the manner of drafts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from merchant_assistant.catalogue.model import Product
from merchant_assistant.claims.model import Claim
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.foundation.settings import LISTING_STYLE, Settings
from merchant_assistant.listings.model import KINDS, Listing, Style
from merchant_assistant.ui.listings.claim_text import plain_sentence
from merchant_assistant.ui.listings.compare_view import present_text, to_come
from merchant_assistant.ui.listings.diff_view import Comparison, DiffView
from merchant_assistant.ui.listings.editor import DraftEditor
from merchant_assistant.ui.listings.limits import Rules
from merchant_assistant.ui.listings.parts import as_text, parts_of
from merchant_assistant.ui.listings.reject_popup import RejectPopup
from merchant_assistant.ui.listings.style_form import StyleForm, house_style, keep_house_style
from merchant_assistant.ui.listings.tags_edit import TagsEdit
from merchant_assistant.ui.listings.word_diff import word_diff

FULL = Listing("Bottle", ("Steel", "750 ml"), "A bottle.\n\nOf steel.", "Bottle steel", "Of steel", ("1,5 l", "杯 子"))


@pytest.fixture
def tags(qtbot: QtBot) -> TagsEdit:
    made = TagsEdit()
    qtbot.addWidget(made)
    return made


def test_a_comma_or_enter_ends_a_tag(tags: TagsEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(tags, "bottle,steel")
    qtbot.keyClick(tags, Qt.Key.Key_Return)
    qtbot.keyClicks(tags, "1,5 l")
    assert tags.toPlainText() == "bottle, steel, 1,5 l"
    assert tags.tags() == ("bottle", "steel", "1,5 l")


def test_no_empty_tag_is_made(tags: TagsEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(tags, ",bottle,,")
    assert tags.toPlainText() == "bottle, " and tags.tags() == ("bottle",)


def test_backspace_behind_a_comma_joins_two_tags_and_is_undone(tags: TagsEdit, qtbot: QtBot) -> None:
    tags.set_tags(("🥤 cup", "mug"))
    cursor = tags.textCursor()
    cursor.setPosition(len("🥤 cup, ") + 1)  # Qt counts the emoji twice
    tags.setTextCursor(cursor)
    qtbot.keyClick(tags, Qt.Key.Key_Backspace)
    assert tags.tags() == ("🥤 cupmug",)
    tags.undo()
    assert tags.tags() == ("🥤 cup", "mug")


def test_a_claim_in_a_tag_is_underlined_there(qtbot: QtBot) -> None:
    editor = DraftEditor()
    qtbot.addWidget(editor)
    claim = Claim("tags", 1, 0, 6, "750 ml", "measure", "supported")
    editor.show_listing(Listing("B", (), "", tags=("bottle", "750 ml")), (claim,))
    assert [mark.cursor.selectedText() for mark in editor.tags.marks] == ["750 ml"]


def test_the_editor_gives_back_what_it_was_shown(qtbot: QtBot) -> None:
    editor = DraftEditor()
    qtbot.addWidget(editor)
    for kind in KINDS:  # what a kind does not show is kept all the same
        editor.obey(Rules("generic", "en", kind))
        editor.show_listing(FULL, ())
        assert editor.listing() == FULL


def test_a_kind_shows_its_own_parts(qtbot: QtBot) -> None:
    editor = DraftEditor()
    qtbot.addWidget(editor)
    for kind in KINDS:
        editor.obey(Rules("generic", "en", kind))
        assert [part for part, field in editor.fields.items() if not field.isHidden()] == list(parts_of(kind))


def test_bytes_are_counted_where_the_platform_counts_bytes(qtbot: QtBot) -> None:
    """Search terms behind an Amazon listing."""
    length = Rules("amazon", "zh").length("tags", ("保温杯", "水杯"))
    assert (length.length, length.most, length.counting) == (16, 249, "bytes")
    assert Rules("amazon", "zh").length("tags", ("保温杯" * 40,)).over


@given(st.text(), st.text())
def test_a_diff_loses_nothing(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    assert "".join(piece.text for piece in pieces if piece.change != "new") == old
    assert "".join(piece.text for piece in pieces if piece.change != "gone") == new


def test_a_diff_is_read_by_words_and_in_chinese_by_characters() -> None:
    changed = [(piece.change, piece.text) for piece in word_diff("Weighs 310 g, black", "Weighs 350 g, black")]
    assert changed == [("same", "Weighs "), ("gone", "310"), ("new", "350"), ("same", " g, black")]
    changed = [(piece.change, piece.text) for piece in word_diff("黑色保温杯", "白色保温杯")]
    assert changed == [("gone", "黑"), ("new", "白"), ("same", "色保温杯")]


def test_a_difference_is_marked_by_more_than_a_colour(qtbot: QtBot) -> None:
    view = DiffView()
    qtbot.addWidget(view)
    view.show_comparison(Comparison(Listing("Old <b>", (), ""), Listing("New <b>", (), "")))
    cursor = QTextCursor(view.document())
    marked = {}
    for word in ("Old", "New", "<b>"):
        found = view.document().find(word, cursor)
        marked[word] = found.charFormat().fontStrikeOut(), found.charFormat().fontUnderline()
    assert marked == {"Old": (True, False), "New": (False, True), "<b>": (False, False)}


def test_the_present_text_is_the_approved_one_else_that_of_the_file() -> None:
    fields = {"description": "<p>Old &amp; good</p>", "tags": "a, b"}
    product = Product(1, "s", "B-1", False, "Steel bottle", fields, {})
    draft, approved = Listing("New", (), ""), Listing("Approved", (), "")
    assert present_text(product, approved, draft, "listing").listing is approved
    shown = present_text(product, draft, draft, "listing")
    assert shown.listing == Listing("Steel bottle", (), "Old & good", tags=("a", "b")) and not shown.approved
    assert to_come(shown, Listing("New", (), "", tags=("B", "c"))).tags == ("a", "b", "c"), "an export keeps its tags"


def test_what_is_copied_reads_as_its_kind() -> None:
    assert as_text(Listing("", ("One", "Two"), "Text"), "ad") == "One\nTwo\n\nText"
    assert as_text(Listing("", (), "Look!", tags=("steel bottle", "#cup")), "post") == "Look!\n\n#steelbottle #cup"
    assert as_text(Listing("T", ("a",), "D"), "offer") == "T\n\n• a\n\nD"


def test_an_unproven_promise_is_called_what_it_is() -> None:
    product = Product(1, "s", "B-1", False, "Bottle", {}, {})
    claim = Claim("description", None, 0, 4, "cures", "other", "unsupported", aspect="health")
    assert plain_sentence(claim, product) == "cures is not in your data: a health promise."


@pytest.mark.parametrize(
    ("keys", "words", "reason"),
    [("", "", ""), ("2", "", "tone"), ("4", "by half", "too_long: by half"), ("", "no", "other: no")],
)
def test_why_a_draft_is_rejected_is_one_key_and_enter(qtbot: QtBot, keys: str, words: str, reason: str) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    popup = RejectPopup(host)
    qtbot.keyClicks(popup, keys)
    qtbot.keyClicks(popup.words, words)
    with qtbot.waitSignal(popup.rejected) as told:
        qtbot.keyClick(popup.words if keys or words else popup, Qt.Key.Key_Return)
    assert told.args == [reason]


def test_a_manner_is_kept_as_the_merchants_own(qtbot: QtBot, paths: AppPaths) -> None:
    settings, form = Settings(paths), StyleForm()
    qtbot.addWidget(form)
    assert house_style(settings) == Style()
    wanted = Style("warm", "long", ("vacuum bottle", "camping"), ("cheap",))
    form.show_style(wanted)
    keep_house_style(settings, form.style_chosen())
    assert house_style(Settings(paths)) == wanted
    own = Style(sample="Warm words of our own.")
    form.show_style(own)
    assert form.style_chosen() == own


@pytest.mark.parametrize("broken", ["[]", "{", '{"tone": 1, "unknown": 2}', "null"])
def test_a_manner_that_cannot_be_read_is_the_plain_one(paths: AppPaths, broken: str) -> None:
    settings = Settings(paths)
    settings.set(LISTING_STYLE, broken)
    assert house_style(settings) == Style()
