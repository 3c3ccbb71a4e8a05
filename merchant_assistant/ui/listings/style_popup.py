"""The manner of one draft: chosen just before it is written again, and kept for all where that is wanted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.listings.model import Style
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.popups import keep_inside, open_above, put_away
from merchant_assistant.ui.listings.style_form import StyleForm
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.check_box import CheckBox
from merchant_assistant.ui.widgets.labels import label

_WIDTH = 360  # of the form


class StylePopup(QFrame):
    """``write_asked`` carries the :class:`Style`, and whether it is to be the usual one from now on."""

    write_asked = Signal(object, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "popup")
        self.heading = label(role="heading", wrap=True)
        self.form = StyleForm()
        self.form.setMinimumWidth(_WIDTH)
        self.usual = CheckBox()
        self.go = Button("", "primary")
        QShortcut(QKeySequence("Ctrl+Return"), self, self.go.click)
        self.go.clicked.connect(self._write)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        for part in (self.heading, self.form, self.usual):
            column.addWidget(part)
        last = QHBoxLayout()
        last.addStretch()
        last.addWidget(self.go)
        column.addLayout(last)
        on_language(self._say)

    def ask(self, button: QWidget, style: Style) -> None:
        """Show a manner to begin with, at a button and inside the screen."""
        self.form.show_style(style)
        self.usual.setChecked(False)
        open_above(self, button)
        self.form.tone.setFocus(Qt.FocusReason.PopupFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A text of one's own takes more room."""
        super().resizeEvent(event)
        keep_inside(self)

    @Slot()
    def _write(self) -> None:
        put_away(self)
        self.write_asked.emit(self.form.style_chosen(), self.usual.isChecked())

    @Slot()
    def _say(self) -> None:
        self.heading.setText(self.tr("How should it be written?"))
        self.usual.setText(self.tr("Write so from now on"))
        self.go.setText(self.tr("Write again"))
        self.setAccessibleName(self.heading.text())
