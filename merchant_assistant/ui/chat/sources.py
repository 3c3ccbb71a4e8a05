"""What an answer rests on, as chips that open it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from merchant_assistant.chat.model import Source
from merchant_assistant.ui.language import on_language, tell
from merchant_assistant.ui.theme.icons import icon
from merchant_assistant.ui.theme.theme import on_theme, tokens
from merchant_assistant.ui.widgets.buttons import EnterButton
from merchant_assistant.ui.widgets.flow import Flow
from merchant_assistant.ui.widgets.tips import plain_tip

_WIDEST = 340
_AROUND = 48  # the icon and what stands at both ends
_GLYPH = 14
_BESIDE_GLYPH = 5  # the style leaves nothing between an icon and the words


class SourceChip(EnterButton):
    """A product, or a place in a document. A product that is gone by now is only named."""

    def __init__(self, source: Source, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = source
        self.setProperty("kind", "source")
        self.setIconSize(QSize(_GLYPH + 2 * _BESIDE_GLYPH, _GLYPH))
        self.setEnabled(source.id is not None or source.passage is not None)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        on_language(self._say)
        on_theme(self._dress)

    @property
    def _of_document(self) -> bool:
        return self.source.kind == "document"

    def _shorten(self) -> None:
        self.ensurePolished()
        name = tell(self.source.ref) if self._of_document else self.source.title or self.source.ref
        side = Qt.TextElideMode.ElideMiddle if self._of_document else Qt.TextElideMode.ElideRight  # the place ends it
        shown = self.fontMetrics().elidedText(name, side, _WIDEST - _AROUND)
        self.setText(shown.replace("&", "&&"))

    def _say(self) -> None:
        self._shorten()
        gone = not self.isEnabled() and not self._of_document
        words = self.tr("{sku}, {title}: no longer there") if gone else self.tr("Open {sku}, {title}")
        name = words.format(sku=tell(self.source.ref), title=self.source.title)
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))

    def _dress(self) -> None:
        self.setIcon(icon("file-text" if self._of_document else "package", tokens().dim, _GLYPH))


def _each_place_once(sources: Sequence[Source]) -> list[Source]:
    """Two passages of one page are one place for who reads: the first of them is opened."""
    places: dict[tuple[str, str], Source] = {}
    for source in sources:
        places.setdefault((source.kind, tell(source.ref)), source)
    return list(places.values())


class Sources(Flow):
    """``asked`` carries the product's id, ``passage_asked`` the source that is a place in a document."""

    asked = Signal(int)
    passage_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)
        self.chips: list[SourceChip] = []
        self.hide()

    def show_sources(self, sources: Sequence[Source]) -> bool:
        """Put the chips; the same ones stay as they are. Whether they are others now."""
        sources = _each_place_once(sources)
        if [chip.source for chip in self.chips] == sources:
            return False
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = [SourceChip(source) for source in sources]
        row = self.layout()
        assert row is not None
        for chip in self.chips:
            chip.clicked.connect(self._open)
            row.addWidget(chip)
        self.setVisible(bool(self.chips))
        return True

    def _open(self) -> None:
        chip = self.sender()
        if isinstance(chip, SourceChip) and chip.source.id is not None:
            self.asked.emit(chip.source.id)
        elif isinstance(chip, SourceChip):
            self.passage_asked.emit(chip.source)
