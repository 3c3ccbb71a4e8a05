"""Where texts are written: the processor or a graphics card of this PC, or a server of the team."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from merchant_assistant.engine.devices import choices
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.ui.language import on_language, tell
from merchant_assistant.ui.settings.section import CONTROL_WIDTH, Row, Section
from merchant_assistant.ui.tasks import Task
from merchant_assistant.ui.theme.tokens import SMALL_GAP
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import rule
from merchant_assistant.ui.widgets.choice import Choice

if TYPE_CHECKING:
    from merchant_assistant.engine.frames import Device
    from merchant_assistant.ui.desk import Desk, Services

_ALWAYS = 2  # what every PC offers: chosen by the program, and the processor


class PlaceSection(Section):
    """A choice only where there is one; what cannot be chosen is said."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._devices: Sequence[Device] | None = None  # not looked at yet
        self._looked = False
        self.choice = Choice("", [])
        self.choice.setMinimumWidth(CONTROL_WIDTH)
        self.try_card, self.open_server = Button(""), Button("")
        self.device, self.trouble, self.server = Row(self.choice), Row(self.try_card), Row(self.open_server)
        self._line = rule()
        self.add(self.device)
        self.card.column.addWidget(self._line)
        self.card.column.addWidget(self.trouble)
        self.add(self.server)
        self.setContentsMargins(0, SMALL_GAP, 0, 0)
        self.choice.activated.connect(self._choose)
        self.try_card.clicked.connect(self._try_again)
        self.open_server.clicked.connect(desk.server_asked)
        on_language(self.follow)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """In the order in which the keyboard visits them."""
        return self.choice, self.try_card, self.open_server

    def look(self) -> None:
        """Ask what this PC has, once: the process that runs models looks, as parts for graphics cards are its own."""
        if not self._looked:
            self._looked = True
            self._desk.tasks.start(Task(partial(_devices, self._desk.services), self._found, self._not_found))

    @Slot()
    def follow(self) -> None:
        """Say how it stands now."""
        services = self._desk.services
        self.say_head(self.tr("Where texts are written"))
        self._say_device(services.devices.chosen)
        self._say_trouble(failed=services.devices.use(services.devices.chosen) != services.devices.chosen)
        self._say_server(services.server.host if services.server.address else "", on=services.server.in_use)

    def _say_device(self, chosen: str) -> None:
        offered = choices(self._devices or (), chosen)
        some = self._devices is not None and len(offered) > _ALWAYS
        self.device.say(self.tr("What computes on this PC"), self._hint(some=some, processor=tell(offered[1].name)))
        self.choice.setVisible(some)
        self.choice.setAccessibleName(self.tr("What computes on this PC"))
        self.choice.clear()
        for one in offered if some else ():
            self.choice.addItem(tell(one.name), one.value)
        self.choice.choose(chosen)

    def _hint(self, *, some: bool, processor: str) -> str:
        if self._devices is None:
            return self.tr("The program chooses what computes the texts.")
        if some:
            return self.tr("A graphics card writes faster than the processor.")
        return self.tr("{processor}. No graphics card was found that could help.").format(processor=processor)

    def _say_trouble(self, *, failed: bool) -> None:
        self.trouble.say(
            self.tr("The graphics card failed"),
            self.tr("It could not run the model, so the processor does the work. That is slower."),
        )
        self.try_card.setText(self.tr("Try the card again"))
        self.trouble.setVisible(failed)
        self._line.setVisible(failed)

    def _say_server(self, host: str, *, on: bool) -> None:
        if on:
            hint = self.tr("{server} writes your texts now, not this PC. They are sent there.").format(server=host)
        elif host:
            hint = self.tr("{server} is set up, and not in use.").format(server=host)
        else:
            hint = self.tr("A stronger computer of your company can write the texts. None is set up.")
        self.server.say(self.tr("A server of your team"), hint)
        action = self.tr("Change …") if host else self.tr("Set up …")
        self.open_server.setText(action)
        self.open_server.setAccessibleName(self.tr("{action}: a server of your team").format(action=action))

    @Slot()
    def _choose(self) -> None:
        self._change(self.choice.value)

    @Slot()
    def _try_again(self) -> None:
        self._change(self._desk.services.devices.chosen)

    def _change(self, device: str) -> None:
        """It holds from the next text on; a card that failed gets another chance."""
        try:
            self._desk.services.devices.choose(device)
        except UserFault as fault:
            self._desk.notifier.fault(fault)
        self.follow()
        self._desk.tell(Changes(models=True, settings=True))

    def _found(self, devices: Sequence[Device]) -> None:
        self._devices = devices
        self.follow()

    def _not_found(self, error: Exception) -> None:
        """Without llama.cpp there is nothing to choose; texts will say what is wrong."""
        if not isinstance(error, UserFault):
            self._desk.notifier.bug(error)


def _devices(services: Services, _progress: Progress, _cancel: CancelToken) -> Sequence[Device]:
    facts = getattr(services.engine, "facts", None)  # the demo has none
    return facts().devices if facts else ()
