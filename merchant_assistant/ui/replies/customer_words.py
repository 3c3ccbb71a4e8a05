"""What the customer wrote: the beginning of a long message, and all of it when asked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.labels import label

_LINES, _CHARACTERS = 12, 900  # that are shown at once; the reply shall be seen below them


class CustomerWords(Card):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(kind="well", margin=12, parent=parent)
        self._text = ""
        self._whole = False
        self.shown = label(role="body", wrap=True)
        self.more = Button("", "link")
        self.column.addWidget(self.shown)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self.more.clicked.connect(self._turn)
        on_language(self._say)

    def show_text(self, text: str) -> None:
        """Another message begins with its beginning."""
        if text != self._text:
            self._text, self._whole = text, False
            self._say()

    @Slot()
    def _turn(self) -> None:
        self._whole = not self._whole
        self._say()

    def _say(self) -> None:
        beginning = _beginning(self._text)
        self.shown.setText(self._text if self._whole or not beginning else f"{beginning} …")
        self.more.setVisible(bool(beginning))
        self.more.setText(self.tr("Show less") if self._whole else self.tr("Show the whole message"))


def _beginning(text: str) -> str:
    """Empty where the text is short enough to be shown whole."""
    cut = "\n".join(text.split("\n")[:_LINES])[:_CHARACTERS]
    return cut.rsplit(" ", 1)[0].rstrip() if len(cut) < len(text) else ""
