"""One model: what it is good for, whether it is here and fits, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.ui.language import on_language, tell
from merchant_assistant.ui.models.card_words import CardWords
from merchant_assistant.ui.models.details import Details
from merchant_assistant.ui.models.view import Deed, ModelView
from merchant_assistant.ui.tasks import Step
from merchant_assistant.ui.theme.theme import set_look
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.chip import Chip
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.work_bar import WorkBar
from merchant_assistant.ui.words import listed

_BAR = 280


class ModelCard(Card):
    """``asked`` carries what to do (a :data:`Deed`) and the model."""

    asked = Signal(str, object)

    def __init__(self, view: ModelView, parent: QWidget | None = None) -> None:
        super().__init__(margin=20, spacing=6, parent=parent)
        self.view = view
        self._words = CardWords(self)
        self._asking = self._lost_focus = False
        self.name, self.chip = label(role="heading"), Chip()
        self.purpose = label(role="dim", wrap=True)
        self.facts = label(role="caption", wrap=True)
        self.speed = label(wrap=True)
        self.note = label(role="care", wrap=True)
        self.bar, self.progress = WorkBar(_BAR), label(role="caption")
        self.question = label(wrap=True)
        self.get, self.use, self.try_again, self.stop = Button(""), Button(""), Button(""), Button("")
        self.measure, self.verify, self.remove = Button("", "quiet"), Button("", "quiet"), Button("", "quiet")
        self.really, self.keep, self.more = Button(""), Button(""), Button("", "quiet")
        self.details = Details()
        self._lay_out()
        self._connect()
        on_language(self._say)

    @property
    def controls(self) -> tuple[Button, ...]:
        """In the order in which the keyboard visits them."""
        return (*self._often, *self._rare)

    @property
    def _often(self) -> tuple[Button, ...]:
        return (self.get, self.use, self.try_again, self.stop)

    @property
    def _rare(self) -> tuple[Button, ...]:
        """And what answers the question of one of them."""
        return (self.really, self.keep, self.measure, self.verify, self.remove, self.more)

    def _lay_out(self) -> None:
        self.column.addLayout(_row(self.name, self.chip, None))
        for part in (self.purpose, self.facts, self.speed, self.note, self._progress_line(), self.question):
            self.column.addWidget(part)
        self.column.addSpacing(4)
        self.column.addLayout(_row(*self._often, None, *self._rare))
        self.column.addWidget(self.details)
        self.details.hide()

    def _progress_line(self) -> QWidget:
        self.line = QWidget()
        row = QVBoxLayout(self.line)
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.bar)
        row.addWidget(self.progress)
        return self.line

    def _connect(self) -> None:
        deeds: dict[Deed, Button] = {
            "get": self.get, "stop": self.stop, "use": self.use, "try": self.try_again, "verify": self.verify,
            "measure": self.measure, "remove": self.really,
        }  # fmt: skip
        for deed, button in deeds.items():
            button.clicked.connect(partial(self._ask, deed))
        self.remove.clicked.connect(self._ask_first)
        self.keep.clicked.connect(self._keep)
        self.more.clicked.connect(self._toggle_details)

    def show_view(self, view: ModelView) -> None:
        """Show it as it is now; the keyboard stays within the card."""
        held = self.window().focusWidget()  # also while another window is in front
        self.view = view
        self._asking = self._asking and not view.busy
        self._say()
        if held in self.controls and not held.isVisibleTo(self):  # Qt has passed the keyboard on to who knows where
            self._leave_focus()
        if self._lost_focus and self.window().focusWidget() is None:
            self.take_focus()

    def _leave_focus(self) -> None:
        """Nothing has the keyboard, so that Enter does nothing, until there is something to do here again."""
        if passed_on := self.window().focusWidget():
            passed_on.clearFocus()
        self._lost_focus = True

    def take_focus(self) -> None:
        """Put the keyboard on the first thing that can be done."""
        for button in (*self._often, self.really, self.verify, self.more):
            if button.isVisibleTo(self):
                self._lost_focus = False
                button.setFocus()
                return

    def show_progress(self) -> None:
        """Only what moves while it is fetched, checked or measured."""
        view = self.view
        if view.fetch:
            self.bar.show_step(Step() if view.waits else Step(view.fetch.done, view.model.bytes))
        elif view.busy:
            self.bar.show_step(view.job.step if view.job else Step())
        reported = tell(view.job.step.text) if view.job else ""
        self.progress.setText(self._words.progress(view) or reported or self.tr("Starting …"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._asking:
            self._keep()
            return
        super().keyPressEvent(event)

    def _say(self) -> None:
        view, words = self.view, self._words
        self.name.setText(view.model.name)
        self.chip.show_state(*words.state(view))
        self.setAccessibleName(listed(view.model.name, self.chip.text()))
        self.purpose.setText(words.purpose(view))
        self.facts.setText(words.facts(view))
        self.speed.setText(words.speed(view))
        self.speed.setVisible(bool(self.speed.text()))
        self.note.setText(words.note(view))
        self.note.setVisible(bool(self.note.text()))
        self._say_words()
        self._show_buttons()
        self.line.setVisible(view.busy)
        self.show_progress()
        self.details.show_model(view.model)

    def _show_buttons(self) -> None:
        view, free = self.view, not self.view.busy and not self._asking
        set_look(self.get, "kind", "primary" if view.wanted else "plain")
        self.get.setVisible(view.can_get and not self._asking)
        self.use.setVisible(view.can_use and not self._asking)
        self.try_again.setVisible(view.set_aside and free)
        self.stop.setVisible(view.busy and not (view.job and view.job.deed == "remove"))
        self.measure.setVisible(view.writes and view.ready and free and not view.set_aside)
        self.verify.setVisible(view.here and free)
        self.remove.setVisible((view.here or bool(view.model.part)) and free)
        self.more.setVisible(free)
        for widget in (self.really, self.keep, self.question):
            widget.setVisible(self._asking)

    def _say_words(self) -> None:
        view, words = self.view, self._words
        said = {
            self.get: words.get(view),
            self.stop: words.stop(view),
            self.use: self.tr("Write with it"),
            self.try_again: self.tr("Try again"),
            self.measure: words.measure(view),
            self.verify: self.tr("Check the file"),
            self.remove: self.tr("Remove"),
            self.really: self.tr("Yes, remove it"),
            self.keep: self.tr("Keep it"),
            self.more: self.tr("Details") if self.details.isHidden() else self.tr("Fewer details"),
        }
        for button, text in said.items():
            button.setText(text)
            button.setAccessibleName(self.tr("{action}: {model}").format(action=text, model=view.model.name))
        self.question.setText(words.question(view))

    def _ask(self, deed: Deed, _checked: bool = False) -> None:
        self._asking = False
        self.asked.emit(deed, self.view.model)

    @Slot()
    def _ask_first(self) -> None:
        self._asking = True
        self._say()
        self.keep.setFocus()

    @Slot()
    def _keep(self) -> None:
        self._asking = False
        self._say()
        self.remove.setFocus()

    @Slot()
    def _toggle_details(self) -> None:
        self.show_details(shown=self.details.isHidden())

    def show_details(self, *, shown: bool) -> None:
        """What only some want to know."""
        self.details.setVisible(shown)
        self._say_words()


def _row(*parts: QWidget | None) -> QHBoxLayout:
    """Side by side; None is the room between those at the left and those at the right."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch()
        else:
            row.addWidget(part)
    return row
