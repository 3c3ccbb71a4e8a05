"""Erasing everything: nothing is asked twice, but one word is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.settings.section import CONTROL_WIDTH, Row, Section
from merchant_assistant.ui.theme.tokens import GAP, SMALL_GAP
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.labels import label

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk
    from merchant_assistant.ui.settings.keeping import Keeping


class EraseSection(Section):
    """The confirmation opens below the row. Once agreed, the program ends its work, erases and starts anew."""

    def __init__(self, desk: Desk, keeping: Keeping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.open = Button("")
        self._row = Row(self.open)
        self.confirmation = _Confirmation()
        self.confirmation.hide()
        self.add(self._row)
        self.card.column.addWidget(self.confirmation)
        self.open.clicked.connect(self.ask)
        self.confirmation.back_up.clicked.connect(keeping.ask_backup)
        self.confirmation.cancel.clicked.connect(self._close)
        self.confirmation.erase.clicked.connect(self._agree)
        keeping.busy.connect(self.confirmation.back_up.setDisabled)
        on_language(self._say)

    @Slot()
    def ask(self) -> None:
        """Show what would go, and wait for the word."""
        self.confirmation.word.clear()
        self.confirmation.show()
        self.confirmation.word.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the question."""
        if event.key() == Qt.Key.Key_Escape and self.confirmation.isVisibleTo(self):
            self._close()
            return
        super().keyPressEvent(event)

    @Slot()
    def _close(self) -> None:
        self.confirmation.hide()
        self.open.setFocus()

    @Slot()
    def _agree(self) -> None:
        if self.confirmation.agreed:
            self._desk.erase_asked.emit()

    def _say(self) -> None:
        self.say_head(self.tr("Erase"))
        self._row.say(
            self.tr("Erase everything"),
            self.tr("Products, drafts, conversations, settings, automatic backups and logs. Models stay."),
        )
        self.open.setText(self.tr("Erase everything …"))


class _Confirmation(QWidget):
    """A last backup is offered; the button works once the word is typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word = QLineEdit()
        self.word.setFixedWidth(CONTROL_WIDTH)
        self.back_up = Button("")
        self.cancel = Button("")
        self.erase = Button("")
        self._explanation = label(role="bad", wrap=True)
        self._ask = label(wrap=True)
        self._wanted = ""
        self._lay_out()
        self.word.textChanged.connect(self._look)
        self.word.returnPressed.connect(self.erase.click)
        on_language(self._say)

    @property
    def agreed(self) -> bool:
        """The word is typed; capitals do not matter."""
        return self.word.text().strip().casefold() == self._wanted.casefold()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SMALL_GAP)
        for widget in (self.word, self.erase, self.cancel):
            buttons.addWidget(widget)
        buttons.addStretch()
        buttons.addWidget(self.back_up)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, 0, GAP, GAP)
        column.setSpacing(SMALL_GAP)
        column.addWidget(self._explanation)
        column.addWidget(self._ask)
        column.addLayout(buttons)

    @Slot()
    def _look(self) -> None:
        self.erase.setEnabled(self.agreed)

    def _say(self) -> None:
        self._wanted = self.tr("erase", "the word to be typed")
        self._explanation.setText(
            self.tr("All work that runs is stopped. Nothing brings your data back but a backup that lies elsewhere.")
        )
        self._ask.setText(self.tr("To erase everything, type the word: {word}").format(word=self._wanted))
        self.word.setAccessibleName(self._ask.text())
        self.back_up.setText(self.tr("Back up first …"))
        self.cancel.setText(self.tr("Cancel"))
        self.erase.setText(self.tr("Erase everything"))
        self._look()
