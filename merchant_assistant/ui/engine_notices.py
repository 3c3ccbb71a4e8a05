"""What the engine tells by itself: a graphics card that failed, a model that stopped. Said once, with what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from merchant_assistant.engine.faults import DeviceFailed
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.ui.faults import words_of

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk


class EngineNotices(QObject):
    """The engine speaks in threads of its own; the queue of the signal brings it into Qt's."""

    _heard = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._heard.connect(self._say, Qt.ConnectionType.QueuedConnection)
        if hasattr(desk.services.engine, "on_notice"):  # engines without a process tell nothing
            desk.services.engine.on_notice = self._hear

    def _hear(self, fault: UserFault) -> None:
        """In a thread of the engine's; the window may be gone already."""
        try:
            self._heard.emit(fault)
        except RuntimeError:
            return

    @Slot(object)
    def _say(self, fault: UserFault) -> None:
        """A crash is told by what it has ended, or mended by doing it again: the page only looks anew."""
        self._desk.tell(Changes(models=True))
        if fault.code == DeviceFailed.CODE:
            self._desk.notifier.say(
                lambda: words_of(fault)[0],
                hint=lambda: words_of(fault)[1],
                action=lambda: self.tr("Try the card again"),
                act=self._try_card,
                lasting=True,
            )
        elif fault.code.startswith("device_"):
            self._desk.notifier.fault(fault)

    def _try_card(self) -> None:
        devices = self._desk.services.devices
        try:
            devices.choose(devices.chosen)
        except UserFault as fault:
            self._desk.notifier.fault(fault)
        self._desk.tell(Changes(models=True))
