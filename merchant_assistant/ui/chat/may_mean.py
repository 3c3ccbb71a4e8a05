"""What the one word may mean that was not understood: ways to press, below the answer that says so."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from merchant_assistant.chat.exact.words.own import MayMean, OwnWord
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.theme.icons import icon
from merchant_assistant.ui.theme.theme import on_theme, tokens
from merchant_assistant.ui.widgets.buttons import EnterButton
from merchant_assistant.ui.widgets.flow import Flow
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.tips import plain_tip

_WIDEST = 320
_AROUND = 44  # the icon and what stands at both ends
_GLYPH = 14
_BESIDE_GLYPH = 3  # the style leaves nothing between an icon and the words


class MayMeanView(QWidget):
    """``chosen`` carries an :class:`OwnWord`, ``more_asked`` nothing: it means something that is not offered."""

    chosen = Signal(object)
    more_asked = Signal()

    def __init__(self, meant: MayMean | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.meant = meant
        self.title = label(role="caption")
        self.ways = [self._way(own) for own in meant.ways] if meant else []
        self.more = _chip()
        self.more.clicked.connect(self.more_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(Flow(*self.chips))
        self.setVisible(meant is not None)
        on_language(self._say)
        on_theme(self._dress)

    @property
    def chips(self) -> list[EnterButton]:
        """All that can be pressed, in order."""
        return [*self.ways, self.more] if self.meant else []

    def set_busy(self, *, busy: bool) -> None:
        """While an answer is written nothing else is asked."""
        for chip in self.chips:
            chip.setEnabled(not busy)

    def _way(self, own: OwnWord) -> EnterButton:
        made = _chip()
        made.setProperty("ownWords", True)  # in the language of the answer
        made.clicked.connect(partial(self.chosen.emit, own))
        return made

    def _say(self) -> None:
        if self.meant is None:
            return
        word = self.meant.word
        self.title.setText(self.tr("What does “{word}” mean here?").format(word=word))
        for chip, own in zip(self.ways, self.meant.ways, strict=True):
            name = self.tr("“{word}” means {meaning}: remember it, and answer").format(word=word, meaning=own.label)
            self._say_chip(chip, own.label, name)
        more = self.tr("Something else …") if self.ways else self.tr("Choose …")
        self._say_chip(self.more, more, self.tr("Choose what “{word}” means").format(word=word))

    def _say_chip(self, chip: EnterButton, text: str, name: str) -> None:
        chip.ensurePolished()
        shown = chip.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST - _AROUND)
        chip.setText(shown.replace("&", "&&"))
        chip.setAccessibleName(name)
        chip.setToolTip(plain_tip(name))

    def _dress(self) -> None:
        for chip in self.ways:
            chip.setIcon(icon("tags", tokens().dim, _GLYPH))
        self.more.setIcon(icon("search", tokens().dim, _GLYPH))


def _chip() -> EnterButton:
    made = EnterButton()
    made.setProperty("kind", "source")
    made.setIconSize(QSize(_GLYPH + 2 * _BESIDE_GLYPH, _GLYPH))
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made
