"""Two texts as one to read: what is gone is struck out, what is new is underlined, each on its own ground."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtWidgets import QTextBrowser, QWidget

from merchant_assistant.listings.model import DraftKind, Listing
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.parts import ALL_PARTS, TextPart, part_name, words_of_part
from merchant_assistant.ui.listings.word_diff import Change, Piece, word_diff
from merchant_assistant.ui.theme.theme import on_theme, tokens
from merchant_assistant.ui.theme.tokens import CAPTION_PX


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared. ``offer``: words of a link beside each part that differs, blank for none."""

    old: Listing
    new: Listing
    kind: DraftKind = "listing"
    offer: str = ""


class DiffView(QTextBrowser):
    """``part_asked``: the link of a part was followed. Tab leads to the links, Enter follows one."""

    part_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "compared")
        self.setOpenLinks(False)
        self.document().setDocumentMargin(4)
        self._shown: Comparison | None = None
        self.anchorClicked.connect(self._follow)
        on_language(self._say)
        on_theme(self._say)  # the colours stand in the text

    def show_comparison(self, shown: Comparison | None) -> None:
        """Show how two texts differ, part by part."""
        self._shown = shown
        self._say()
        self.verticalScrollBar().setValue(0)

    @Slot()
    def _say(self) -> None:
        self.setAccessibleName(self.tr("What is different"))
        shown = self._shown
        self.setHtml("".join(_part_html(shown, part) for part in ALL_PARTS) if shown else "")

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        self.part_asked.emit(link.path())


def _part_html(shown: Comparison, part: TextPart) -> str:
    old, new = words_of_part(shown.old, part), words_of_part(shown.new, part)
    if not old and not new:
        return ""
    heading, text = _heading(shown, part, differs=old != new), _marked(word_diff(old, new))
    return f'<p style="margin:8px 0 2px 0">{heading}</p><p style="margin:0">{text}</p>'


def _heading(shown: Comparison, part: TextPart, *, differs: bool) -> str:
    worn = tokens()
    name = f'<span style="color:{worn.dim}; font-size:{CAPTION_PX}px">{escape(part_name(part, shown.kind))}</span>'
    if not differs or not shown.offer:
        return name
    style = f"color:{worn.accent}; font-weight:600; text-decoration:none"
    return f'{name} &nbsp; <a href="{part}" style="{style}">{escape(shown.offer)}</a>'


def _marked(pieces: Sequence[Piece]) -> str:
    return "".join(f"{_open(piece.change)}{_words(piece.text)}</span>" for piece in pieces)


def _open(change: Change) -> str:
    worn = tokens()
    style = {
        "same": f"color:{worn.text}",
        "gone": f"color:{worn.bad}; background-color:{worn.bad_soft}; text-decoration:line-through",
        "new": f"color:{worn.good}; background-color:{worn.good_soft}; text-decoration:underline",
    }[change]
    return f'<span style="{style}">'


def _words(text: str) -> str:
    return escape(text).replace("\n", "<br/>")
