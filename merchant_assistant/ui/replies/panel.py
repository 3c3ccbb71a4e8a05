"""The left part of the page: a new message, searching, the list, how replying goes, the house rules."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from merchant_assistant.replies.model import Figures, Kept
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.replies.messages import MessagesModel
from merchant_assistant.ui.replies.words import intent_name
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.list_panel import ListPanel, PanelWords
from merchant_assistant.ui.widgets.sectioned_list import SectionedList
from merchant_assistant.ui.widgets.tips import plain_tip

_HOUR = 60


class MessagesPanel(ListPanel):
    """Keeps the rows true; what is done with them is asked of the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        model = MessagesModel()
        super().__init__(SectionedList(model), Button("", glyph="plus", key="Ctrl+N", listens=False), parent)
        self._figures: Sequence[Figures] = ()
        self.model = model
        self.model.setParent(self)
        self.figures = label(role="caption", wrap=True)
        self.rules = Button("", "quiet", glyph="pencil")
        self.column.addWidget(self.figures)
        self.column.addWidget(self.rules, 0, Qt.AlignmentFlag.AlignLeading)
        self.figures.setContentsMargins(10, 0, 8, 0)
        on_language(self._say)

    def show_all(self, messages: Sequence[Kept], figures: Sequence[Figures]) -> None:
        """The rows, and the figures below them."""
        self._figures = figures
        self.model.show_all(messages)
        self.loaded(any_=bool(messages))

    def words(self) -> PanelWords:
        return PanelWords(
            self.tr("New message"),
            self.tr("Messages"),
            self.tr("Search messages"),
            self.tr("Messages that you answer will appear here."),
            self.tr("The messages could not be read."),
        )

    def _say(self) -> None:
        super()._say()
        self.rules.setText(self.tr("House rules"))
        self.figures.setText(
            "\n".join(part[:1].upper() + part[1:] for part in self._parts(self._figures[0])) if self._figures else ""
        )
        self.figures.setVisible(bool(self.figures.text()))
        lines = [
            f"{intent_name(one.intent)}: {told}"
            for one in self._figures[1:]
            if one.intent and (told := self._told(one))
        ]
        self.figures.setToolTip(plain_tip("\n".join(lines)) if lines else "")

    def _told(self, figures: Figures) -> str:
        return " · ".join(self._parts(figures))

    def _parts(self, figures: Figures) -> list[str]:
        """Only what is known."""
        if figures.minutes is None:
            return []
        parts = [self.tr("answered within {time}").format(time=self._time(figures.minutes))]
        if figures.edited is not None:
            parts.append(self.tr("{share} % edited").format(share=round(figures.edited * 100)))
        if figures.satisfied is not None:
            parts.append(self.tr("{share} % satisfied").format(share=round(figures.satisfied * 100)))
        return parts

    def _time(self, minutes: float) -> str:
        if minutes < _HOUR:
            return self.tr("%Ln minute(s)", "", max(1, round(minutes)))
        if minutes < 48 * _HOUR:
            return self.tr("%Ln hour(s)", "", round(minutes / _HOUR))
        return self.tr("%Ln day(s)", "", round(minutes / _HOUR / 24))
