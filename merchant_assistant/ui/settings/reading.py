"""What is only read: privacy, keys, help, and who made the parts."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot, qVersion
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from merchant_assistant import __version__
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.settings.licences import LicencesDialog
from merchant_assistant.ui.settings.places import FolderRow
from merchant_assistant.ui.settings.section import Row, Section
from merchant_assistant.ui.tasks import Task
from merchant_assistant.ui.theme.tokens import GAP
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.labels import label

if TYPE_CHECKING:
    from pathlib import Path

    from merchant_assistant.ui.commands import Command
    from merchant_assistant.ui.desk import Desk

_LOG_TAIL = 20_000  # bytes


class PrivacySection(Section):
    """Plain words; there is nothing to switch off because nothing is on, but a server that was set up."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._server = desk.services.server
        self._rows = Row(), Row()
        self.add(*self._rows)
        on_language(self._say)

    def follow(self) -> None:
        """Settings changed: the server may have been turned on or off."""
        self._say()

    def _say(self) -> None:
        self.say_head(self.tr("Privacy"))
        if self._server.in_use:
            self._rows[0].say(
                self.tr("What leaves this PC: texts for {server}").format(server=self._server.host),
                self.tr("Your team's server writes the texts, so the product's data and your questions are sent there, "
                        "and nowhere else. No account, no statistics, no check for updates."),
            )  # fmt: skip
        else:
            self._rows[0].say(
                self.tr("What leaves this PC: nothing"),
                self.tr("No account, no statistics, no check for updates. The model works here, and your products, "
                        "drafts and conversations stay in your data folder."),
            )  # fmt: skip
        self._rows[1].say(self.tr("When the internet is used"), self._internet())

    def _internet(self) -> str:
        if self._server.in_use:
            return self.tr(
                "Apart from your team's server only twice, both times because you asked: setting the program up "
                "fetches its libraries, and “Get a model” fetches a model. Nothing of yours is sent with these two."
            )
        return self.tr("Twice, both times because you asked: setting the program up fetches its libraries, and “Get a "
                       "model” fetches a model. Nothing of yours is sent with it.")  # fmt: skip


class HelpSection(Section):
    """The log, for whoever helps."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.log = FolderRow(desk.services.paths.logs)
        self.copy = Button("")
        self._details = Row(self.copy)
        self.add(self.log, self._details)
        self.copy.clicked.connect(self.copy_details)
        on_language(self._say)

    @Slot()
    def copy_details(self) -> None:
        """Versions and the end of the log, to the clipboard."""
        work = partial(_details, self._desk.services.paths.log_file)
        self._desk.tasks.start(Task(work, self._copied))

    def _copied(self, details: str) -> None:
        QGuiApplication.clipboard().setText(details)
        self._desk.notifier.say(lambda: self.tr("The details are copied. Paste them into a message."))

    def _say(self) -> None:
        self.say_head(self.tr("Help"))
        self.log.say_folder(
            self.tr("Logs"),
            self.tr("What the program did and when. They hold nothing of your products, texts or conversations."),
            self.tr("Open"),
        )
        self._details.say(
            self.tr("Details for whoever helps you"), self.tr("The versions in use and the end of the log.")
        )
        self.copy.setText(self.tr("Copy details"))


class AboutSection(Section):
    """Version and licences."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.licences = Button("")
        self._row = Row(self.licences)
        self.add(self._row)
        self.licences.clicked.connect(self.show_licences)
        on_language(self._say)

    @Slot()
    def show_licences(self) -> None:
        """Whose work is in here."""
        dialog = LicencesDialog(self._desk.tasks, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _say(self) -> None:
        self.say_head(self.tr("About"))
        self._row.say(
            self.tr("Merchant Assistant {version}").format(version=__version__),
            self.tr("Free software under the Apache License 2.0. Its parts keep their own licences."),
        )
        self.licences.setText(self.tr("Licences"))


class KeysSection(Section):
    """Every shortcut there is, asked of the pages themselves."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._keys: list[tuple[str, str]] = []
        self._lines: list[tuple[QLabel, QLabel]] = []
        ground = QWidget()
        self._grid = QGridLayout(ground)
        self._grid.setContentsMargins(GAP, 12, GAP, 12)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.add(ground)
        on_language(self.show_keys)

    @property
    def keys(self) -> list[tuple[str, str]]:
        """Key and what it does, as shown."""
        return self._keys

    @Slot()
    def show_keys(self) -> None:
        """Pages are built when they are first shown, so there may be more now."""
        self.say_head(self.tr("Keys"))
        self._keys = [*self._everywhere(), *_keys_of(self._desk.commands())]
        while len(self._lines) < len(self._keys):
            self._add_line()
        for number, (key, name) in enumerate(self._lines):
            shown = number < len(self._keys)
            for part, text in zip((key, name), self._keys[number] if shown else ("", ""), strict=True):
                part.setText(text)
                part.setVisible(shown)

    def _add_line(self) -> None:
        line = label(role="caption"), label(wrap=True)
        for column, part in enumerate(line):
            self._grid.addWidget(part, len(self._lines), column)
        self._lines.append(line)

    def _everywhere(self) -> list[tuple[str, str]]:
        return [
            (_native("Tab"), self.tr("Go to the next button or field; with Shift to the one before")),
            (_native("Return"), self.tr("Press the button that has the focus")),
            (_native("Esc"), self.tr("Go back, close a question, empty a search")),
            (_native("F2"), self.tr("Correct the value or rename the conversation that has the focus")),
            (_native("Ctrl+Return"), self.tr("Import what was read, or approve the draft")),
            (
                _native("Ctrl+."),
                self.tr("In a draft: put your data's value in place of a contradicted one"),
            ),
        ]


def _keys_of(commands: Iterable[Command]) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for command in commands:
        if command.key:
            found.setdefault(_native(command.key), command.name())
    return list(found.items())


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _details(log: Path, _progress: Progress, _cancel: CancelToken) -> str:
    """English, for whoever helps."""
    head = (
        f"Merchant Assistant {__version__}, Qt {qVersion()}, Python {platform.python_version()}, {platform.platform()}"
    )
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - _LOG_TAIL))
            tail = file.read().decode("utf-8", "replace")
    except OSError:
        tail = "(no log)"
    return f"{head}\n\n{tail}"
