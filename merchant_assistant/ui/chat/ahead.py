"""While a question is typed, the model is loaded and reads what stands in each of its prompts."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

import psutil
from PySide6.QtCore import QObject, Slot

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.prose import asked_in
from merchant_assistant.foundation.settings import CHAT_MODEL
from merchant_assistant.ui.tasks import Task

if TYPE_CHECKING:
    from merchant_assistant.foundation.prose import Language
    from merchant_assistant.ui.desk import Desk, Services

_TIMES_ITS_SIZE = 3  # so much memory must be free: who only counts goods shall not be slowed down by a model
_log = logging.getLogger(__name__)


class Ahead(QObject):
    """Once for each language and choice of a model."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._begun: set[Language] = set()
        desk.changed.connect(self._follow)

    def typed(self, text: str) -> None:
        """What stands in the field now."""
        language = asked_in(text)
        if not text.strip() or language in self._begun:
            return
        self._begun.add(language)
        self._desk.tasks.start(
            Task(
                partial(_read, self._desk.services, text),
                done=partial(self._done, language),
                failed=_not_read,
                stopped=partial(self._done, language, read=False),
            )
        )

    def _done(self, language: Language, read: bool) -> None:
        """What found no room in memory, or was stopped, is tried again when more is typed."""
        if not read:
            self._begun.discard(language)

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.models or changes.settings or changes.products:  # these stand in a table that it reads
            self._begun.clear()


def _read(services: Services, text: str, _progress: Progress, cancel: CancelToken) -> bool:
    """Whether there was no reason to wait with it."""
    if services.server.in_use:
        return True
    model = services.store.installed(services.settings.get(CHAT_MODEL))
    if not model.path.is_file():
        return True
    if psutil.virtual_memory().available <= _TIMES_ITS_SIZE * model.path.stat().st_size:
        return False
    services.chat.read_ahead(text, cancel)
    return True


def _not_read(fault: Exception) -> None:
    """The first question does it by itself, or says what is missing."""
    _log.info("The model did not read ahead", exc_info=fault)
