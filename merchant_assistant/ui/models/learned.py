"""What was learned from the merchant's own texts: small files laid over a model. Used, left aside, removed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.settings.section import Row, Section
from merchant_assistant.ui.theme.tokens import SMALL_GAP
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.chip import Chip
from merchant_assistant.ui.words import size

if TYPE_CHECKING:
    from merchant_assistant.ui.models.reading import Learned

LearnedDeed = Literal["use", "leave", "remove"]


class LearnedRow(Row):
    """One of them; ``asked`` carries what to do (a :data:`LearnedDeed`) and its name."""

    asked = Signal(str, str)

    def __init__(self, learned: Learned, parent: QWidget | None = None) -> None:
        self.chip = Chip()
        self.use, self.leave, self.really, self.keep = Button(""), Button(""), Button(""), Button("")
        self.remove = Button("", "quiet")
        super().__init__(self.chip, *self.controls, parent=parent)
        self.learned = learned
        self._asking = False
        deeds: dict[LearnedDeed, Button] = {"use": self.use, "leave": self.leave, "remove": self.really}
        for deed, button in deeds.items():
            button.clicked.connect(partial(self._ask, deed))
        self.remove.clicked.connect(self._ask_first)
        self.keep.clicked.connect(self._keep)
        on_language(self._say)

    @property
    def controls(self) -> tuple[Button, ...]:
        """In the order in which the keyboard visits them."""
        return self.use, self.leave, self.really, self.keep, self.remove

    def show_learned(self, learned: Learned) -> None:
        """Show it as it is now; the keyboard stays in the row."""
        held = self.window().focusWidget()
        self.learned = learned
        self._say()
        if held in self.controls and not held.isVisibleTo(self):
            next(button for button in self.controls if button.isVisibleTo(self)).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._asking:
            self._keep()
            return
        super().keyPressEvent(event)

    def _say(self) -> None:
        learned, asking = self.learned, self._asking
        name = learned.adapter.name
        question = self.tr("Remove it? It must be learned anew to come back.")
        self.say(name, question if asking else self._about())
        self.chip.show_state(self.tr("In use") if learned.in_use else "", "good")
        self.use.setVisible(learned.fits and not learned.in_use and not asking)
        self.leave.setVisible(learned.in_use and not asking)
        self.remove.setVisible(not asking)
        self.really.setVisible(asking)
        self.keep.setVisible(asking)
        texts = (
            self.tr("Use"),
            self.tr("Stop using"),
            self.tr("Yes, remove it"),
            self.tr("Keep it"),
            self.tr("Remove"),
        )
        for button, text in zip(self.controls, texts, strict=True):
            button.setText(text)
            button.setAccessibleName(self.tr("{action}: {name}").format(action=text, name=name))

    def _about(self) -> str:
        learned = self.learned
        if learned.adapter.state == "damaged":
            return self.tr("Its file is not what it should be, so it is not used.")
        made_for = self.tr("Made for {model}").format(model=learned.base)
        if not learned.fits:
            return self.tr("{made_for}, which is not on this PC as it was then.").format(made_for=made_for)
        return " · ".join((made_for, size(learned.adapter.description.bytes)))

    def _ask(self, deed: LearnedDeed, _checked: bool = False) -> None:
        self._asking = False
        self.asked.emit(deed, self.learned.adapter.name)

    @Slot()
    def _ask_first(self) -> None:
        self._asking = True
        self._say()
        self.keep.setFocus()

    @Slot()
    def _keep(self) -> None:
        self._asking = False
        self._say()
        self.remove.setFocus()


class LearnedSection(Section):
    """Not there while nothing was learned. ``asked`` as in :class:`LearnedRow`."""

    asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[LearnedRow] = []
        self.setContentsMargins(0, SMALL_GAP, 0, 0)
        self.hide()
        on_language(self._say_head)

    @property
    def controls(self) -> list[QWidget]:
        return [button for row in self.rows for button in row.controls]

    def show_all(self, learned: Sequence[Learned]) -> None:
        """Show these; rows stay where their names do."""
        self.setVisible(bool(learned))
        if [row.learned.adapter.name for row in self.rows] == [one.adapter.name for one in learned]:
            for row, one in zip(self.rows, learned, strict=True):
                row.show_learned(one)
        else:
            self._build(learned)

    def _build(self, learned: Sequence[Learned]) -> None:
        while item := self.card.column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.rows = [LearnedRow(one) for one in learned]
        self.add(*self.rows)
        for row in self.rows:
            row.asked.connect(self.asked)

    def _say_head(self) -> None:
        self.say_head(
            self.tr("Learned from your texts"),
            self.tr("With one of these the model writes as your own texts are written."),
        )
