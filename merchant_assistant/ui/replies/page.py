"""The page Replies: messages at the left; at the right a new one, or one with its reply."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from merchant_assistant.foundation.changes import Changes
from merchant_assistant.replies.model import HouseRules, Kept, Letter
from merchant_assistant.ui.commands import Command
from merchant_assistant.ui.knowledge.room import DocumentsRoom
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.replies.arriving import Arriving
from merchant_assistant.ui.replies.flow import Listed, RepliesFlow
from merchant_assistant.ui.replies.message_view import MessageView
from merchant_assistant.ui.replies.panel import MessagesPanel
from merchant_assistant.ui.replies.rules_window import RulesWindow
from merchant_assistant.ui.replies.smoothing import Smoothing
from merchant_assistant.ui.widgets.buttons import IconButton
from merchant_assistant.ui.widgets.folding_page import FoldingPage

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk


class RepliesPage(FoldingPage):
    """Wires the list, the place for a new message and the one that is open."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._current: int | None = None
        self._awaited: int | None = None  # the message whose reply gets the keyboard once it is written
        self._known: dict[int, Kept] = {}
        self.flow = RepliesFlow(desk, self)
        self.panel = MessagesPanel()
        self.arriving = Arriving()
        self.smoothing = Smoothing(desk, self)
        self.view = MessageView(self.flow, self.smoothing)
        self.room = DocumentsRoom(desk)
        self.unfold = IconButton("panel-left", "")
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._add_keys()
        on_language(self._say)
        self.flow.load()
        self.flow.find_typed()
        self.flow.look()

    def _lay_out(self) -> None:
        self.stack.addWidget(self.arriving)
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.room)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.unfold)
        column.addWidget(self.stack, 1)
        self.put(self.panel, right)

    def _connect(self) -> None:
        self.panel.new.clicked.connect(self.begin)
        self.panel.retry.clicked.connect(self.flow.load)
        self.panel.rules.clicked.connect(self.edit_rules)
        self.panel.search.searched.connect(self.flow.search)
        self.panel.list.picked.connect(self._pick)
        self.panel.list.went_on.connect(self._go_on)
        self.panel.list.delete_asked.connect(self.delete)
        self.unfold.clicked.connect(self.toggle_panel)
        self.arriving.answer_asked.connect(self.flow.keep)
        self.arriving.typed.connect(self.flow.save_typed)
        self.arriving.file_asked.connect(self.choose_file)
        self.arriving.dropped.connect(self.take)
        self.arriving.catalogue.clicked.connect(partial(self._desk.page_asked.emit, "catalogue"))
        self.flow.stocked.connect(self.arriving.show_stocked)
        self.view.delete_asked.connect(self.delete)
        self.view.copied.connect(self._copied)
        self.flow.listed.connect(self._listed)
        self.flow.list_failed.connect(self.panel.fail)
        self.flow.read.connect(self._show_letter)
        self.flow.kept.connect(self._kept)
        self.flow.not_kept.connect(self.arriving.was_not_kept)
        self.flow.typed_found.connect(self.arriving.show_typed)
        self._desk.changed.connect(self._follow)
        self.view.sources.asked.connect(self._desk.product_asked)
        self.view.sources.passage_asked.connect(self.room.read_at)
        self.room.shown.connect(self._show_room)
        self.room.left.connect(self._leave_room)

    def _add_keys(self) -> None:
        QShortcut(QKeySequence(QKeySequence.StandardKey.New), self, self.begin)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search)

    def shown(self) -> None:
        """The keyboard is where a message is pasted, or in the reply."""
        if self._current is None:
            self.arriving.field.setFocus()
        else:
            self.view.editor.go_in()

    def flush(self) -> None:
        """Save what is typed."""
        self.arriving.flush()
        self.view.flush()

    def commands(self) -> Sequence[Command]:
        """What can be done here by name."""
        return (
            self._command("new", lambda: self.tr("Answer a customer's message"), self.begin, "Ctrl+N", "mail"),
            self._command("search", lambda: self.tr("Search messages"), self.search, glyph="search"),
            self._command("rules", lambda: self.tr("House rules for replies"), self.edit_rules, glyph="pencil"),
            self._command("copy", lambda: self.tr("Copy the reply"), self.view.copy_reply, "Ctrl+Shift+C", "copy"),
            self._command("done", lambda: self.tr("Mark as answered"), self.view.mark_answered, glyph="check"),
            self._command("smooth", lambda: self.tr("Smooth the wording"), self.view.smooth_wording, glyph="sparkles"),
            self._command("again", lambda: self.tr("Write the reply again"), self.view.write_again, glyph="refresh-cw"),
        )

    def _command(
        self, verb: str, name: Callable[[], str], run: Callable[[], None], key: str = "", glyph: str = "mail"
    ) -> Command:
        always = verb in ("new", "search", "rules")
        enabled = lambda: always or self._current is not None  # noqa: E731
        return Command(f"replies.{verb}", name, partial(self._run, run), key, glyph, enabled)

    def _run(self, run: Callable[[], None]) -> None:
        """A command by name may come from another page."""
        self._desk.page_asked.emit("replies")
        run()

    @Slot()
    def begin(self) -> None:
        """Make room for a new message."""
        self.fold()
        self._open(None)
        self.arriving.field.setFocus()

    @Slot()
    def search(self) -> None:
        """Put the keyboard into the search."""
        self.unfold_panel()
        self.panel.search.setFocus()
        self.panel.search.selectAll()

    @Slot()
    def choose_file(self) -> None:
        """Ask which, without blocking the window."""
        dialog = QFileDialog(self, self.tr("Open a message"), self._desk.folder, self.tr("Messages") + " (*.eml *.txt)")
        dialog.fileSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def edit_rules(self) -> None:
        """Open the house rules, as they are kept."""
        self.flow.rules(self._show_rules)

    @Slot()
    def delete(self) -> None:
        """Delete what is shown; for a while it can be taken back."""
        kept = self.view.kept
        if self._current is None or kept is None:
            return
        self.flow.delete(kept.id, partial(self._deleted, kept.id))

    def _deleted(self, message_id: int) -> None:
        if self._current == message_id:
            self.begin()
        self._desk.notifier.say(
            lambda: self.tr("The message was deleted."),
            action=lambda: self.tr("Undo"),
            act=partial(self.flow.restore, message_id),
            undo=True,
        )

    def _show_rules(self, house: HouseRules) -> None:
        RulesWindow(house, self.flow.set_rules, self).open()

    @Slot(str)
    def _chosen(self, name: str) -> None:
        self._desk.folder = str(Path(name).parent)
        self.flow.read_file(Path(name))

    @Slot(object)
    def take(self, files: list[Path]) -> None:
        """An e-mail or a text, to be answered; of several the first."""
        if files:
            self.flow.read_file(files[0])

    @Slot(object)
    def _show_letter(self, letter: Letter) -> None:
        self.begin()
        self.arriving.show_letter(letter)

    @Slot(int)
    def _kept(self, message_id: int) -> None:
        self.arriving.was_kept()
        self.panel.search.empty()  # it would hide the new one
        if self._current is None and not self.arriving.field.toPlainText():
            self._current = message_id

    @Slot(int)
    def _copied(self, gaps: int) -> None:
        self._desk.notifier.say(
            lambda: self.tr("The reply was copied."),
            hint=lambda: self.tr("%Ln place(s) in [brackets] are still to be filled in.", "", gaps) if gaps else "",
        )

    @Slot(int)
    def _pick(self, message_id: int) -> None:
        if message_id != self._current:
            self._open(message_id)

    @Slot()
    def _go_on(self) -> None:
        self.fold()
        self.shown()

    def _open(self, message_id: int | None) -> None:
        self.flush()
        self._current = message_id
        self._show()

    def _show(self) -> None:
        kept = self._known.get(self._current or 0)
        self.panel.list.choose(self._current)
        if kept is None:
            self._current = None
            self.stack.setCurrentWidget(self.arriving)
            return
        self.view.show_message(kept)
        self.stack.setCurrentWidget(self.view)

    @Slot()
    def _show_room(self) -> None:
        self.flush()
        self.stack.setCurrentWidget(self.room)

    @Slot()
    def _leave_room(self) -> None:
        self._show()
        self.shown()

    @Slot(object)
    def _listed(self, listed: Listed) -> None:
        was_open = self.stack.currentWidget() is self.view
        self._known = {message.id: message for message in (*listed.shown, *listed.messages)}
        self.panel.show_all(listed.shown, listed.figures)
        if self.stack.currentWidget() is not self.room:
            self._show()
        if self.isVisible() and not was_open and self.stack.currentWidget() is self.view:
            self.panel.list.setFocus()  # the reply is still being written
            self._awaited = self._current
        self._go_into_reply()

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.replies:
            self.flow.load()
        if changes.products:
            self.flow.look()

    def _go_into_reply(self) -> None:
        """The keyboard goes into the reply that was waited for, unless it went elsewhere meanwhile."""
        if self._awaited is None or self._awaited in self.flow.writing:
            return
        waits = self._awaited == self._current and self.panel.list.hasFocus()
        self._awaited = None
        if waits:
            self.view.editor.go_in()

    def show_narrow(self, *, narrow: bool) -> None:
        self.unfold.setVisible(narrow)

    def _say(self) -> None:
        self.unfold.setAccessibleName(self.tr("Show or hide the messages"))
        self.unfold.setToolTip(self.tr("Show or hide the messages"))
