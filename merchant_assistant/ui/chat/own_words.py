"""The shop's own words as the chat page has them: said, forgotten, taken back; and all that a word may mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from merchant_assistant.chat.exact.words.own import OwnWord
from merchant_assistant.chat.model import Turn
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.prose import Language, asked_in
from merchant_assistant.ui.chat.ways_popup import WaysPopup
from merchant_assistant.ui.language import of_answers
from merchant_assistant.ui.tasks import Task

if TYPE_CHECKING:
    from merchant_assistant.chat.own_words.keeping import OwnWords, Replaced
    from merchant_assistant.ui.chat.answer_view import AnswerView
    from merchant_assistant.ui.desk import Desk

_CHANGED = Changes(words=True)


class OwnWordsFlow(QObject):
    """``again``: have the question of a turn answered, now that the word is known."""

    def __init__(self, desk: Desk, again: Callable[[Turn], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._again = again

    @Slot(object, object)
    def remember(self, turn: Turn, own: OwnWord) -> None:
        """The word means that from now on; then the question is answered."""
        run = partial(_remembered, self._desk.chat.words, own)
        self._desk.tasks.start(Task(run, partial(self._remembered, turn, own), lane="write"))

    def _remembered(self, turn: Turn, own: OwnWord, replaced: Replaced) -> None:
        self._desk.tell(_CHANGED)
        self._again(turn)
        self._say(
            lambda: self.tr("From now on “{word}” means {meaning}.").format(word=own.word, meaning=own.label), replaced
        )

    @Slot(str)
    def forget(self, word: str) -> None:
        """The word means nothing any more; it can be taken back."""
        run = partial(_forgotten, self._desk.chat.words, word)
        self._desk.tasks.start(Task(run, partial(self._forgotten, word), lane="write"))

    def _forgotten(self, word: str, replaced: Replaced) -> None:
        self._desk.tell(_CHANGED)
        self._say(lambda: self.tr("“{word}” is forgotten.").format(word=word), replaced)

    def _say(self, words: Callable[[], str], replaced: Replaced) -> None:
        undo = partial(self._take_back, replaced)
        self._desk.notifier.say(words, action=lambda: self.tr("Undo"), act=undo, undo=True)

    def _take_back(self, replaced: Replaced) -> None:
        run = partial(_taken_back, self._desk.chat.words, replaced)
        self._desk.tasks.start(Task(run, lambda _nothing: self._desk.tell(_CHANGED), lane="write"))

    @Slot(object, str)
    def offer_all(self, view: AnswerView, word: str) -> None:
        """Show all that the word may mean, below what was pressed."""
        language = asked_in(view.plain_text) if view.plain_text else of_answers()
        run = partial(_ways, self._desk.chat.words, word, language)
        self._desk.tasks.start(Task(run, partial(self._offer, view, word)))

    def _offer(self, view: AnswerView, word: str, ways: Sequence[OwnWord]) -> None:
        if view.isVisible():
            popup = WaysPopup(word, ways, view)
            popup.chosen.connect(view.mean)
            popup.open_below(view.may_mean.more)
            popup.search.setFocus()


def _remembered(words: OwnWords, own: OwnWord, _progress: Progress, _cancel: CancelToken) -> Replaced:
    return words.remember(own)


def _forgotten(words: OwnWords, word: str, _progress: Progress, _cancel: CancelToken) -> Replaced:
    return words.forget(word)


def _taken_back(words: OwnWords, replaced: Replaced, _progress: Progress, _cancel: CancelToken) -> None:
    words.take_back(replaced)


def _ways(words: OwnWords, word: str, language: Language, _progress: Progress, _cancel: CancelToken) -> list[OwnWord]:
    return words.ways(word, language)
