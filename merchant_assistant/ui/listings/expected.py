"""How long drafts of many products will take: told before it begins, as measured on this PC or on the server."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QObject, Signal, Slot

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.ui.models.words import ModelWords, rounded
from merchant_assistant.ui.tasks import Task
from merchant_assistant.ui.words import number, sentences

if TYPE_CHECKING:
    from merchant_assistant.listings.job_model import Estimate
    from merchant_assistant.ui.desk import Desk, Services

_HOUR_S = 3600
_MINUTE_S = _HOUR_MIN = 60
_MANY_H = 10  # from then on minutes say nothing
_LONG_S = 60  # what is over sooner needs no words


class Expected(QObject):
    """``an_hour``: drafts, None where nothing was measured. ``changed``: it is another one now."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._words = ModelWords(self)
        self.an_hour: float | None = None
        desk.changed.connect(self._follow)
        self.look()

    @Slot()
    def look(self) -> None:
        """Read it again; a worker does."""
        self._desk.tasks.start(Task(partial(_rate, self._desk.services), self._found, _leave_out))

    def ready(self, count: int) -> str:
        """“About 400 drafts an hour: ready about 02:40.”; empty as above."""
        seconds = self._seconds(count)
        if not seconds or not self.an_hour:
            return ""
        text = self.tr("About %Ln draft(s) an hour: ready about {time}.", "", rounded(self.an_hour))
        return text.format(time=_moment(QDateTime.currentDateTime().addSecs(round(seconds))))

    def takes(self, count: int) -> str:
        """“about 40 min”; empty where nothing was measured, and where it is over at once."""
        minutes = -int(-self._seconds(count) // _MINUTE_S)
        if not minutes:
            return ""
        hours, rest = divmod(minutes, _HOUR_MIN)
        if not hours:
            return self.tr("about {minutes} min").format(minutes=number(minutes))
        if hours >= _MANY_H or not rest:
            return self.tr("about {hours} h").format(hours=number(round(minutes / _HOUR_MIN)))
        return self.tr("about {hours} h {minutes} min").format(hours=number(hours), minutes=number(rest))

    def of(self, estimate: Estimate) -> str:
        """“About 400 an hour on this PC, ready about 02:40.” for what was estimated."""
        if not estimate.per_hour or estimate.seconds is None:
            return self.tr("How long that takes will be known once it has begun.")
        if estimate.seconds < _LONG_S:
            told = self.tr("Ready in about a minute.")
        else:
            then = _moment(QDateTime.currentDateTime().addSecs(round(estimate.seconds)))
            here = self.tr("About %Ln an hour on this PC, ready about {time}.", "", rounded(estimate.per_hour))
            there = self.tr("About %Ln an hour on your server, ready about {time}.", "", rounded(estimate.per_hour))
            told = (there if self._desk.services.server.in_use else here).format(time=then)
        guess = "" if estimate.measured else self.tr("A guess: known better once some are written.")
        return sentences(told, guess)

    def _seconds(self, count: int) -> float:
        seconds = count / self.an_hour * _HOUR_S if self.an_hour else 0.0
        return seconds if seconds >= _LONG_S else 0.0

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.models or changes.settings:
            self.look()

    def _found(self, an_hour: float | None) -> None:
        if an_hour != self.an_hour:
            self.an_hour = an_hour
            self.changed.emit()


def _moment(then: QDateTime) -> str:
    """The hour, with its day where that is not today."""
    short = QLocale.FormatType.ShortFormat
    today = then.date() == QDateTime.currentDateTime().date()
    return QLocale().toString(then.time(), short) if today else QLocale().toString(then, short)


def _rate(services: Services, _progress: Progress, _cancel: CancelToken) -> float | None:
    """Of real drafts where there are enough, as each text is of another length; else as measured."""
    return services.listings.jobs.estimate(1).per_hour


def _leave_out(_error: Exception) -> None:
    """Where the data cannot be read, the pages say so."""
