"""Above a draft: which kind of text it is, and behind one button what is wanted now and then; each has its key."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.kind_switch import KindSwitch
from merchant_assistant.ui.widgets.buttons import IconButton


class CardTools(QObject):
    """``kinds`` and ``more`` are to be laid out.

    ``turned`` carries which look is wanted: ``editor``, ``compare`` or ``history``; asked again, it goes back.
    ``copy_asked``: the whole text, ``style_asked``: it is to be written in another manner.
    """

    turned = Signal(str)
    copy_asked = Signal()
    style_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = "editor"
        self.kinds = KindSwitch()
        self.more = IconButton("ellipsis", "", size=18)
        self.menu = QMenu(self.more)
        self.compare, self.history = self._action("C"), self._action("H")
        self.copy, self.style_so = self._action("Ctrl+Shift+C"), self._action("S")
        self.compare.triggered.connect(self._compare)
        self.history.triggered.connect(self._history)
        self.copy.triggered.connect(self.copy_asked)
        self.style_so.triggered.connect(self.style_asked)
        self.more.clicked.connect(self._open)
        on_language(self._say)

    def _action(self, key: str) -> QAction:
        """Its key acts while the button is seen."""
        action = QAction(self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutVisibleInContextMenu(True)
        self.more.addAction(action)
        self.menu.addAction(action)
        return action

    def show_for(self, *, product: bool, draft: bool) -> None:
        """Offer what there is to choose and to look at."""
        self.kinds.setVisible(product)
        self.more.setVisible(draft)

    def show_look(self, look: str) -> None:
        """Which look is worn by now."""
        self._look = look

    @Slot()
    def _compare(self) -> None:
        self.turned.emit("editor" if self._look == "compare" else "compare")

    @Slot()
    def _history(self) -> None:
        self.turned.emit("editor" if self._look == "history" else "history")

    @Slot()
    def _open(self) -> None:
        left = 0 if self.more.isRightToLeft() else self.more.width() - self.menu.sizeHint().width()
        self.menu.popup(self.more.mapToGlobal(QPoint(left, self.more.height() + 2)))

    @Slot()
    def _say(self) -> None:
        self.compare.setText(self.tr("Compare with the present text"))
        self.history.setText(self.tr("Earlier versions"))
        self.copy.setText(self.tr("Copy the whole text"))
        self.style_so.setText(self.tr("Write again in another manner …"))
        name = self.tr("More")
        self.more.setAccessibleName(name)
        self.more.setToolTip(name)
        self.menu.setAccessibleName(name)
