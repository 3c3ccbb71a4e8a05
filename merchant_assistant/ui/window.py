"""The main window: rail, pages, status strip, toasts; drops anywhere. Pages come once the data folder is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QByteArray, QMargins, QRect, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.ui.commands import Command
from merchant_assistant.ui.notifier import Notifier, Toast
from merchant_assistant.ui.rail import Rail
from merchant_assistant.ui.status_strip import StatusStrip
from merchant_assistant.ui.tasks import TaskRunner
from merchant_assistant.ui.theme.tokens import NARROW_WINDOW, PAGE_MARGIN
from merchant_assistant.ui.widgets.drop_area import files_of
from merchant_assistant.ui.widgets.states import Message, Skeleton

_FRAME = QMargins(6, 38, 6, 6)  # title bar and borders, whose true size is known only once it is shown


class Page(Protocol):
    """What the window asks of a page (a QWidget)."""

    def shown(self) -> None:
        """It was switched to."""

    def flush(self) -> None:
        """Save what is typed and not saved yet: another page is shown, or the window closes."""

    def commands(self) -> Sequence[Command]:
        """What this page can do by name."""


class MainWindow(QMainWindow):
    """``files_dropped`` carries a list of paths, ``closing`` is emitted once before it closes."""

    files_dropped = Signal(object)
    page_changed = Signal(str)
    closing = Signal()

    def __init__(self, tasks: TaskRunner, notifier: Notifier) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Merchant Assistant"))
        self.setMinimumSize(760, 520)
        self.setAcceptDrops(True)
        self.rail = Rail()
        self.strip = StatusStrip(tasks)
        self._pages: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self._opening = _framed(Skeleton(framed=True))
        self._stack.addWidget(self._opening)
        self.toast = Toast(notifier)
        self._lay_out()
        self.rail.chosen.connect(self.show_page)
        self.resize(1280, 800)

    def _lay_out(self) -> None:
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.rail)
        upper.addWidget(self._with_toast(), 1)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        column.addWidget(self.strip)
        self.setCentralWidget(centre)

    def _with_toast(self) -> QWidget:
        """A message moves the page up: what is done next is never below it."""
        ground = QWidget()
        ground.setObjectName("page")
        ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout()
        row.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 12)
        row.addStretch(1)
        row.addWidget(self.toast, 100)
        row.addStretch(1)
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addLayout(row)
        return ground

    @property
    def page(self) -> str:
        """The key of the page that is shown, empty before any is."""
        return next((key for key, page in self._pages.items() if page is self._stack.currentWidget()), "")

    def add_page(self, key: str, name: str, glyph: str, page: QWidget) -> None:
        """Add a page to the rail and the window."""
        self.rail.add(key, name, glyph)
        self.rail.set_narrow(narrow=self.width() < NARROW_WINDOW)
        self._pages[key] = page
        self._stack.addWidget(page)

    @Slot(str)
    def show_page(self, key: str) -> None:
        """Show a page; an unknown key shows the first. What was typed on the page before is saved."""
        key = key if key in self._pages else next(iter(self._pages))
        if key != self.page:
            self.flush()
            self._stack.setCurrentWidget(self._pages[key])
            self.page_changed.emit(key)
        self.rail.choose(key)
        self._pages[key].shown()  # type: ignore[attr-defined]  # every page is a Page

    def flush(self) -> None:
        """Save what is typed on the page that is shown."""
        if self.page:
            self._pages[self.page].flush()  # type: ignore[attr-defined]  # every page is a Page

    def show_fault(self, fault: UserFault) -> None:
        """The data folder could not be opened: say why, in place of the pages."""
        message = Message("circle-alert", "bad")
        message.say(fault.message, fault.hint, self.tr("Close"), self.close_now)
        self._stack.addWidget(message)
        self._stack.setCurrentWidget(message)
        self.strip.show_model(self.tr("Not open"), "bad")

    def close_now(self) -> None:
        self.close()

    def come_forward(self) -> None:
        """Be seen: another start asked for it."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def place(self) -> str:
        """Size and place as text, for the settings."""
        return bytes(self.saveGeometry().toBase64().data()).decode()

    def put(self, place: str) -> None:
        """The reverse of :meth:`place`; nonsense is ignored."""
        if place:
            self.restoreGeometry(QByteArray.fromBase64(place.encode()))

    def fit(self, room: QRect) -> None:
        """Be no larger than the free room of a screen, its own frame included."""
        inner = room.marginsRemoved(_FRAME)
        self.setMinimumSize(self.minimumSize().boundedTo(inner.size()))
        if self.isMaximized() or self.isFullScreen() or inner.contains(self.geometry()):
            return
        self.resize(self.size().boundedTo(inner.size()))
        place = self.geometry()
        place.moveLeft(max(inner.left(), min(place.left(), inner.right() - place.width() + 1)))
        place.moveTop(max(inner.top(), min(place.top(), inner.bottom() - place.height() + 1)))
        self.setGeometry(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.set_narrow(narrow=self.width() < NARROW_WINDOW)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._pages and files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.files_dropped.emit(files_of(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.flush()
        self.closing.emit()
        super().closeEvent(event)


def _framed(widget: QWidget) -> QWidget:
    frame = QWidget()
    frame.setObjectName("page")
    column = QVBoxLayout(frame)
    column.setContentsMargins(PAGE_MARGIN, 96, PAGE_MARGIN, PAGE_MARGIN)
    column.addWidget(widget)
    return frame
