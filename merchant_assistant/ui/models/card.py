"""One model: what it is good for, whether it is here and fits, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.ui.language import on_language, tell
from merchant_assistant.ui.models.details import Details
from merchant_assistant.ui.models.words import ModelWords
from merchant_assistant.ui.tasks import Step
from merchant_assistant.ui.theme.theme import set_look
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.chip import Chip
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.work_bar import WorkBar
from merchant_assistant.ui.words import listed, size

if TYPE_CHECKING:
    from merchant_assistant.engine.store.store import ModelState
    from merchant_assistant.ui.models.fetching import Fetch
    from merchant_assistant.ui.models.keeping import Job

Deed = Literal["get", "stop", "use", "verify", "remove"]
_BAR = 280
_RARE = 3  # from this one on, among the controls of a card


@dataclass(frozen=True, slots=True)
class ModelView:
    """All that a card shows. ``instead``: the name of a model to take where this one is too large for the PC.

    ``draft_seconds``: what its drafts took here, None where none was written.
    """

    model: ModelState
    memory: int
    writes: bool = False
    wanted: bool = False
    instead: str = ""
    draft_seconds: float | None = None
    fetch: Fetch | None = None
    waits: bool = False
    job: Job | None = None

    @property
    def busy(self) -> bool:
        return bool(self.fetch or self.job)

    @property
    def can_get(self) -> bool:
        return self.model.fetchable and self.model.state != "ready" and not self.busy


class ModelCard(Card):
    """``asked`` carries what to do (a :data:`Deed`) and the model."""

    asked = Signal(str, object)

    def __init__(self, view: ModelView, parent: QWidget | None = None) -> None:
        super().__init__(margin=20, spacing=6, parent=parent)
        self.view = view
        self._words = ModelWords(self)
        self._asking = self._lost_focus = False
        self.name = label(role="heading")
        self.chip = Chip()
        self.purpose = label(role="dim", wrap=True)
        self.facts = label(role="caption", wrap=True)
        self.note = label(role="care", wrap=True)
        self.bar = WorkBar(_BAR)
        self.progress = label(role="caption")
        self.question = label(wrap=True)
        self.get, self.stop, self.use = Button(""), Button(""), Button("")
        self.verify, self.remove = Button("", "quiet"), Button("", "quiet")
        self.really, self.keep = Button(""), Button("")
        self.more = Button("", "quiet")
        self.details = Details()
        self._lay_out()
        self._connect()
        on_language(self._say)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.name)
        head.addWidget(self.chip)
        head.addStretch()
        self.column.addLayout(head)
        for part in (self.purpose, self.facts, self.note, self._progress_line(), self.question):
            self.column.addWidget(part)
        self.column.addSpacing(4)
        self.column.addLayout(self._buttons())
        self.column.addWidget(self.details)
        self.details.hide()

    def _buttons(self) -> QHBoxLayout:
        """What is done with it at the left; what is done rarely at the right, and there what answers its question."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self.controls[:_RARE]:
            row.addWidget(button)
        row.addStretch()
        for button in self.controls[_RARE:]:
            row.addWidget(button)
        return row

    def _progress_line(self) -> QWidget:
        self.line = QWidget()
        row = QVBoxLayout(self.line)
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.bar)
        row.addWidget(self.progress)
        return self.line

    def _connect(self) -> None:
        self.get.clicked.connect(lambda: self._ask("get"))
        self.stop.clicked.connect(lambda: self._ask("stop"))
        self.use.clicked.connect(lambda: self._ask("use"))
        self.verify.clicked.connect(lambda: self._ask("verify"))
        self.really.clicked.connect(lambda: self._ask("remove"))
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

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """In the order in which the keyboard visits them."""
        return (self.get, self.use, self.stop, self.really, self.keep, self.verify, self.remove, self.more)

    def take_focus(self) -> None:
        """Put the keyboard on the first thing that can be done."""
        for button in (self.get, self.use, self.stop, self.really, self.verify, self.more):
            if button.isVisibleTo(self):
                self._lost_focus = False
                button.setFocus()
                return

    def show_progress(self) -> None:
        """Only what moves while it is fetched or checked."""
        view = self.view
        if view.fetch:
            self.progress.setText(self._words.progress(view.fetch, waits=view.waits))
            self.bar.show_step(Step() if view.waits else Step(view.fetch.done, view.model.bytes))
        elif view.job:
            self.progress.setText(tell(view.job.step.text) or self.tr("Starting …"))
            self.bar.show_step(view.job.step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._asking:
            self._keep()
            return
        super().keyPressEvent(event)

    def _say(self) -> None:
        view, words = self.view, self._words
        model = view.model
        self.name.setText(model.name)
        self.chip.show_state(*words.state(model, writes=view.writes))
        self.setAccessibleName(listed(model.name, self.chip.text()))
        self.purpose.setText(words.purpose(model))
        self.facts.setText(" · ".join(self._facts()))
        self._say_note()
        self._say_buttons()
        self.line.setVisible(view.busy)
        self.show_progress()
        self.details.show_model(model)

    def _facts(self) -> list[str]:
        view, words = self.view, self._words
        facts = [words.languages(view.model), words.disk(view.model), words.needs(view.model, view.memory)]
        return facts + ([words.drafts(view.draft_seconds)] if view.draft_seconds else [])

    def _say_note(self) -> None:
        view = self.view
        text = ""
        if view.instead:
            text = self.tr("Too large for this PC. Take {model} instead.").format(model=view.instead)
        elif view.model.state == "damaged":
            text = self.tr("Its file is not what it should be, so it is not used.")
        elif view.model.part and view.model.state == "absent" and not view.busy:
            text = self._words.part(view.model)
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _say_buttons(self) -> None:
        self._say_words()
        view, here = self.view, self.view.model.state != "absent"
        free = not view.busy and not self._asking
        ready = view.model.state == "ready"
        set_look(self.get, "kind", "primary" if view.wanted else "plain")
        self.get.setVisible(view.can_get and not self._asking)
        self.use.setVisible(ready and free and not view.writes and view.model.role == "chat")
        self.stop.setVisible(view.busy and not (view.job and view.job.deed == "remove"))
        self.verify.setVisible(here and free)
        self.remove.setVisible((here or bool(view.model.part)) and free)
        self.more.setVisible(free)
        for widget in (self.really, self.keep, self.question):
            widget.setVisible(self._asking)

    def _say_words(self) -> None:
        model = self.view.model
        begun = self.tr("Go on") if model.part else self.tr("Get it ({size})").format(size=size(model.bytes))
        words = {
            self.get: begun if model.state == "absent" else self.tr("Get it again"),
            self.stop: self.tr("Stop"),
            self.use: self.tr("Write with it"),
            self.verify: self.tr("Check the file"),
            self.remove: self.tr("Remove"),
            self.really: self.tr("Yes, remove it"),
            self.keep: self.tr("Keep it"),
            self.more: self.tr("Details") if self.details.isHidden() else self.tr("Fewer details"),
        }
        for button, text in words.items():
            button.setText(text)
            button.setAccessibleName(self.tr("{action}: {model}").format(action=text, model=model.name))
        self.question.setText(self._question())

    def _question(self) -> str:
        view = self.view
        if view.model.own:
            text = self.tr("Remove {model}? The file that you added it from stays where it is.")
        elif view.writes:
            text = self.tr("Remove {model}? It is the one that writes your texts. It can be fetched again.")
        else:
            text = self.tr("Remove {model}? It can be fetched again.")
        return text.format(model=view.model.name)

    def _ask(self, deed: Deed) -> None:
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
        self.details.setVisible(self.details.isHidden())
        self._say_words()
