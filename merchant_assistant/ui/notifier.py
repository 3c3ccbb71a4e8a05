"""The one voice of the program: short messages with at most one action, and questions, never a window that blocks."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from merchant_assistant import __version__
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.ui.faults import words_of
from merchant_assistant.ui.language import Words, tell

_MOST = 20  # messages that wait; a person reads the newest
_MOST_UNDONE = 200  # decisions that can be taken back, one after the other
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence, a hint below it, and one thing to do. A ``lasting`` one stays until it is closed.

    ``kept``: it also stays when the person goes on with something else. ``closed`` hears that it was put away.
    ``undo``: the action takes back what was done, so the key for that does it; ``again``: also once the message is
    gone, in the turn in which it was done. ``of_page``: it says nothing any more
    once the person goes on, to another page or with a question.
    """

    sentence: Words
    below: Words = ""
    offer: Words = ""
    act: Callable[[], object] | None = None
    lasting: bool = False
    kept: bool = False
    closed: Callable[[], object] | None = None
    undo: bool = False
    again: bool = False
    of_page: bool = False

    @property
    def text(self) -> str:
        """The sentence in the language of the moment."""
        return tell(self.sentence)

    @property
    def hint(self) -> str:
        return tell(self.below)

    @property
    def action(self) -> str:
        """What can be done about it, blank where nothing can."""
        return tell(self.offer)


@dataclass(frozen=True, slots=True)
class Question:
    """Asked in a small window of its own. ``refuse`` hears the second answer.

    Escape is the second answer. ``grave``: nothing undoes it, so the second answer has the keyboard.
    """

    text: Words
    hint: Words
    yes: Words
    act: Callable[[], object]
    no: Words = ""
    refuse: Callable[[], object] | None = None
    grave: bool = False


class Notifier(QObject):
    """Says things. Short ones pass by themselves; lasting ones wait behind each other, the newest in front.

    What shows them listens to ``noticed`` (the front changed) and ``asked`` (a :class:`Question`).
    """

    noticed = Signal(object)  # the Notice in front, None where there is none
    asked = Signal(object)
    bug_met = Signal(object)  # the exception, besides the notice

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.last: Notice | None = None  # what was said last, also when it was put away
        self._lasting: list[Notice] = []
        self._undone: list[Callable[[], object]] = []  # what takes back what was done, the newest last
        self._passing: Notice | None = None

    @property
    def front(self) -> Notice | None:
        """What is said now."""
        return self._passing or (self._lasting[-1] if self._lasting else None)

    @property
    def waiting(self) -> int:
        """How many lasting ones wait behind the one in front."""
        return len(self._lasting) - (0 if self._passing else 1) if self._lasting else 0

    def say(
        self,
        text: Words,
        *,
        hint: Words = "",
        action: Words = "",
        act: Callable[[], object] | None = None,
        lasting: bool = False,
        undo: bool = False,
        again: bool = False,
    ) -> Notice:
        """Something went well, or (``lasting``) waits for the person."""
        notice = Notice(text, hint, action, act, lasting, undo=undo, again=again)
        self.put(notice)
        return notice

    def fault(self, fault: UserFault, *, of_page: bool = False) -> None:
        """Something the person can act on; ``of_page``: on this page only."""
        self.put(Notice(lambda: words_of(fault)[0], lambda: words_of(fault)[1], lasting=True, of_page=of_page))

    def failure(self, error: Exception, *, of_page: bool = False) -> None:
        """Whatever a task raised: a fault is told as it is, the rest is a bug of ours."""
        if isinstance(error, UserFault):
            self.fault(error, of_page=of_page)
        else:
            self.bug(error)

    def bug(self, error: BaseException) -> None:
        """Our own mistake: say so, and let the details be copied."""
        details = "".join(traceback.format_exception(error))
        _log.error("bug\n%s", details)
        self.bug_met.emit(error)
        self.put(
            Notice(
                lambda: self.tr("Something went wrong in Merchant Assistant. Your data is safe."),
                lambda: self.tr("Copy the details and send them to whoever helps you with this program."),
                lambda: self.tr("Copy details"),
                partial(copy, f"Merchant Assistant {__version__}\n{details}"),
                lasting=True,
                kept=True,
            )
        )

    def ask(
        self,
        text: Words,
        hint: Words = "",
        *,
        yes: Words,
        act: Callable[[], object],
        no: Words = "",
        refuse: Callable[[], object] | None = None,
        grave: bool = False,
    ) -> None:
        """Ask with two answers, without blocking; ``no`` is “Cancel” where nothing else is said."""
        self.asked.emit(Question(text, hint, yes, act, no or (lambda: self.tr("Cancel")), refuse, grave))

    def put(self, notice: Notice) -> None:
        """Say it now. The same sentence is not said twice at once."""
        self.last = notice
        if notice.again and notice.act:
            before = [act for act in self._undone if act is not notice.act]
            self._undone = [*before[1 - _MOST_UNDONE :], notice.act]
        if notice.lasting:
            self._passing = None
            self._lasting = [known for known in self._lasting if (known.text, known.hint) != (notice.text, notice.hint)]
            self._lasting = [*self._lasting[1 - _MOST :], notice]
        else:
            self._passing = notice
        self.noticed.emit(self.front)

    @property
    def can_take_back(self) -> bool:
        """Something was done in this sitting that can be taken back, though its message is gone."""
        return bool(self._undone)

    def take_back(self) -> None:
        """Take back what was done last, then what was done before it."""
        if self._undone:
            self._undone.pop()()

    def act(self, notice: Notice) -> None:
        """Do what a notice offers; it is offered once."""
        if notice.act:
            self._undone = [act for act in self._undone if act is not notice.act]
            notice.act()

    def withdraw(self, notice: Notice) -> None:
        """What was said is true no more."""
        if notice is self._passing or notice in self._lasting:
            self._passing = None if notice is self._passing else self._passing
            self._lasting = [known for known in self._lasting if known is not notice]
            self.noticed.emit(self.front)

    @Slot()
    def clear(self) -> None:
        """What was said is over: the person went on. A mistake of ours stays until it is read."""
        self._passing = None
        self._lasting = [notice for notice in self._lasting if notice.kept]
        self.noticed.emit(self.front)

    @Slot()
    def move_on(self) -> None:
        """The person went on, to another page or with a question: what concerned what was there is over."""
        self._lasting = [notice for notice in self._lasting if not notice.of_page]
        self.noticed.emit(self.front)

    @Slot()
    def dismiss(self) -> None:
        """Put away what is in front; the one behind it comes."""
        gone = self.front
        if self._passing:
            self._passing = None
        elif self._lasting:
            self._lasting.pop()
        self.noticed.emit(self.front)
        if gone and gone.closed:
            gone.closed()


def copy(text: str) -> None:
    """Onto the clipboard."""
    QGuiApplication.clipboard().setText(text)
