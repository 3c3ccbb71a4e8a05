"""Python's cycle collector, kept in the Qt thread.

It runs in whichever thread happens to allocate. If that is a worker, it destroys widgets, timers and models of the
window there, and Qt crashes. So it is switched off while the window lives, and this does its work where it belongs.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS = 1000


class GarbageInQtThread(QObject):
    """Looks once a second whether a generation is full, as Python itself would."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Give the work back to Python; no worker may run any more."""
        self._timer.stop()
        gc.enable()

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that is full."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
