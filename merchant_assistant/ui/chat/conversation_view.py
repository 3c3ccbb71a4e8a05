"""The right part of the page: one conversation, and the field for its next question."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from merchant_assistant.chat.model import Feedback, ResultRow, Turn
from merchant_assistant.chat.rows import RowWish, question_of_rows
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.ui.chat.ahead import Ahead
from merchant_assistant.ui.chat.beginning import Beginning
from merchant_assistant.ui.chat.composer import Composer
from merchant_assistant.ui.chat.flow import ChatFlow
from merchant_assistant.ui.chat.head import ConversationHead
from merchant_assistant.ui.chat.measured import measured
from merchant_assistant.ui.chat.own_words import OwnWordsFlow
from merchant_assistant.ui.chat.transcript import Transcript
from merchant_assistant.ui.chat.work import Opened
from merchant_assistant.ui.chat.writing import Writing
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.states import StateStack

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk

_SAVE_AFTER_MS = 700  # what a kill may cost, also of who types without a pause


class ConversationView(QWidget):
    """``current`` is the conversation's id, None while it has not begun; ``went``: it is another one now.

    ``passage_asked`` carries a :class:`Source` in a document, to be opened there.
    """

    went = Signal()
    passage_asked = Signal(object)

    def __init__(self, desk: Desk, flow: ChatFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._flow = flow
        self._live: Writing | None = None
        self.current: int | None = None
        self.turns: tuple[Turn, ...] = ()
        self._fault: UserFault | None = None  # why the conversation could not be read
        self.head = ConversationHead()
        self.transcript = Transcript()
        self.beginning = Beginning(desk)
        self.states = StateStack(self.transcript, self.beginning)
        self.composer = Composer()
        self._ahead = Ahead(desk, self)
        self.words = OwnWordsFlow(desk, self._answer_again, self)
        self._save_soon = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._lay_out()
        self._connect()
        self._connect_flow()
        on_language(self._say)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(measured(self.head))
        column.addWidget(self.states, 1)
        column.addLayout(measured(self.composer))

    def _connect(self) -> None:
        self.composer.sent.connect(self._ask)
        self.composer.resent.connect(self._flow.resend)
        self.composer.queued.connect(self._wait)
        self.composer.taken_back.connect(self._take_back)
        self.composer.typed.connect(self._typed)
        self.composer.stop_asked.connect(self.stop)
        self.composer.last_asked.connect(self.edit_last)
        self._save_soon.timeout.connect(self._save)
        self.transcript.again_asked.connect(self._flow.regenerate)
        self.transcript.edit_asked.connect(self.composer.edit)
        self.transcript.model_asked.connect(self._desk.model_asked)
        self.transcript.catalogue_asked.connect(partial(self._desk.page_asked.emit, "catalogue"))
        self.transcript.source_asked.connect(self._desk.product_asked)
        self.transcript.passage_asked.connect(self.passage_asked)
        self.transcript.judged.connect(self._judge)
        self.transcript.rows_asked.connect(self._ask_of_rows)
        self.transcript.widen_asked.connect(self._flow.widen)
        self.transcript.products_asked.connect(self._desk.products_asked)
        self.transcript.instead_asked.connect(self._take)
        self.transcript.meaning_given.connect(self.words.remember)
        self.transcript.meaning_asked.connect(self.words.offer_all)
        self.transcript.word_forgotten.connect(self.words.forget)
        self.beginning.picked.connect(self._take)

    def _connect_flow(self) -> None:
        self._flow.opened.connect(self._opened)
        self._flow.open_failed.connect(self._not_opened)
        self._flow.began.connect(self._began)
        self._flow.grew.connect(self._grew)
        self._flow.ended.connect(self._ended)
        self._flow.put_back.connect(self._put_back)
        self._flow.queued.connect(self._queued)

    def go(self, conversation_id: int | None) -> None:
        """Show another conversation; what is typed here is saved first."""
        self.flush()
        self.current, self.turns, self._live = conversation_id, (), None
        self.went.emit()
        self.load()

    @Slot()
    def load(self) -> None:
        """Fetch what is shown again."""
        self.states.show_loading_soon()
        self._flow.open(self.current)

    @Slot()
    def _typed(self) -> None:
        if not self._save_soon.isActive():
            self._save_soon.start()

    @Slot()
    def flush(self) -> None:
        """Save what is typed and not sent."""
        if self._save_soon.isActive():
            self._save_soon.stop()
            self._save()

    @Slot()
    def _save(self) -> None:
        self._flow.unsent.keep(self.current, self.composer.unsent)
        self._ahead.typed(self.composer.unsent)

    @Slot()
    def stop(self) -> None:
        """Stop the answer that is being written here."""
        self._flow.stop(self.current)

    @Slot()
    def step_back(self) -> None:
        """Escape: give the editing up, else stop the answer, else back to the field."""
        if self.composer.editing:
            self.composer.end_edit()
        elif self._live:
            self.stop()
        else:
            self.composer.field.setFocus()

    @Slot()
    def edit_last(self) -> None:
        """Take the last question into the field."""
        last = next((turn for turn in reversed(self.turns) if turn.role == "user"), None)
        if last and not self._live:
            self.composer.edit(last)

    @Slot()
    def copy_last(self) -> None:
        """Put the last answer on the clipboard."""
        if view := self.transcript.last_answer:
            view.copy()
            self._desk.notifier.say(lambda: self.tr("The answer was copied."))

    @Slot(str)
    def _ask(self, text: str) -> None:
        self._save_soon.stop()
        self._flow.ask(text, self.current)

    @Slot(str)
    def _take(self, text: str) -> None:
        """Ask an example; what was typed meanwhile stays."""
        typed = self.composer.unsent
        self._ask(text)
        if typed:
            self.composer.put(typed)
            self._save_soon.start()

    def _answer_again(self, turn: Turn) -> None:
        """Have the question of an answer answered anew: in its place, or below where the talk has gone on."""
        if not self.turns or turn.id == self.turns[-1].id:
            self._flow.regenerate(turn)
        elif asked := [one.text for one in self.turns if one.role == "user" and one.id < turn.id]:
            self._take(asked[-1])

    @Slot(str)
    def _wait(self, text: str) -> None:
        self._save_soon.stop()
        self._flow.unsent.keep(self.current, "")
        self._flow.wait(text, self.current)

    @Slot()
    def _take_back(self) -> None:
        """The question that waits stands in the field again, above what was typed since."""
        texts = (self._flow.take_back(self.current), self.composer.unsent)
        self.composer.put("\n\n".join(text for text in texts if text))
        self.composer.field.setFocus()
        self._save()

    @Slot(object)
    def _queued(self, conversation_id: int | None) -> None:
        if conversation_id == self.current:
            self.composer.show_waiting(self._flow.unsent.waiting(self.current))

    @Slot(object, object)
    def _judge(self, turn: Turn, feedback: Feedback | None) -> None:
        self._flow.judge(turn, feedback, partial(self._judged, turn, feedback))

    def _judged(self, turn: Turn, feedback: Feedback | None, before: int | None) -> None:
        undo = partial(self._flow.unjudge, turn, before)
        self._desk.notifier.say(
            lambda: self.tr("Kept as an example.") if feedback else self.tr("The example was taken back."),
            action=lambda: self.tr("Undo"),
            act=undo,
            undo=True,
        )

    @Slot(str, object)
    def _ask_of_rows(self, wish: RowWish, rows: Sequence[ResultRow]) -> None:
        """Ask for what is like a row, or for two of them side by side, in the words of the conversation."""
        if not self._live and self.turns:
            self._take(question_of_rows(wish, [row.sku for row in rows], self.turns[-1].text))

    @Slot(object)
    def _opened(self, opened: Opened) -> None:
        if opened.conversation_id != self.current:
            return
        self.turns = opened.turns
        self.transcript.show_feedback(opened.feedback)
        self._queued(self.current)
        if not self.composer.editing and not self._save_soon.isActive():
            self._put(opened.unsent)
        self._show()

    def _put(self, text: str) -> None:
        if self.composer.unsent != text:
            self.composer.put(text)

    @Slot(object)
    def _not_opened(self, error: Exception) -> None:
        if not isinstance(error, UserFault):
            self._desk.notifier.bug(error)
            error = UserFault("bug", said("Chat", "This conversation could not be read."))
        self._fault = error
        self._say()

    def _say(self) -> None:
        if self._fault:
            self.states.show_error(self._fault, self.tr("Try again"), self.load)

    def _show(self) -> None:
        self._fault = None
        self._live = self._flow.writing(self.current)
        keyboard = self.transcript.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.transcript.show_turns(self.turns, self._live, self._flow.fault(self.current))
        self.states.show_state("full" if self.turns or self._live else "empty")
        self._show_writing()
        if keyboard and not self.transcript.isAncestorOf(self.focusWidget() or self):
            self.composer.field.setFocus()

    def _show_writing(self) -> None:
        live = self._live
        self.composer.set_writing(writing=live is not None, stopping=live is not None and live.stopping)

    @Slot(object)
    def _began(self, writing: Writing) -> None:
        if writing.conversation_id == self.current:
            self._show()
            self.transcript.go_to_end()
            self.composer.field.setFocus()

    @Slot(object)
    def _grew(self, writing: Writing) -> None:
        if writing is not self._live:
            return
        if writing.conversation_id != self.current:  # it has begun: now it has a number
            self.current = writing.conversation_id
            self.went.emit()
        self.transcript.follow()
        self._show_writing()

    @Slot(object)
    def _ended(self, writing: Writing) -> None:
        if writing is self._live:
            self._live = None
            self._show_writing()
            self.load()
            if self.isVisible() and writing.text:
                self.transcript.announce(self.tr("Answer: {text}").format(text=writing.text))

    @Slot(object)
    def _put_back(self, writing: Writing) -> None:
        """A question was stopped before its turn came: it stands in the field again."""
        if writing.conversation_id == self.current:
            self.composer.put(self._flow.unsent.typed(self.current) or "")
