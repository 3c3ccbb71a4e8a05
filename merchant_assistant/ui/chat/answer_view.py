"""An answer, as plain text on the page: what it rests on, whether it is whole, and what can be done next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from merchant_assistant.chat.brief import Brief, brief_of
from merchant_assistant.chat.exact.columns.model import Chip
from merchant_assistant.chat.exact.words.own import OwnWord
from merchant_assistant.chat.model import Feedback, Turn
from merchant_assistant.chat.showing import may_be_added
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.ui.chat.exact_view import ExactView
from merchant_assistant.ui.chat.feedback import FeedbackView
from merchant_assistant.ui.chat.instead import Instead
from merchant_assistant.ui.chat.may_mean import MayMeanView
from merchant_assistant.ui.chat.notes import Notes
from merchant_assistant.ui.chat.sources import Sources
from merchant_assistant.ui.chat.turn_view import RING, TurnView, name_button
from merchant_assistant.ui.chat.writing import Writing
from merchant_assistant.ui.faults import words_of
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.theme.icons import pixmap
from merchant_assistant.ui.theme.theme import on_theme, tokens
from merchant_assistant.ui.widgets.buttons import Button, IconButton
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.words import sentences

_NO_MODEL = frozenset({"model_absent", "model_damaged"})
_MARK = 14

State = tuple[str, str, str, Callable[[], None] | None]
"""The mark below the text, its tone, the button that goes on, and what it does."""


class AnswerView(TurnView):
    """One of four: an answer (``turn``), one being written (``writing``), a ``fault`` in its place, or none at all.

    ``passage_asked`` carries the :class:`Source` to open, ``judged`` the turn and what the person says of it (None: it
    is taken back), ``rows_asked`` what is wanted of rows ("alike", "cheaper", "compare") and the rows.
    ``again_asked`` carries the turn, ``model_asked`` the fault, ``catalogue_asked`` nothing, ``widen_asked`` the turn
    and the filter that goes, ``products_asked`` a ``ProductQuery``, ``instead_asked`` a question, ``meaning_given`` the
    turn and an :class:`OwnWord`, ``meaning_asked`` this view and the word, ``word_forgotten`` a word.
    """

    again_asked = Signal(object)
    model_asked = Signal(object)
    catalogue_asked = Signal()
    source_asked = Signal(int)
    passage_asked = Signal(object)
    judged = Signal(object, object)
    rows_asked = Signal(str, object)
    widen_asked = Signal(object, object)
    products_asked = Signal(object)
    instead_asked = Signal(str)
    meaning_given = Signal(object, object)
    meaning_asked = Signal(object, str)
    word_forgotten = Signal(str)

    def __init__(
        self,
        turn: Turn | None = None,
        *,
        writing: Writing | None = None,
        fault: UserFault | None = None,
        question: Turn | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(turn, parent)
        self._writing = writing
        self._fault = fault
        self._question = question
        self._act: Callable[[], None] | None = None
        self.sources = Sources()
        self.sources.asked.connect(self.source_asked)
        self.sources.passage_asked.connect(self.passage_asked)
        self._brief: Brief | None = None
        self.exact = self._exact_view()
        self.may_mean = self._may_mean_view()
        self.instead = Instead(turn.instead if turn else ())
        self.instead.asked.connect(self.instead_asked)
        self.feedback = FeedbackView(turn.text if turn else "")
        self.feedback.given.connect(self._judge)
        self._notes = Notes(self)
        self.aside = label(role="caption", wrap=True)
        self.aside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.again_button = IconButton("refresh-cw", "", size=14)
        self.again_button.clicked.connect(self._again)
        self.mark = label(role="caption", wrap=True)
        self.next_button = Button("")
        self.next_button.clicked.connect(self._go_on)
        self._glyph = QLabel()
        self._lay_out()
        self._tone = ""
        self._fill()
        self.watch()
        on_language(self._say)
        on_theme(self._dress)

    def _exact_view(self) -> ExactView | None:
        if self.turn is None or self.turn.exact is None:
            return None
        self._brief = brief_of(self.turn.text, self.turn.exact)
        made = ExactView(self.turn.exact, self._brief.query)
        made.opened.connect(self.source_asked)
        made.widen_asked.connect(self._widen)
        made.catalogue_asked.connect(self.products_asked)
        made.rows_asked.connect(self.rows_asked)
        made.word_forgotten.connect(self.word_forgotten)
        return made

    def _may_mean_view(self) -> MayMeanView:
        made = MayMeanView(self.turn.meant if self.turn else None)
        made.chosen.connect(self.mean)
        made.more_asked.connect(self._ask_meaning)
        return made

    def _lay_out(self) -> None:
        buttons = QHBoxLayout(self.tools)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(0)
        for button in (self.copy_button, self.again_button, *self.feedback.tools):
            buttons.addWidget(button)
        marks = QHBoxLayout()
        marks.setSpacing(6)
        marks.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignVCenter)
        marks.addWidget(self.mark, 1)
        notes = QVBoxLayout()
        notes.setSpacing(6)
        notes.addWidget(self.aside)
        notes.addWidget(self.sources)
        notes.addLayout(marks)
        row = QHBoxLayout()
        row.addLayout(notes, 1000)
        row.addStretch(1)  # the tools stand at the end also where nothing stands before them
        row.addWidget(self.tools, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        column.addWidget(self.text)
        if self.exact:
            column.addWidget(self.exact)
        column.addWidget(self.may_mean)
        column.addWidget(self.instead)
        column.addLayout(row)
        column.addWidget(self.feedback)
        column.addWidget(self.next_button, 0, Qt.AlignmentFlag.AlignLeading)

    def set_width(self, width: int) -> None:
        super().set_width(width)
        inside = width - 2 * RING
        self.text.set_width(inside)
        if self.exact:
            self.exact.set_width(inside)

    def set_busy(self, *, busy: bool) -> None:
        if self.exact:
            self.exact.set_busy(busy=busy)
        self.may_mean.set_busy(busy=busy)
        self.instead.set_busy(busy=busy)
        self.again_button.setEnabled(not busy)
        self.next_button.setEnabled(not busy)

    def buttons(self) -> list[QWidget]:
        computed = self.exact.parts() if self.exact else []
        tools = [self.copy_button, self.again_button, *self.feedback.tools]
        offered = [*self.may_mean.chips, *self.instead.chips]
        return [*computed, *offered, *self.sources.chips, *tools, *self.feedback.parts(), self.next_button]

    def set_stop(self, *, stop: bool) -> None:
        super().set_stop(stop=stop)
        self.next_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the way to go on is never hidden

    def follow(self) -> bool:
        """The answer that is being written has grown. Whether there are other sources now."""
        if not self._writing:
            return False
        self.text.grow(self._writing.text)
        self.text.setVisible(bool(self._writing.text))
        changed = self.sources.show_sources(self._writing.sources)
        if changed:
            self.watch()
        self._say()
        return changed

    @property
    def unfinished(self) -> bool:
        """Whether it stands for an answer that is not there, or not there yet."""
        return self._writing is not None or self._fault is not None or self.turn is None

    @property
    def plain_text(self) -> str:
        return self.text.shown if self._writing else super().plain_text

    def _fill(self) -> None:
        if self.turn:
            shown = self._brief.sentence if self._brief else self.turn.text
            self.text.say(shown, markdown=self.turn.exact is None)  # titles within are no Markdown
            self.sources.show_sources(self.turn.sources)
        self.text.setVisible(bool(self.plain_text))
        self.copy_button.setVisible(self.turn is not None)
        self.again_button.setVisible(self.turn is not None)
        for button in self.feedback.tools:
            button.setVisible(self.turn is not None and bool(self.turn.text))
        self.follow()

    def _say(self) -> None:
        mark, tone, action, self._act = self._state()
        self.mark.setText(mark)
        self.mark.setVisible(bool(mark))
        self._tone = tone
        self.next_button.setText(action)
        self.next_button.setVisible(bool(action))
        self._glyph.setVisible(tone == "bad")
        day = self._brief.day if self._brief else ""
        self.aside.setText(sentences(day, self._notes.told(self.turn)) if self.turn else "")
        self.aside.setVisible(bool(self.aside.text()))
        name_button(self.copy_button, self.tr("Copy this answer"))
        name_button(self.again_button, self.tr("Answer again"))
        self.text.setAccessibleName(self.tr("Answer"))
        self.setAccessibleName(self.tr("Answer: {text}").format(text=" ".join((self.plain_text, mark)).strip()))

    def _state(self) -> State:
        if self._writing:
            return self._progress(self._writing), "", "", None
        if self._fault:
            return self._failure(self._fault)
        if self.turn is None:
            return self.tr("This question has no answer yet."), "", self.tr("Answer it"), self._again
        return self._outcome(self.turn)

    def _outcome(self, turn: Turn) -> State:
        if turn.state == "failed":
            return self.tr("This answer could not be finished."), "bad", self.tr("Try again"), self._again
        if turn.state == "stopped":
            kept = self.tr("Stopped. The text so far is kept.")
            return kept if turn.text else self.tr("Stopped before a word was written."), "", "", None
        if turn.kind == "declined" and not turn.sources and may_be_added(turn.text):
            mark = self.tr("What you import or type into your catalogue can be asked about.")
            return mark, "", self.tr("Go to the catalogue"), self.catalogue_asked.emit
        return "", "", "", None

    def _progress(self, writing: Writing) -> str:
        if writing.stopping:
            return self.tr("Stopping …")
        if not writing.begun:
            return self.tr("Waits until the work before it is done.")
        if writing.text:
            return self.tr("Writing …")
        return self.tr("Reading what was found …") if writing.sources else self.tr("Looking through your products …")

    def _failure(self, fault: UserFault) -> State:
        sentence, hint = words_of(fault)
        if fault.code in _NO_MODEL:
            kept = self.tr("Your question is kept.")
            return sentences(sentence, kept), "bad", self.tr("Get a model"), self._ask_model
        return sentences(sentence, hint), "bad", self.tr("Try again"), self._again

    def _dress(self) -> None:
        self._glyph.setPixmap(pixmap("circle-alert", tokens().bad, _MARK, self.devicePixelRatioF()))

    @Slot()
    def _again(self) -> None:
        if turn := self.turn or self._question:
            self.again_asked.emit(turn)

    @Slot(object)
    def mean(self, own: OwnWord) -> None:
        """The word means that."""
        self.meaning_given.emit(self.turn, own)

    @Slot()
    def _ask_meaning(self) -> None:
        if self.may_mean.meant:
            self.meaning_asked.emit(self, self.may_mean.meant.word)

    @Slot(object)
    def _widen(self, chip: Chip) -> None:
        self.widen_asked.emit(self.turn, chip)

    @Slot(object)
    def _judge(self, feedback: Feedback | None) -> None:
        self.judged.emit(self.turn, feedback)

    @Slot()
    def _go_on(self) -> None:
        if self._act:
            self._act()

    def _ask_model(self) -> None:
        self.model_asked.emit(self._fault)
