"""The main window: rail, pages, status strip, toasts; drops anywhere. Pages come once the data folder is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from PySide6.QtCore import QByteArray, QMargins, QRect, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.ui.commands import Command
from merchant_assistant.ui.faults import words_of
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.notice_bar import QuestionWindow, Toast
from merchant_assistant.ui.notifier import Notifier, Question
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


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page in the rail; ``foot``: it stands apart, at the foot.

    ``build`` is called with the page's parent when it is wanted: styled again in another parent, it would take longer.
    """

    key: str
    name: Callable[[], str]
    glyph: str
    build: Callable[[QWidget], QWidget]
    foot: bool = False


class MainWindow(QMainWindow):
    """``files_dropped`` carries a list of paths, ``closing`` is emitted once before it closes.

    ``page_built``: the page of this key was made just now; ``page_changed``: it is shown.
    """

    files_dropped = Signal(object)
    page_built = Signal(str)
    page_changed = Signal(str)
    closing = Signal()

    def __init__(self, tasks: TaskRunner, notifier: Notifier) -> None:
        super().__init__()
        self.setMinimumSize(760, 520)
        self.setAcceptDrops(True)
        self.rail = Rail()
        self.strip = StatusStrip(tasks)
        self._entries: dict[str, PageEntry] = {}
        self._pages: dict[str, QWidget] = {}  # those that were built
        self._fault: UserFault | None = None
        self._mend: Command | None = None
        self._refusal: Message | None = None
        self.may_close: Callable[[], bool] = _always  # asked where a person closes it
        self._decided = False
        self._stack = QStackedWidget()
        self._opening = _framed(Skeleton(framed=True))
        self._stack.addWidget(self._opening)
        self.toast = Toast(notifier)
        self._lay_out()
        self.rail.chosen.connect(self.show_page)
        notifier.asked.connect(self._ask)
        self.resize(1280, 800)
        on_language(self._say)

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

    def add_page(self, entry: PageEntry) -> None:
        """Add a page to the rail; it is built when it is wanted."""
        self._entries[entry.key] = entry
        self.rail.add(entry.key, entry.name, entry.glyph, foot=entry.foot)

    @property
    def entries(self) -> tuple[PageEntry, ...]:
        """The pages in the order of the rail."""
        return tuple(self._entries.values())

    def is_built(self, key: str) -> bool:
        return key in self._pages

    @property
    def built_pages(self) -> list[Page]:
        """Those that were made by now, in the order of the rail."""
        return [cast("Page", self._pages[key]) for key in self._entries if key in self._pages]

    def page_of(self, key: str) -> QWidget:
        """The page, built by now. Raises KeyError where there is none of that key."""
        if key not in self._pages:
            page = self._pages[key] = self._entries[key].build(self._stack)
            self._stack.addWidget(page)
            self.page_built.emit(key)
        return self._pages[key]

    @Slot(str)
    def show_page(self, key: str) -> None:
        """Show a page; an unknown key shows the first. What was typed on the page before is saved."""
        key = key if key in self._entries else next(iter(self._entries))
        page = self.page_of(key)
        if key != self.page:
            self.flush()
            self._stack.setCurrentWidget(page)
            self.page_changed.emit(key)
        self.rail.choose(key)
        page.shown()  # type: ignore[attr-defined]  # every page is a Page

    def flush(self) -> None:
        """Save what is typed on the page that is shown."""
        if self.page:
            self._pages[self.page].flush()  # type: ignore[attr-defined]  # every page is a Page

    def show_fault(self, fault: UserFault, mend: Command | None = None) -> None:
        """The data folder could not be opened: say why, in place of the pages, and offer what mends it."""
        self._fault = fault
        self._mend = mend
        self._refusal = Message("circle-alert", "bad")
        self._stack.addWidget(self._refusal)
        self._stack.setCurrentWidget(self._refusal)
        self._say()

    def _answer_fault(self) -> None:
        if self._mend:
            self._mend.run()
        else:
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
        narrow = self.width() < NARROW_WINDOW
        self.rail.set_narrow(narrow=narrow)
        self.strip.set_narrow(narrow=narrow)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._entries and files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.files_dropped.emit(files_of(event.mimeData()))

    def close(self) -> bool:
        """Close without a question; :meth:`leave` and the system's button ask first (``may_close``)."""
        self._decided = True
        return super().close()

    @Slot()
    def leave(self) -> None:
        """Close as the mouse does."""
        if self.may_close():
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._decided and not self.may_close():
            event.ignore()
            return
        self.flush()
        self.closing.emit()
        super().closeEvent(event)

    @Slot(object)
    def _ask(self, question: Question) -> None:
        QuestionWindow(question, self).open()

    def _say(self) -> None:
        name = self.tr("Merchant Assistant")
        QGuiApplication.setApplicationDisplayName(name)  # some systems add it to the title of each dialog
        self.setWindowTitle(name)
        if self._fault and self._refusal:
            action = self._mend.name() if self._mend else self.tr("Close")
            self._refusal.say(*words_of(self._fault), action, self._answer_fault)
            self.strip.show_model(self.tr("Not open"), "bad")


def _always() -> bool:
    return True


def _framed(widget: QWidget) -> QWidget:
    frame = QWidget()
    frame.setObjectName("page")
    column = QVBoxLayout(frame)
    column.setContentsMargins(PAGE_MARGIN, 96, PAGE_MARGIN, PAGE_MARGIN)
    column.addWidget(widget)
    return frame
