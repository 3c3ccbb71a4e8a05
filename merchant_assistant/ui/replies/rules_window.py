"""House rules of replies: name, signature, greeting, closing, sentences of one's own, words never said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from merchant_assistant.replies.model import HouseRules, Intent, ReplyLanguage
from merchant_assistant.ui.catalogue.dialog import SmallWindow
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.replies.words import intent_name
from merchant_assistant.ui.widgets.check_box import CheckBox
from merchant_assistant.ui.widgets.choice import Choice
from merchant_assistant.ui.widgets.following_scroll import FollowingScroll
from merchant_assistant.ui.widgets.labels import label

_WIDTH = 480
_AROUND, _LEAST = 224, 160  # what stands above and below the fields, and how much of them is seen at least
_BAR = 16  # room for the scroll bar
_SIGNATURE_HEIGHT, _SENTENCE_HEIGHT = 64, 64
_LANGUAGES: dict[ReplyLanguage, str] = {
    "en": "English",
    "zh": "中文",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
}


class RulesWindow(SmallWindow):
    """``keep`` is called with what was set, once the person says so."""

    def __init__(self, house: HouseRules, keep: Callable[[HouseRules], None], parent: QWidget) -> None:
        super().__init__(_WIDTH, parent)
        self._house = house
        self._keep = keep
        self._greetings, self._closings, self._standard = (
            dict(house.greeting),
            dict(house.closing),
            dict(house.standard),
        )
        self.name = QLineEdit(house.name)
        self.signature = _letter(house.signature, _SIGNATURE_HEIGHT)
        self.language = Choice("", list(_LANGUAGES.items()))
        self.greeting, self.closing = QLineEdit(), QLineEdit()
        self.intent = Choice("", [(intent, "") for intent in get_args(Intent)])
        self.sentence = _letter("", _SENTENCE_HEIGHT)
        self.never = QLineEdit(", ".join(house.never))
        self.stock = CheckBox("")
        self.stock.setChecked(house.tell_stock)
        self._names = [label(role="caption") for _ in range(8)]
        self._lay_out_fields()
        self._shown = (self.language.value, self.intent.value)
        self._load()
        self.language.currentIndexChanged.connect(self._switch)
        self.intent.currentIndexChanged.connect(self._switch)
        self.yes.clicked.connect(self._done)
        self.order(*self._fields(), self.stock)
        on_language(self._say)

    def _lay_out_fields(self) -> None:
        """They scroll where the window is low: what keeps them is always seen."""
        inside = self._inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for name, field in zip(self._names, self._fields(), strict=True):
            column.addWidget(name)
            column.addWidget(field)
        column.addWidget(self.stock)
        self.area = FollowingScroll()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.viewport().setAutoFillBackground(False)
        self.body.addWidget(self.area)
        self.area.setWidget(inside)
        inside.setAutoFillBackground(False)

    def showEvent(self, event: QShowEvent) -> None:
        inside, above = self._inside, self.parentWidget()
        room = (above.window().height() if above else inside.sizeHint().height()) - _AROUND
        wanted = inside.sizeHint().height()
        column = inside.layout()
        if column is not None and wanted > room:
            column.setContentsMargins(0, 0, _BAR, 0)
        self.area.setFixedHeight(min(wanted, max(room, _LEAST)))
        super().showEvent(event)

    def _fields(self) -> tuple[QWidget, ...]:
        return (
            self.name,
            self.signature,
            self.language,
            self.greeting,
            self.closing,
            self.intent,
            self.sentence,
            self.never,
        )

    @property
    def rules(self) -> HouseRules:
        """As they stand in the window."""
        self._store()
        never = (" ".join(word.split()) for word in self.never.text().replace("，", ",").split(","))
        return replace(
            self._house,
            name=self.name.text().strip(),
            signature=self.signature.toPlainText().strip(),
            greeting=_filled(self._greetings),
            closing=_filled(self._closings),
            standard=_filled(self._standard),
            never=tuple(dict.fromkeys(word for word in never if word)),
            tell_stock=self.stock.isChecked(),
        )

    def _store(self) -> None:
        language, intent = self._shown
        self._greetings[language] = self.greeting.text().strip()
        self._closings[language] = self.closing.text().strip()
        self._standard[f"{intent}.{language}"] = self.sentence.toPlainText().strip()

    def _load(self) -> None:
        language, intent = self._shown
        self.greeting.setText(self._greetings.get(language, ""))
        self.closing.setText(self._closings.get(language, ""))
        self.sentence.setPlainText(self._standard.get(f"{intent}.{language}", ""))

    @Slot()
    def _switch(self) -> None:
        self._store()
        self._shown = (self.language.value, self.intent.value)
        self._load()

    @Slot()
    def _done(self) -> None:
        self._keep(self.rules)
        self.accept()

    def _say(self) -> None:
        self.say(
            self.tr("House rules for replies"),
            self.tr("What is left empty stays as it is usual in the customer's language."),
            self.tr("Keep"),
        )
        self.no.setText(self.tr("Cancel"))
        names = (
            self.tr("Your name or company"),
            self.tr("Signature"),
            self.tr("Language of the following"),
            self.tr("Greeting; {name} is the customer's"),
            self.tr("Closing"),
            self.tr("Own sentence for messages about"),
            self.tr("The sentence"),
            self.tr("Words never to use, divided by commas"),
        )
        for shown, name, field in zip(self._names, names, self._fields(), strict=True):
            shown.setText(name)
            field.setAccessibleName(name)
        self.stock.setText(self.tr("Tell customers how many pieces are in stock"))
        for place, intent in enumerate(get_args(Intent)):
            self.intent.setItemText(place, intent_name(intent))


def _letter(text: str, height: int) -> QPlainTextEdit:
    field = QPlainTextEdit(text)
    field.setProperty("kind", "letter")
    field.setTabChangesFocus(True)
    field.setFixedHeight(height)
    return field


def _filled(texts: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in texts.items() if text}
