"""The manner of a text to be written: tone, length, words to use and to avoid, a text of one's own as an example."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from merchant_assistant.foundation.settings import LISTING_STYLE
from merchant_assistant.listings.model import Style
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.choice import Choice
from merchant_assistant.ui.widgets.labels import label

if TYPE_CHECKING:
    from merchant_assistant.foundation.settings import Settings

TONES: Final = ("plain", "warm", "technical")
LENGTHS: Final = ("short", "normal", "long")
_SAMPLE = "sample"  # chosen like a tone
_SAMPLE_HEIGHT = 92
_MOST_SAMPLE = 2000  # characters: a model reads it before each draft
_COMMA = re.compile(r"[,\uff0c\u3001;\uff1b\n]")


def house_style(settings: Settings) -> Style:
    """The merchant's usual manner; the plain one where none was kept, or it cannot be read."""
    try:
        told = json.loads(settings.get(LISTING_STYLE) or "{}")
        return replace(Style(**told), keywords=tuple(told.get("keywords", ())), never=tuple(told.get("never", ())))
    except (AttributeError, TypeError, ValueError):
        return Style()


def keep_house_style(settings: Settings, style: Style) -> None:
    """Have it from now on. Raises the faults of writing a file."""
    settings.set(LISTING_STYLE, "" if style == Style() else json.dumps(asdict(style), ensure_ascii=False))


class StyleForm(QWidget):
    """``changed``: something was chosen or typed. Stands in a popup or a dialog; what is around it acts."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tone = Choice("", [(tone, "") for tone in (*TONES, _SAMPLE)])
        self.length = Choice("", [(length, "") for length in LENGTHS])
        self.keywords = QLineEdit()
        self.never = QLineEdit()
        self.sample = QPlainTextEdit()
        self.sample.setProperty("kind", "letter")
        self.sample.setTabChangesFocus(True)
        self.sample.setFixedHeight(_SAMPLE_HEIGHT)
        self._names = [label(role="caption") for _ in range(4)]
        self._lay_out()
        self.tone.currentIndexChanged.connect(self._chosen)
        self.length.currentIndexChanged.connect(self.changed)
        self.sample.textChanged.connect(self.changed)
        for line in (self.keywords, self.never):
            line.textChanged.connect(self.changed)
        self._chosen()
        on_language(self._say)

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(12)
        for name, choice in zip(self._names, (self.tone, self.length), strict=False):
            choices.addLayout(_named(name, choice), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(choices)
        column.addWidget(self.sample)
        for name, line in zip(self._names[2:], (self.keywords, self.never), strict=True):
            column.addLayout(_named(name, line))

    def style_chosen(self) -> Style:
        """The manner as it stands in the form."""
        own = self.tone.value == _SAMPLE
        return Style(
            tone=TONES[0] if own else self.tone.value,
            length=self.length.value,
            keywords=_words(self.keywords.text()),
            never=_words(self.never.text()),
            sample=self.sample.toPlainText().strip()[:_MOST_SAMPLE] if own else "",
        )

    def show_style(self, style: Style) -> None:
        """Put a manner into the form."""
        self.tone.choose(_SAMPLE if style.sample else style.tone)
        self.length.choose(style.length)
        self.keywords.setText(", ".join(style.keywords))
        self.never.setText(", ".join(style.never))
        self.sample.setPlainText(style.sample)

    @Slot()
    def _chosen(self) -> None:
        self.sample.setVisible(self.tone.value == _SAMPLE)
        self.changed.emit()

    @Slot()
    def _say(self) -> None:
        names = (self.tr("Tone"), self.tr("Length"), self.tr("Words to use"), self.tr("Words never to use"))
        fields = (self.tone, self.length, self.keywords, self.never)
        for shown, name, field in zip(self._names, names, fields, strict=True):
            shown.setText(name)
            field.setAccessibleName(name)
        tones = (self.tr("Plain"), self.tr("Warm"), self.tr("Technical"), self.tr("As in my own text"))
        for place, text in enumerate(tones):
            self.tone.setItemText(place, text)
        for place, text in enumerate((self.tr("Short"), self.tr("Normal"), self.tr("Long"))):
            self.length.setItemText(place, text)
        self.length.setToolTip(self.tr("Long is as long as your data go: nothing is made up to fill it."))
        self.keywords.setPlaceholderText(self.tr("Divided by commas; used if the data allow"))
        self.never.setPlaceholderText(self.tr("Divided by commas"))
        self.sample.setPlaceholderText(self.tr("Paste a text of yours: its tone is taken up, never its facts."))
        self.sample.setAccessibleName(self.tr("A text of yours"))


def _named(name: QWidget, field: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(name)
    column.addWidget(field)
    return column


def _words(text: str) -> tuple[str, ...]:
    """Each once, in the order in which they were typed."""
    words: Iterable[str] = (" ".join(word.split()) for word in _COMMA.split(text))
    return tuple(dict.fromkeys(word for word in words if word))
