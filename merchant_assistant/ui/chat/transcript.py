"""The turns of one conversation, the newest at the foot; of a long one the last fifty, and more when asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from merchant_assistant.chat.model import Feedback, Turn
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.ui.chat.answer_view import AnswerView
from merchant_assistant.ui.chat.question_view import QuestionView
from merchant_assistant.ui.chat.reading_place import ReadingPlace
from merchant_assistant.ui.chat.turn_view import TurnView
from merchant_assistant.ui.chat.writing import Writing
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.tab_order import put_in_order

MEASURE = 760  # a line longer than this is hard to read
_PAGE = 50
_FIRST = 6  # are there at once, the rest of the page a few at a time: the window stays quick
_FEW = 3
_SCROLLBAR = 14
_BELOW = 12  # pixels below the last turn


class Transcript(QScrollArea):
    """Stays at the end while the person is there, but never runs away from the beginning of the last exchange."""

    again_asked = Signal(object)
    edit_asked = Signal(object)
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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.views: list[TurnView] = []
        self.live: AnswerView | None = None
        self._turns: tuple[Turn, ...] = ()
        self._feedback: Mapping[int, Feedback] = {}
        self._room = _PAGE  # how many may stand here
        self._shown = _FIRST  # and do by now
        self._filling = QTimer(self, interval=0)
        self._filling.timeout.connect(self._add_above)
        self.earlier = Button("", "link")
        self.earlier.clicked.connect(self._show_earlier)
        self._ground = QWidget()
        self._place = ReadingPlace(self, self._ground, self._question)
        self._column = QVBoxLayout()
        self._lay_out()
        self._place.follow()
        on_language(self._say)

    def _lay_out(self) -> None:
        self._ground.setObjectName("turns")
        self._column.setContentsMargins(0, 0, 0, _BELOW)
        self._column.setSpacing(8)
        self._column.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)  # all the room that is left: else an answer with a table would take half of it
        outer = QVBoxLayout(self._ground)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._column)
        self.setWidget(self._ground)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_turns(self, turns: Sequence[Turn], writing: Writing | None = None, fault: UserFault | None = None) -> None:
        """Show a conversation, what is being written in it, or why its last question has no answer."""
        shown = writing.before(tuple(turns)) if writing else tuple(turns)
        if not self._turns or not shown or shown[0].conversation_id != self._turns[0].conversation_id:
            self._room, self._shown = _PAGE, _FIRST
            self._place.begin()
        else:  # what came below takes nothing away above: the page would move under who reads it
            grown = max(0, len(shown) - len(self._turns))
            self._room, self._shown = self._room + grown, self._shown + grown
        self._turns = shown
        self._place.release()
        self._build()
        self._add_end(writing, fault)
        self._set_stops(self.views[-1] if self.views else None)

    def show_feedback(self, feedback: Mapping[int, Feedback]) -> None:
        """What the person said of answers, by the number of the turn."""
        self._feedback = feedback
        for view in self.views:
            if isinstance(view, AnswerView) and view.turn and not view.feedback.box.isVisible():
                view.feedback.show_feedback(feedback.get(view.turn.id))

    def follow(self) -> None:
        """The answer that is being written has grown."""
        if self.live:
            self._place.release()
            if self.live.follow():
                self._put_in_order()

    def announce(self, text: str) -> None:
        """Let a screen reader say it."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def go_to_end(self) -> None:
        """Show the newest."""
        self._place.to_end()

    @property
    def last_answer(self) -> AnswerView | None:
        """The newest answer that says something."""
        answers = (view for view in reversed(self.views) if isinstance(view, AnswerView) and view.plain_text)
        return next(answers, None)

    def focus_last(self) -> None:
        """Put the keyboard on the newest turn."""
        if self.views:
            self.views[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_measure()
        for view in self.views:
            view.set_width(self._measure())
        self._keep_correction()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place.make_room()

    def _keep_measure(self) -> None:
        """Turns are as high as their own width needs, not that of the page, which the layout would ask for."""
        beside = max(0, self.viewport().width() - self._measure())
        self._column.setContentsMargins(beside // 2, 0, beside - beside // 2, _BELOW)

    def _measure(self) -> int:
        return max(160, min(MEASURE, self.width() - _SCROLLBAR))

    def _build(self) -> None:
        """Views that show the same turn stay; the rest are made anew."""
        wanted = self._turns[-self._shown :]
        kept = {view.turn: view for view in self.views if view.turn is not None}
        stay = {turn for turn in wanted if turn in kept and self._whole(kept[turn])}
        for view in self.views:
            if view.turn is None or view.turn not in stay:
                self._drop(view)
        self.live = None
        self.views = [kept[turn] if turn in stay else self._view_of(turn) for turn in wanted]
        for place, view in enumerate(self.views):
            if self._column.indexOf(view) != place + 1:
                self._column.insertWidget(place + 1, view, 0, Qt.AlignmentFlag.AlignHCenter)
        self._look_above()

    def _whole(self, view: TurnView) -> bool:
        return not (isinstance(view, AnswerView) and view.unfinished)

    def _add_end(self, writing: Writing | None, fault: UserFault | None) -> None:
        last = self._turns[-1] if self._turns else None
        if writing:
            if writing.asked and (last is None or last.id != writing.asked.id):
                self._add(self._view_of(writing.asked))
            elif writing.question and writing.asked is None:
                self._add(self._wire(QuestionView(words=writing.question)))
            self.live = self._answer(AnswerView(writing=writing))
            self._add(self.live)
        elif last and last.role == "user":
            self._add(self._answer(AnswerView(fault=fault, question=last)))
        elif last and last.state == "failed" and fault:
            self._drop(self.views.pop())
            self._add(self._answer(AnswerView(last, fault=fault)))
        for view in self.views:
            view.set_busy(busy=writing is not None)

    def _add(self, view: TurnView) -> None:
        self.views.append(view)
        self._column.insertWidget(len(self.views), view, 0, Qt.AlignmentFlag.AlignHCenter)

    def _view_of(self, turn: Turn) -> TurnView:
        if turn.role != "user":
            answer = self._answer(AnswerView(turn))
            answer.feedback.show_feedback(self._feedback.get(turn.id))
            return answer
        view = QuestionView(turn)
        view.edit_asked.connect(self.edit_asked)
        return self._wire(view)

    def _answer(self, view: AnswerView) -> AnswerView:
        view.again_asked.connect(self.again_asked)
        view.model_asked.connect(self.model_asked)
        view.catalogue_asked.connect(self.catalogue_asked)
        view.source_asked.connect(self.source_asked)
        view.passage_asked.connect(self.passage_asked)
        view.judged.connect(self.judged)
        view.feedback.begun.connect(self._keep_correction)
        view.feedback.box.grown.connect(self._keep_correction)
        view.rows_asked.connect(self.rows_asked)
        view.widen_asked.connect(self.widen_asked)
        view.products_asked.connect(self.products_asked)
        view.instead_asked.connect(self.instead_asked)
        view.meaning_given.connect(self.meaning_given)
        view.meaning_asked.connect(self.meaning_asked)
        view.word_forgotten.connect(self.word_forgotten)
        self._wire(view)
        return view

    @Slot()
    def _keep_correction(self) -> None:
        """The field of a correction and the button below it stay in sight, however the page and the text grow."""
        answers = (view.feedback.box for view in self.views if isinstance(view, AnswerView))
        if box := next((box for box in answers if not box.isHidden()), None):
            QTimer.singleShot(0, box, partial(self._place.bring, box))  # once it has its place

    def _wire(self, view: TurnView) -> TurnView:
        view.set_width(self._measure())
        view.stepped.connect(self._step)
        view.entered.connect(self._entered)
        return view

    def _drop(self, view: TurnView) -> None:
        self._column.removeWidget(view)
        view.hide()
        view.deleteLater()

    def _set_stops(self, stop: TurnView | None) -> None:
        for view in self.views:
            view.set_stop(stop=view is stop)
        self._put_in_order()

    def _put_in_order(self) -> None:
        """Tab goes down the page, also through turns that were put above later."""
        parts = (self.earlier, *(part for view in self.views for part in (view, *view.buttons())))
        put_in_order(self, [part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus])

    @Slot(int)
    def _step(self, by: int) -> None:
        view = self.sender()
        if isinstance(view, TurnView) and view in self.views:
            place = max(0, min(len(self.views) - 1, self.views.index(view) + by))
            self.views[place].setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(self.views[place], 0, 24)

    @Slot()
    def _entered(self) -> None:
        view = self.sender()
        if isinstance(view, TurnView):
            self._set_stops(view)
            if view.visibleRegion().isEmpty():  # Tab came from outside to a turn that was scrolled away
                self.ensureWidgetVisible(view, 0, 24)

    @Slot()
    def _show_earlier(self) -> None:
        """Fifty more above; what is read stays where it is."""
        if self.earlier.hasFocus():
            self.views[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._place.leave_end()
        self._room += _PAGE
        self._look_above()

    def _look_above(self) -> None:
        """Go on putting turns above while the page has room."""
        self.earlier.setVisible(len(self._turns) > self._room)
        if self._shown < min(self._room, len(self._turns)):
            self._filling.start()
        else:
            self._filling.stop()

    @Slot()
    def _add_above(self) -> None:
        self._place.hold()
        place = len(self._turns) - self._shown
        self._shown = min(len(self._turns), self._room, self._shown + _FEW)
        for turn in reversed(self._turns[len(self._turns) - self._shown : place]):
            view = self._view_of(turn)
            view.set_busy(busy=self.live is not None)
            self.views.insert(0, view)
            self._column.insertWidget(1, view, 0, Qt.AlignmentFlag.AlignHCenter)
        self._look_above()

    def _question(self) -> QWidget | None:
        """The last one."""
        return next((view for view in reversed(self.views) if isinstance(view, QuestionView)), None)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Conversation"))
        self.earlier.setText(self.tr("Show earlier turns"))
