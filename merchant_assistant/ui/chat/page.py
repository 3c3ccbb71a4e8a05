"""The page Chat: conversations at the left, the one that is read and continued at the right."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from merchant_assistant.chat.model import Conversation
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.ui.chat.conversation_view import ConversationView
from merchant_assistant.ui.chat.flow import ChatFlow
from merchant_assistant.ui.chat.panel import ConversationsPanel
from merchant_assistant.ui.chat.writing import Writing
from merchant_assistant.ui.commands import Command
from merchant_assistant.ui.knowledge.room import DocumentsRoom
from merchant_assistant.ui.widgets.folding_page import FoldingPage

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk

_NO_FILE_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class ChatPage(FoldingPage):
    """Wires the list, the conversation and what can be done with it as a whole."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: dict[int, Conversation] = {}
        self.flow = ChatFlow(desk, self)
        self.panel = ConversationsPanel(self.flow)
        self.view = ConversationView(desk, self.flow)
        self.room = DocumentsRoom(desk)
        self._right = QStackedWidget()
        self._right.addWidget(self.view)
        self._right.addWidget(self.room)
        self.put(self.panel, self._right)
        self._connect()
        self._add_keys()
        self.panel.load()
        self.view.beginning.look()
        self.view.load()

    def _connect(self) -> None:
        self.panel.new.clicked.connect(self.begin)
        self.panel.list.picked.connect(self._pick)
        self.panel.list.went_on.connect(self._go_on)
        self.panel.list.delete_asked.connect(self._delete_known)
        self.panel.model.renamed.connect(self.flow.rename)
        self.view.went.connect(self._mark)
        self.view.passage_asked.connect(self.room.read_at)
        self.panel.documents.clicked.connect(self.room.show_shelf)
        self.room.shown.connect(self._show_room)
        self.room.left.connect(self._leave_room)
        self.view.head.unfold.clicked.connect(self.toggle_panel)
        self.view.head.rename.clicked.connect(self.rename)
        self.view.head.export.clicked.connect(self.export)
        self.view.head.delete.clicked.connect(self.delete)
        self.flow.listed.connect(self._learn)
        self.flow.asked.connect(self.panel.load)
        self.flow.began.connect(self._mark_busy)
        self.flow.ended.connect(self._ended)
        self._desk.changed.connect(self._follow)

    def _add_keys(self) -> None:
        QShortcut(QKeySequence(QKeySequence.StandardKey.New), self, self.begin)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search)
        QShortcut(QKeySequence("Ctrl+Shift+C"), self, self.view.copy_last)
        QShortcut(QKeySequence("Ctrl+Up"), self, self.view.transcript.focus_last)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        # PySide drops ``context`` where a callable is given too: each key would act in the whole window.
        QShortcut(QKeySequence("Escape"), self.view, context=inside).activated.connect(self.view.step_back)
        QShortcut(QKeySequence("F2"), self.view, context=inside).activated.connect(self.rename)

    def shown(self) -> None:
        """The keyboard is where the next question is typed."""
        if self._right.currentWidget() is self.view:
            self.view.composer.field.setFocus()

    @Slot()
    def _show_room(self) -> None:
        self.fold()
        self._right.setCurrentWidget(self.room)

    @Slot()
    def _leave_room(self) -> None:
        """Back to the conversation, as it was left."""
        self._show_view()
        self.view.composer.field.setFocus()

    def _show_view(self) -> None:
        self.room.forget()
        self._right.setCurrentWidget(self.view)

    def flush(self) -> None:
        """Save what is typed and not sent."""
        self.view.flush()

    def commands(self) -> Sequence[Command]:
        """What can be done here by name."""
        return (
            self._command("new", lambda: self.tr("New conversation"), self.begin, "Ctrl+N", "plus"),
            self._command("search", lambda: self.tr("Search conversations"), self.search, glyph="search"),
            self._command("copy", lambda: self.tr("Copy the last answer"), self.view.copy_last, "Ctrl+Shift+C", "copy"),
            self._command("rename", lambda: self.tr("Rename this conversation"), self.rename, glyph="pencil"),
            self._command("export", lambda: self.tr("Save this conversation as a file"), self.export, glyph="download"),
            self._command("documents", lambda: self.tr("Documents"), self.room.show_shelf, glyph="file-text"),
            self._command("delete", lambda: self.tr("Delete this conversation"), self.delete, glyph="trash-2"),
        )

    def _command(
        self, verb: str, name: Callable[[], str], run: Callable[[], None], key: str = "", glyph: str = "message-circle"
    ) -> Command:
        anew = verb in ("new", "search", "documents")
        return Command(f"chat.{verb}", name, partial(self._run, run), key, glyph, lambda: anew or self._begun)

    def _run(self, run: Callable[[], None]) -> None:
        """A command by name may come from another page."""
        self._desk.page_asked.emit("chat")
        run()

    @property
    def _begun(self) -> bool:
        return self.view.current is not None

    @Slot()
    def begin(self) -> None:
        """A new conversation; one whose question still waits has not begun either, and is shown."""
        self.fold()
        self._show_view()
        if self.view.current is not None:
            self.view.go(None)
        self.view.composer.field.setFocus()

    @Slot()
    def search(self) -> None:
        """Put the keyboard into the search."""
        self.unfold_panel()
        self.panel.search.setFocus()
        self.panel.search.selectAll()

    @Slot()
    def rename(self) -> None:
        """Rename what is shown, in the list."""
        if self._begun:
            self.unfold_panel()
            self._mark()
            self.panel.list.setFocus()
            self.panel.list.rename_current()

    @Slot()
    def delete(self) -> None:
        """Delete what is shown."""
        self._delete_known(self.view.current or 0)

    @Slot()
    def export(self) -> None:
        """Ask where to, without blocking the window."""
        conversation = self._known.get(self.view.current or 0)
        if conversation is None:
            return
        name = _NO_FILE_NAME.sub(" ", conversation.title).strip(" .")[:80] or self.tr("Conversation")
        place = str(Path(self._desk.folder) / f"{name}.md")
        dialog = QFileDialog(self, self.tr("Save this conversation"), place, self.tr("Markdown text") + " (*.md)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("md")
        dialog.fileSelected.connect(partial(self._save_as, conversation.id))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save_as(self, conversation_id: int, name: str) -> None:
        file = Path(name)
        self._desk.folder = str(file.parent)
        self.flow.export(conversation_id, file, partial(self._saved, file))

    def _saved(self, file: Path) -> None:
        self._desk.notifier.say(lambda: self.tr("Saved as “{file}”.").format(file=file.name))

    @Slot(int)
    def _pick(self, conversation_id: int) -> None:
        self._show_view()
        if conversation_id != self.view.current:
            self.view.go(conversation_id)

    @Slot()
    def _go_on(self) -> None:
        self.fold()
        self.view.composer.field.setFocus()

    @Slot(int)
    def _delete_known(self, conversation_id: int) -> None:
        if conversation := self._known.get(conversation_id):
            self.flow.delete(conversation.id, partial(self._deleted, conversation))

    def _deleted(self, conversation: Conversation) -> None:
        if self.view.current == conversation.id:
            self.begin()
        self._desk.notifier.say(
            lambda: self.tr("“{title}” was deleted.").format(title=conversation.title),
            action=lambda: self.tr("Undo"),
            act=partial(self.flow.restore, conversation.id, partial(self.view.go, conversation.id)),
            undo=True,
        )

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.conversations:
            self.panel.load()
            self.view.load()

    @Slot(object)
    def _learn(self, conversations: list[Conversation]) -> None:
        self._known |= {conversation.id: conversation for conversation in conversations}
        self._mark()

    @Slot()
    def _mark(self) -> None:
        """The list and the head show which conversation is open."""
        known = self._known.get(self.view.current or 0)
        self.panel.list.choose(self.view.current)
        self.view.head.show_title(known.title if known else "", begun=known is not None)
        self._mark_busy()

    @Slot()
    def _mark_busy(self) -> None:
        self.panel.model.show_busy(self.flow.busy_conversations)

    @Slot(object)
    def _ended(self, writing: Writing) -> None:
        self._mark_busy()
        if writing.text and not self.isVisible():
            show = partial(self._show_answer, writing.conversation_id)
            self._desk.notifier.say(
                lambda: self.tr("Your answer is ready."), action=lambda: self.tr("Show it"), act=show
            )

    def _show_answer(self, conversation_id: int | None) -> None:
        self._desk.page_asked.emit("chat")
        if conversation_id is not None:
            self._pick(conversation_id)

    def show_narrow(self, *, narrow: bool) -> None:
        self.view.head.set_narrow(narrow=narrow)
