"""Whose work is in the program, with the text of each licence, read from what is installed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.paths import resource
from merchant_assistant.ui.tasks import Task
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import Card
from merchant_assistant.ui.widgets.labels import label

if TYPE_CHECKING:
    from merchant_assistant.ui.tasks import TaskRunner

_OURS = "merchant-assistant"
_NAME = re.compile(r"[\w.-]+")
_TEXTS = re.compile(r"(?i)(.*/)?(LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*")
_RULE = "\n" + "—" * 24 + "\n\n"


class LicencesDialog(QDialog):
    """A long text to read. Open it with ``open()``."""

    def __init__(self, tasks: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(self.tr("Licences"))
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(self.tr("Licences"))
        self.text.setPlaceholderText(self.tr("Reading …"))
        self.close_button = Button(self.tr("Close"))
        self.close_button.clicked.connect(self.accept)
        self._lay_out()
        self._reading = tasks.start(Task(_read, self.text.setPlainText))
        self.finished.connect(self._reading.forget)
        self.resize(680, 520)

    def _lay_out(self) -> None:
        frame = Card()
        frame.column.addWidget(self.text)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        words = self.tr("Merchant Assistant is built from the work of many. Thank you.")
        column.addWidget(label(words, "dim", wrap=True))
        column.addWidget(frame, 1)
        column.addLayout(buttons)


def licences() -> str:
    """Every part with version and licence, then the texts."""
    parts = sorted(_installed(), key=lambda part: part.name.casefold())
    head = "\n".join(f"{part.name} {part.version}: {_licence(part)}" for part in parts)
    icons = "Icons: Lucide, ISC\n\n" + resource("icons", "LICENSE").read_text(encoding="utf-8")
    texts = [f"{part.name} {part.version}\n\n{text}" for part in parts for text in _texts(part)]
    return _RULE.join([f"Merchant Assistant: Apache-2.0\n{head}\n", icons, *texts])


def _read(_progress: Progress, _cancel: CancelToken) -> str:
    return licences()


def _installed() -> Iterator[Distribution]:
    """What this program needs, and what that needs, as far as it is installed."""
    waiting, seen = [_OURS], {_OURS}
    while waiting:
        try:
            part = distribution(waiting.pop())
        except PackageNotFoundError:  # of another system, or optional
            continue
        if part.name != _OURS:
            yield part
        for wanted in part.requires or ():
            found = _NAME.match(wanted)
            if found and "extra ==" not in wanted and found[0].lower() not in seen:
                seen.add(found[0].lower())
                waiting.append(found[0])


def _licence(part: Distribution) -> str:
    about = part.metadata
    for field in ("License-Expression", "License"):
        text = about[field] if field in about else ""  # noqa: SIM401 - its `get` is not promised before Python 3.12
        if text and "\n" not in text:
            return text
    named = [line for line in about.get_all("Classifier") or [] if line.startswith("License ::")]
    return named[0].rpartition(":: ")[2] if named else "see its text"


def _texts(part: Distribution) -> Iterator[str]:
    for file in part.files or ():
        if _TEXTS.fullmatch(str(file).replace("\\", "/")) and ".dist-info" in str(file):
            yield _text(part, str(file))


def _text(part: Distribution, file: str) -> str:
    try:
        return part.read_text(file.replace("\\", "/").partition(".dist-info/")[2]) or ""
    except (OSError, UnicodeDecodeError):
        return ""
