"""A server of the team: set up, tried, measured, and turned on or off."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.settings.section import CONTROL_WIDTH, Row, Section
from merchant_assistant.ui.settings.server_state import ServerState
from merchant_assistant.ui.tasks import Handle, Task
from merchant_assistant.ui.widgets.choice import Choice

if TYPE_CHECKING:
    from merchant_assistant.engine.model import Speed
    from merchant_assistant.engine.remote.team import Checked, TeamServer
    from merchant_assistant.ui.desk import Desk

_FIELD_WIDTH = 240
_OTHER_MODEL = "server_model"  # the fault where the one used last is gone
_Tried = tuple["Checked", bool]


class ServerSection(Section):
    """Nothing typed here holds before the server has answered; what is sent there is said, and off is the default."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._team = desk.services.server
        self._followed = ""
        self._asking: Handle[Any] | None = None
        self.address, self.key = QLineEdit(), QLineEdit()
        self.state = ServerState()
        self.check, self.forget = self.state.check, self.state.forget
        self.model = Choice("", [])
        self.writer = Choice("", [(False, ""), (True, "")])
        self._rows = Row(self.address), Row(self.key), Row(self.model), Row(self.writer)
        self._dress()
        self.add(*self._rows[:2], self.state, *self._rows[2:])
        self._connect()
        self.follow()
        on_language(self._say)

    def _dress(self) -> None:
        for field in (self.address, self.key):
            field.setMinimumWidth(_FIELD_WIDTH)
        self.address.setInputMethodHints(Qt.InputMethodHint.ImhUrlCharactersOnly)
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        for choice in (self.model, self.writer):
            choice.setMinimumWidth(CONTROL_WIDTH)

    def _connect(self) -> None:
        self.check.clicked.connect(self.try_it)
        self.forget.clicked.connect(self._forget)
        for field in (self.address, self.key):
            field.returnPressed.connect(self.check.click)
        self.address.textEdited.connect(self._look)
        self.model.activated.connect(self._choose)
        self.writer.activated.connect(self._turn)

    def follow(self) -> None:
        """Show what is set up; it may have been changed elsewhere."""
        if self._followed != self._team.address:  # what is being typed is left alone
            self._followed = self._team.address
            self.address.setText(self._followed)
        if self.model.findData(self._team.model) < 0 or not self._team.address:
            self._offer((self._team.model,) if self._team.address else ())
        self.model.choose(self._team.model)
        self.writer.choose(self._team.in_use)
        if not self.state.busy:
            self.state.show_set_up(self._team.host, self._team.speed())
        self._look()
        self._say_writer()

    @Slot()
    def try_it(self) -> None:
        """Ask the server who it is; where it answers it is kept, and measured."""
        if self.state.busy:
            return
        work = partial(_try, self._team, self.address.text(), self.key.text().strip())
        self.state.show_asking()
        self._look()
        self._asking = self._desk.tasks.start(
            Task(work, self._tried, self._failed, self._stopped, title=self.tr("Checking the connection"))
        )

    def _tried(self, tried: _Tried) -> None:
        checked, kept = tried
        self.key.clear()
        self._offer(checked.models or (checked.info.id,))
        self.address.setText(checked.server.address)
        self._tell()
        self.state.show_answered(checked, kept=kept)
        self._measure()

    def _measure(self) -> None:
        self.state.show_measuring()
        self._look()
        title = self.tr("Measuring the server")
        self._asking = self._desk.tasks.start(
            Task(partial(_measure, self._team), self._measured, self._failed, self._stopped, title=title)
        )

    def _measured(self, speed: Speed) -> None:
        self.state.show_speed(speed)
        self._look()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserFault):
            self._stopped()
            raise error
        self.state.show_fault(error)
        self._look()

    def _stopped(self) -> None:
        self.state.show_set_up(self._team.host, self._team.speed())
        self._look()

    @Slot()
    def _choose(self) -> None:
        """Another model is another speed."""
        if self.state.busy and self._asking:
            self._asking.forget()
            self._stopped()
        if self._changed(partial(self._team.choose, self.model.value)):
            self._measure()

    @Slot()
    def _turn(self) -> None:
        if self._changed(partial(self._team.turn, on=self.writer.value)) and self._desk.draft_all.running:
            self._say_who_goes_on()

    def _say_who_goes_on(self) -> None:
        """A job asks anew for each draft who writes it."""
        there = self._team.in_use
        self._desk.notifier.say(
            lambda: (
                self.tr("The next drafts are written by the server.")
                if there
                else self.tr("The next drafts are written on this PC.")
            ),
            hint=lambda: self.tr("Those that are being written now are finished where they were begun."),
        )

    @Slot()
    def _forget(self) -> None:
        """In a worker: the keychain may ask the person something."""
        if self.state.busy:
            return
        self._desk.tasks.start(Task(partial(_forget, self._team), self._forgotten, lane="write"))

    def _forgotten(self, _nothing: None) -> None:
        self.key.clear()
        self._tell()
        self.address.setFocus()

    def _changed(self, change: partial[None]) -> bool:
        try:
            change()
        except UserFault as fault:
            self.follow()
            self._desk.notifier.fault(fault)
            return False
        self._tell()
        return True

    def _tell(self) -> None:
        self._desk.tell(Changes(settings=True))

    def _offer(self, models: tuple[str, ...]) -> None:
        self.model.clear()
        for model in models:
            self.model.addItem(model, model)

    @Slot()
    def _look(self) -> None:
        """What can be done now. While the server is asked nothing is disabled: the focus would go elsewhere."""
        there = bool(self._team.address)
        self.check.setEnabled(bool(self.address.text().strip()))
        self.forget.setVisible(there)
        self.model.setEnabled(there)
        self.writer.setEnabled(there)
        same = there and self.address.text() == self._team.address
        self.key.setPlaceholderText(self.tr("As entered before") if same else "")

    def _say(self) -> None:
        self.say_head(
            self.tr("A server of your team"),
            self.tr("A stronger computer of your company can write the texts instead of this PC."),
        )
        names = self.tr("Address"), self.tr("Key"), self.tr("Model on the server"), self.tr("Texts are written by")
        hints = (
            self.tr("Whoever keeps the server knows it, and what it asks for."),
            self.tr("Only where the server wants one. It stays in the keychain of this system; no backup holds it."),
            "",
            self.tr(
                "With the server, product texts and questions are sent to its address. Searching stays on this PC."
            ),
        )
        for row, control, name, hint in zip(
            self._rows, (self.address, self.key, self.model, self.writer), names, hints, strict=True
        ):
            row.say(name, hint)
            control.setAccessibleName(name)
            control.setToolTip("")
        self.address.setPlaceholderText(self.tr("http://192.168.1.20:8080", "an example"))
        self._say_writer()
        self._look()

    def _say_writer(self) -> None:
        self.writer.setItemText(0, self.tr("This PC"))
        self.writer.setItemText(1, self._team.host or self.tr("The server"))


def _try(team: TeamServer, typed: str, key: str, _progress: Progress, cancel: CancelToken) -> _Tried:
    try:
        checked = team.check(typed, key, team.model, cancel)
    except UserFault as fault:
        if fault.code != _OTHER_MODEL or not team.model:
            raise
        checked = team.check(typed, key, cancel=cancel)
    return checked, team.keep(checked)


def _measure(team: TeamServer, _progress: Progress, cancel: CancelToken) -> Speed:
    return team.measure(cancel)


def _forget(team: TeamServer, _progress: Progress, _cancel: CancelToken) -> None:
    team.forget()
