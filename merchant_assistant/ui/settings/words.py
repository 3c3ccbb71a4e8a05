"""The words of the shop's own: what each means, and whether the chat reads it; each can be removed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.prose import Language
from merchant_assistant.ui.language import of_answers, on_language
from merchant_assistant.ui.settings.section import Row, Section
from merchant_assistant.ui.tasks import Handle, Task
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import rule
from merchant_assistant.ui.widgets.tab_order import put_in_order

if TYPE_CHECKING:
    from merchant_assistant.chat.exact.words.own import OwnWord
    from merchant_assistant.chat.own_words.keeping import OwnWords, Replaced
    from merchant_assistant.chat.own_words.meaning import State
    from merchant_assistant.ui.desk import Desk

_CHANGED = Changes(words=True)


@dataclass(frozen=True, slots=True)
class Told:
    """A word, whether it is read, and how what it means is called in each language."""

    own: OwnWord
    state: State
    labels: Mapping[Language, str]


class WordsSection(Section):
    """A row for each word; where there is none, how words come here."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: tuple[Told, ...] = ()
        self._loading: Handle[list[Told]] | None = None
        self.rows: list[WordRow] = []
        self.first = Row()  # says that there is none
        self.add(self.first)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.card.column.addLayout(self._lines)
        on_language(self._say)

    @Slot()
    def load(self) -> None:
        """Look which there are."""
        if self._loading:
            self._loading.forget()
        run = partial(_known, self._desk.chat.words)
        self._loading = self._desk.tasks.start(Task(run, self.show_words))

    def show_words(self, known: Sequence[Told]) -> None:
        """Show these; the rows that stand stay where nothing changed."""
        if tuple(known) == self._known and len(self.rows) == len(known):
            return
        self._known = tuple(known)
        while (item := self._lines.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.rows = [WordRow(one) for one in self._known]
        for place, row in enumerate(self.rows):
            if place:
                self._lines.addWidget(rule())
            self._lines.addWidget(row)
            row.remove.clicked.connect(partial(self._remove, row.known.own.word))
        put_in_order(self, [row.remove for row in self.rows])
        self.first.setVisible(not self.rows)

    def _remove(self, word: str) -> None:
        self.focusNextPrevChild(True)  # the button goes
        run = partial(_forgotten, self._desk.chat.words, word)
        self._desk.tasks.start(Task(run, partial(self._removed, word), lane="write"))

    def _removed(self, word: str, replaced: Replaced) -> None:
        self._desk.tell(_CHANGED)
        self._desk.notifier.say(
            lambda: self.tr("“{word}” is forgotten.").format(word=word),
            action=lambda: self.tr("Undo"),
            act=partial(self._take_back, replaced),
            undo=True,
        )

    def _take_back(self, replaced: Replaced) -> None:
        run = partial(_taken_back, self._desk.chat.words, replaced)
        self._desk.tasks.start(Task(run, lambda _nothing: self._desk.tell(_CHANGED), lane="write"))

    @Slot()
    def _say(self) -> None:
        self.say_head(
            self.tr("Words of your shop"),
            self.tr("What you told the chat about words that your catalogue does not know."),
        )
        self.first.say(
            self.tr("No words yet."),
            self.tr("Where the chat does not know a word, it asks what it means. What you choose stands here."),
        )


class WordRow(Row):
    """A word, what it means, and the button that removes it."""

    def __init__(self, known: Told, parent: QWidget | None = None) -> None:
        self.known = known
        self.remove = Button("", "link")
        super().__init__(self.remove, parent=parent)
        self.name.setProperty("ownWords", True)
        on_language(self._say_word)

    def _say_word(self) -> None:
        own, why = self.known.own, self._why()
        meaning = self.known.labels[of_answers()]
        self.say(self.tr("“{word}”: {meaning}").format(word=own.word, meaning=meaning), why)
        self.remove.setText(self.tr("Remove"))
        self.remove.setAccessibleName(self.tr("Remove “{word}”").format(word=own.word))

    def _why(self) -> str:
        """Why it is not read, where it is not."""
        told: dict[str, Callable[[], str]] = {
            "held": lambda: self.tr("Not used: your catalogue itself has this word now."),
            "gone": lambda: self.tr("Not used: what it means is no longer in your catalogue."),
        }
        return told[self.known.state]() if self.known.state in told else ""


def _known(words: OwnWords, _progress: Progress, cancel: CancelToken) -> list[Told]:
    """What words mean is called in the language of the window, which may change while they are shown."""
    cancel.check()
    told = {language: words.known(language) for language in get_args(Language)}
    return [
        Told(one.own, one.state, {language: known[at].own.label for language, known in told.items()})
        for at, one in enumerate(told["en"])
    ]


def _forgotten(words: OwnWords, word: str, _progress: Progress, _cancel: CancelToken) -> Replaced:
    return words.forget(word)


def _taken_back(words: OwnWords, replaced: Replaced, _progress: Progress, _cancel: CancelToken) -> None:
    words.take_back(replaced)
