"""Where in a conversation the person reads, and that nothing which comes or grows takes it away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QScrollArea, QWidget

_NEAR = 8  # pixels from the end that still count as the end
_AROUND = 12  # pixels left free around what is brought into sight


class ReadingPlace(QObject):
    """At the end while the person is there; :meth:`hold` keeps what is read where it is while turns come above.

    ``ground`` has the turns within ``area``; ``question`` gives the last question there.
    """

    def __init__(self, area: QScrollArea, ground: QWidget, question: Callable[[], QWidget | None]) -> None:
        super().__init__(area)
        self._area = area
        self._ground = ground
        self._question = question
        self._at_end = True
        self._from_end: int | None = None

    def follow(self) -> None:
        """From now on."""
        bar = self._area.verticalScrollBar()
        bar.rangeChanged.connect(self._stay)
        bar.valueChanged.connect(self._moved)

    def begin(self) -> None:
        """Another conversation."""
        self._area.verticalScrollBar().setValue(0)
        self._at_end = True

    def hold(self) -> None:
        """Turns come above."""
        bar = self._area.verticalScrollBar()
        self._from_end = bar.maximum() - bar.value()

    def release(self) -> None:
        """Something comes below."""
        self._from_end = None

    def leave_end(self) -> None:
        """The person reads further up."""
        self._at_end = False

    def to_end(self) -> None:
        """To the end; where the last answer is longer than the page, to its question: one reads from the beginning."""
        outer = self._ground.layout()
        assert outer is not None
        outer.setGeometry(self._ground.rect())  # the range changes before Qt has put the views where they will stand
        question, bar = self._question(), self._area.verticalScrollBar()
        begins = question.mapTo(self._ground, QPoint()).y() if question else bar.maximum()
        bar.setValue(max(bar.value(), min(bar.maximum(), begins)))  # who reads further down is not taken back
        self._at_end = True

    def bring(self, part: QWidget) -> None:
        """Scroll as little as shows all of ``part``; of one that is higher than the page, its end."""
        bar = self._area.verticalScrollBar()
        top = part.mapTo(self._ground, QPoint()).y() - _AROUND
        end = top + part.height() + 2 * _AROUND - self._area.viewport().height()
        bar.setValue(max(end, min(bar.value(), top)))

    def make_room(self) -> None:
        """Turns stand where they do with a scroll bar also while there is none."""
        bar = self._area.verticalScrollBar()
        room = 0 if bar.maximum() else bar.sizeHint().width()
        self._area.setViewportMargins(*((0, 0, room, 0) if self._area.isLeftToRight() else (room, 0, 0, 0)))

    @Slot()
    def _stay(self) -> None:
        self.make_room()
        bar = self._area.verticalScrollBar()
        if self._at_end:
            self.to_end()
        elif self._from_end is not None:
            bar.setValue(bar.maximum() - self._from_end)

    @Slot(int)
    def _moved(self, value: int) -> None:
        left = self._area.verticalScrollBar().maximum() - value
        self._at_end = left <= _NEAR
        if self._from_end is not None:
            self._from_end = left
