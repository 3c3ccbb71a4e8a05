"""The one voice of the program: short messages with at most one action, never a window that blocks."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from merchant_assistant import __version__
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.ui.theme.icons import pixmap
from merchant_assistant.ui.theme.theme import tokens
from merchant_assistant.ui.widgets.buttons import EnterButton, IconButton

_SHOWN_MS = 8000
_WIDTH = 720
_LINE = 30  # as high as its buttons
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence, a hint below it, and one thing to do. A ``lasting`` one stays until it is closed."""

    text: str
    hint: str = ""
    action: str = ""
    act: Callable[[], None] | None = None
    lasting: bool = False


class Notifier(QObject):
    """Says things. What shows them listens to ``noticed``; the last notice is kept for who comes later."""

    noticed = Signal(object)
    cleared = Signal()
    bug_met = Signal(object)  # the exception, besides the notice

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.last: Notice | None = None
        self._details = ""

    def say(
        self,
        text: str,
        *,
        hint: str = "",
        action: str = "",
        act: Callable[[], None] | None = None,
        lasting: bool = False,
    ) -> None:
        """Something went well, or (``lasting``) waits for the person."""
        self._show(Notice(text, hint, action, act, lasting))

    def fault(self, fault: UserFault) -> None:
        """Something the person can act on."""
        self._show(Notice(fault.message, fault.hint, lasting=True))

    def failure(self, error: Exception) -> None:
        """Whatever a task raised: a fault is told as it is, the rest is a bug of ours."""
        if isinstance(error, UserFault):
            self.fault(error)
        else:
            self.bug(error)

    def bug(self, error: BaseException) -> None:
        """Our own mistake: say so, and let the details be copied."""
        details = "".join(traceback.format_exception(error))
        _log.error("bug\n%s", details)
        self.bug_met.emit(error)
        self._details = f"Merchant Assistant {__version__}\n{details}"
        self._show(
            Notice(
                self.tr("Something went wrong in Merchant Assistant. Your data is safe."),
                self.tr("Copy the details and send them to whoever helps you with this program."),
                action=self.tr("Copy details"),
                act=self._copy_details,
                lasting=True,
            )
        )

    def clear(self) -> None:
        """What was said last is over: the person went on."""
        self.cleared.emit()

    def _show(self, notice: Notice) -> None:
        self.last = notice
        self.noticed.emit(notice)

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._details)


class Toast(QFrame):
    """Shows one notice, in a place of its own in the window, so that it covers nothing. A new one replaces it."""

    def __init__(self, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._notice: Notice | None = None
        self._mark = QLabel()
        self._mark.setFixedHeight(_LINE)
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._hint = QLabel()
        self._hint.setWordWrap(True)
        self.action = EnterButton()
        self.action.hide()
        self.close_button = IconButton("x", self.tr("Close this message"), role="panel", size=16)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.action.clicked.connect(self._act)
        self.close_button.clicked.connect(self.hide)
        self._lay_out()
        self.hide()
        notifier.noticed.connect(self.show_notice)
        notifier.cleared.connect(self.hide)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setContentsMargins(0, 5, 0, 5)  # the first line beside the mark
        words.setSpacing(2)
        words.addWidget(self._text)
        words.addWidget(self._hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 8, 10)
        row.setSpacing(10)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.action, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.setMaximumWidth(_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @Slot(object)
    def show_notice(self, notice: Notice) -> None:
        """Show it and let screen readers say it."""
        self._notice = notice
        self._text.setText(notice.text)
        self._hint.setText(notice.hint)
        self._hint.setVisible(bool(notice.hint))
        self.action.setText(notice.action)
        self.action.setVisible(bool(notice.action))
        self._mark.setPixmap(
            pixmap("circle-alert" if notice.lasting else "circle-check", tokens().panel, 18, self.devicePixelRatioF())
        )
        self.setAccessibleName(f"{notice.text} {notice.hint}".strip())
        self.show()
        self._timer.stop() if notice.lasting else self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    @Slot()
    def _act(self) -> None:
        self.hide()
        if self._notice and self._notice.act:
            self._notice.act()
