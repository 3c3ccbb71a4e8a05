"""One window per data folder: a second start asks the first to come forward."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 1000
_RAISE = b"raise\n"


class SingleInstance(QObject):
    """A local socket named after the data folder (no port is opened). ``asked`` when another start wants the window."""

    asked = Signal()

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = _name(data)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)

    def claim(self) -> bool:
        """True if this is the only one now; False if another was found and asked to come forward.

        A socket that nobody listens to (its owner was killed) is removed.
        """
        if self._ask_other():
            return False
        if self._server.listen(self._name):
            return True
        QLocalServer.removeServer(self._name)
        if self._server.listen(self._name):
            return True
        return not self._ask_other()  # started at the same moment: one of us won

    def release(self) -> None:
        self._server.close()

    def _ask_other(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MS):
            return False
        socket.write(_RAISE)
        socket.waitForBytesWritten(_WAIT_MS)
        socket.disconnectFromServer()
        return True

    @Slot()
    def _hear(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            connection.disconnected.connect(connection.deleteLater)
            connection.disconnectFromServer()
            self.asked.emit()


def _name(data: Path) -> str:
    """Short enough for every system's sockets; different per person and folder."""
    folder = os.path.normcase(os.path.realpath(data))
    return "merchant-assistant-" + hashlib.sha256(f"{Path.home()}|{folder}".encode()).hexdigest()[:20]
