"""How it stands with the team's server: a dot, a sentence, and what was measured."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.ui.faults import words_of
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.status_strip import Dot
from merchant_assistant.ui.theme.tokens import GAP, SMALL_GAP, Tone
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.words import number, sentences

if TYPE_CHECKING:
    from merchant_assistant.engine.model import Speed
    from merchant_assistant.engine.remote.team import Checked

_Words = tuple[Tone, str, str]
_MARGIN, _BETWEEN = 12, 2
_AROUND = 4  # what labels put around their lines
_LINES = 3  # below the sentence, kept free for what is told, so that nothing below moves


class ServerState(QWidget):
    """Not set up, busy, answered or failing. ``busy``: it is being asked or measured."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.busy = False
        self._says: Callable[[], _Words] = self._nothing
        self._host = ""
        self._cares: tuple[Callable[[], str], ...] = ()
        self._dot = Dot()
        self.sentence, self.more = label(wrap=True), label(role="dim", wrap=True)
        self.forget, self.check = Button("", "quiet"), Button("")
        self._lay_out()
        on_language(self._say)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(_BETWEEN)
        words.addStretch()
        words.addWidget(self.sentence)
        words.addWidget(self.more)
        words.addStretch()
        self._keep_room()
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, _MARGIN, GAP, _MARGIN)
        row.setSpacing(SMALL_GAP)
        row.addWidget(self._dot, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addSpacing(SMALL_GAP)
        row.addWidget(self.forget)
        row.addWidget(self.check)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._keep_room()

    def _keep_room(self) -> None:
        lines = self.sentence.fontMetrics().lineSpacing() + _LINES * self.more.fontMetrics().lineSpacing()
        self.setMinimumHeight(2 * _MARGIN + _BETWEEN + lines + _AROUND)

    def show_set_up(self, host: str, speed: Speed | None) -> None:
        """As it is at the start: nothing was asked yet."""
        if host != self._host:
            self._cares = ()
        self._host = host
        if speed:
            self.show_speed(speed)
        else:
            self._show(self._set_up if host else self._nothing)

    def show_asking(self) -> None:
        self._show(lambda: ("care", self.tr("Asking the server …"), ""), busy=True)

    def show_measuring(self) -> None:
        self._show(lambda: ("care", self.tr("Measuring how fast it writes …"), ""), busy=True)

    def show_answered(self, checked: Checked, *, kept: bool) -> None:
        """It is there; what a person should know of the way to it."""
        self._host = checked.server.host
        cares = []
        if checked.server.open_to_all:
            cares.append(self._open_to_all)
        if not kept:
            cares.append(self._key_not_kept)
        self._cares = tuple(cares)
        self._show(self._set_up)

    def show_speed(self, speed: Speed) -> None:
        """Measured."""
        self._show(lambda: self._measured(speed))

    def show_fault(self, fault: UserFault) -> None:
        """What is wrong, and what to do."""
        self._show(lambda: ("bad", *words_of(fault)))

    def _show(self, says: Callable[[], _Words], *, busy: bool = False) -> None:
        self._says, self.busy = says, busy
        self._say()

    def _say(self) -> None:
        tone, sentence, more = self._says()
        more = sentences(more, *(care() for care in self._cares)) if self._cares else more
        self._dot.set_tone(tone)
        self.sentence.setText(sentence)
        self.more.setText(more)
        self.more.setVisible(bool(more))
        self.setAccessibleName(sentences(sentence, more) if more else sentence)
        self.check.setText(self.tr("Check the connection"))
        self.forget.setText(self.tr("Forget"))
        self.forget.setAccessibleName(self.tr("Forget the server and its key"))

    def _nothing(self) -> _Words:
        return "neutral", self.tr("No server is set up"), self.tr("Enter its address, then check the connection.")

    def _set_up(self) -> _Words:
        return "good", self.tr("Set up: {server}").format(server=self._host), ""

    def _measured(self, speed: Speed) -> _Words:
        from merchant_assistant.engine.speed import words_a_second  # noqa: PLC0415 - the window is painted first

        words = max(1, round(words_a_second(speed, QLocale().name().replace("_", "-"))))
        told = self.tr("{model} writes about %Ln word(s) a second there.", "", words).format(model=speed.model)
        if speed.best.lanes > 1:
            lanes = number(speed.best.lanes)
            told = sentences(told, self.tr("Many texts go {lanes} at a time.").format(lanes=lanes))
        return "good", self.tr("Connected to {server}").format(server=self._host), told

    def _open_to_all(self) -> str:
        return self.tr("Care: what is sent can be read on the way. Ask for an address that begins with https.")

    def _key_not_kept(self) -> str:
        return self.tr("This system has no keychain: the key has to be entered again at the next start.")
