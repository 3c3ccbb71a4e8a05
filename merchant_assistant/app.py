"""The window's composition root: paints first, then opens the data folder and brings in the pages."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from merchant_assistant import __version__
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.foundation.settings import GEOMETRY, LANGUAGE, LAST_PAGE, THEME, Settings
from merchant_assistant.ui.commands import Command
from merchant_assistant.ui.crash import CrashWatch
from merchant_assistant.ui.garbage import GarbageInQtThread
from merchant_assistant.ui.interrupts import Interrupts
from merchant_assistant.ui.language import Language
from merchant_assistant.ui.notifier import Notifier
from merchant_assistant.ui.shutdown import carry_out
from merchant_assistant.ui.single_instance import SingleInstance
from merchant_assistant.ui.tasks import Task, TaskRunner
from merchant_assistant.ui.theme.icons import pixmap
from merchant_assistant.ui.theme.look import Look
from merchant_assistant.ui.theme.theme import tokens, wear
from merchant_assistant.ui.window import MainWindow

if TYPE_CHECKING:
    from merchant_assistant.composition import Services
    from merchant_assistant.engine.model import Engine


_ALWAYS_A_SCREEN = frozenset({"win32", "darwin"})
_SWITCH_S = 0.001  # Qt gives the interpreter away at each call: 5 ms to get it back would add up while workers compute


def run(arguments: list[str]) -> int:
    """Open the window and stay until it closes. Returns the exit code (130 after Ctrl+C)."""
    if not has_display():
        sys.stderr.write(
            "There is no screen to open a window on.\nThe commands work without one: merchant-assistant --help\n"
        )
        return 3
    application = make_application(sys.argv[:1])
    interrupts = Interrupts()
    code, program = 0, Program(_data_dir(arguments))
    while program.instance.claim():
        interrupts.interrupted.connect(program.interrupt)
        program.show()
        program.crash.catch_native()
        application.commitDataRequest.connect(program.end_session)
        code = application.exec()
        program.shut_down()
        code = program.exit_code or code
        following = program.following()
        if following is None:
            break
        program.deleteLater()
        program = following
    interrupts.release()
    return code


def has_display() -> bool:
    """Whether a window can be opened; Qt would abort the process where it cannot."""
    if sys.platform in _ALWAYS_A_SCREEN:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def make_application(arguments: list[str]) -> QApplication:
    """The application in its clothes."""
    application = QApplication(arguments)
    application.setApplicationName("merchant-assistant")
    application.setApplicationDisplayName("Merchant Assistant")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("merchant-assistant")
    wear(application)
    application.setWindowIcon(pixmap("mark", tokens().accent, 128))
    return application


class Program(QObject):
    """The window and all behind it. ``painted``: it can be seen; ``opened``: it can be used (or says why not)."""

    painted = Signal()
    opened = Signal()

    def __init__(self, data_dir: str | os.PathLike[str] | None = None, engine: Engine | None = None) -> None:
        super().__init__()
        self.paths = AppPaths.find(data_dir)
        self.exit_code = 0
        self.services: Services | None = None
        self.notifier = Notifier(self)
        self.tasks = TaskRunner(self.notifier.failure, self)
        self.instance = SingleInstance(self.paths.data, self)
        self.crash = CrashWatch(self.paths, self)
        application = cast("QApplication", QApplication.instance())
        settings = Settings(self.paths)
        self.language = Language(application, self)
        self.language.speak(settings.get(LANGUAGE))
        self.look = Look(application, parent=self)
        self.look.choose(settings.get(THEME))
        self.window = MainWindow(self.tasks, self.notifier)
        self._engine = engine
        self._again = self._erasing = self._ended = False
        self._first_words: str | UserFault | None = None
        self._hook_before = sys.excepthook
        self._garbage = GarbageInQtThread(self)
        self.instance.asked.connect(self.window.come_forward)
        self.painted.connect(self._open, Qt.ConnectionType.QueuedConnection)

    def show(self) -> None:
        """Show the window; the rest follows once it is painted."""
        self.crash.begin()
        sys.excepthook = self._tell_bug
        self._garbage.start()
        sys.setswitchinterval(_SWITCH_S)
        self.window.put(Settings(self.paths).get(GEOMETRY))
        self.window.fit(self.window.screen().availableGeometry())
        self.window.installEventFilter(self)
        self.window.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.window.removeEventFilter(self)
            self.painted.emit()
        return super().eventFilter(watched, event)

    @Slot(int)
    def interrupt(self, number: int) -> None:
        """Ctrl+C in the terminal, or it was closed: close as if by mouse, but say so to who started us."""
        self.exit_code = 128 + number
        self.window.close()
        QCoreApplication.quit()

    @Slot()
    def end_session(self) -> None:
        """The person logs out, or the PC is switched off: some systems end us as soon as this returns."""
        self.window.close()
        self.shut_down()

    def shut_down(self) -> list[str]:
        """End everything, once. Returns the names of the steps that failed."""
        if self._ended:
            return []
        self._ended = True
        failed = carry_out(
            [
                ("remember the window", self._remember),
                ("end the work", self._end_work),
                ("close the data", self._close_services),
                ("note that it was closed", self.crash.end),
                ("erase the data", self._erase),
                ("free the name", self.instance.release),
                ("close the window", self.window.deleteLater),
            ]
        )
        sys.excepthook = self._hook_before
        return failed

    def following(self) -> Program | None:
        """After everything was erased or mended: the program started anew. Call it after :meth:`shut_down`."""
        if not self._again:
            return None
        following = Program(self.paths.data, self._engine)
        following._first_words = self._first_words
        return following

    @Slot()
    def _open(self) -> None:
        """In the writer's thread: opening may copy and migrate the database."""
        work = partial(_build, self.paths, self._engine)
        self.tasks.start(Task(work, self._opened, self._not_opened, lane="write"))

    def _opened(self, services: Services) -> None:
        from merchant_assistant.ui.pages import Pages  # noqa: PLC0415 - after the first paint

        self.services = services
        self.pages = Pages(self.window, services, self.tasks, self.notifier, self.window)
        self.pages.desk.changed.connect(self._follow)
        self.pages.desk.erase_asked.connect(self._close_to_erase)
        self.window.show_page(services.settings.get(LAST_PAGE))
        self.crash.tell(self.notifier)
        self._say_first_words()
        self.opened.emit()

    def _say_first_words(self) -> None:
        if isinstance(self._first_words, UserFault):
            self.notifier.fault(self._first_words)
        elif self._first_words:
            self.notifier.say(self._first_words)

    @Slot()
    def _close_to_erase(self) -> None:
        """The one sure way to stop all that runs is the way out; :meth:`following` comes back in."""
        self._again = self._erasing = True
        self.window.close()

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        """Speak and look as the settings say now."""
        if changes.settings and self.services:
            self.language.speak(self.services.settings.get(LANGUAGE))
            self.look.choose(self.services.settings.get(THEME))

    def _not_opened(self, error: Exception) -> None:
        if not isinstance(error, UserFault):
            self.notifier.bug(error)
            error = UserFault(
                "bug",
                self.tr("Your data could not be opened because of a mistake in Merchant Assistant."),
                self.tr("Nothing was changed. Copy the details and send them to whoever helps you with this program."),
            )
        self.window.show_fault(error, self._mending() if error.code == "database_damaged" else None)
        self.opened.emit()

    def _mending(self) -> Command:
        from merchant_assistant.ui.mending import Mending  # noqa: PLC0415 - hardly ever

        self.mending = Mending(
            partial(_restore, self.paths), self.paths.backups, self.tasks, self.notifier, self.window
        )
        self.mending.mended.connect(self._start_mended)
        return self.mending.command()

    @Slot(object)
    def _start_mended(self, file: Path) -> None:
        self._again = True
        self._first_words = self.tr("“{file}” is restored.").format(file=file.name)
        self.window.close()

    def _remember(self) -> None:
        if self.services:
            self.services.settings.set(GEOMETRY, self.window.place())
            self.services.settings.set(LAST_PAGE, self.window.page)

    def _end_work(self) -> None:
        if not self.tasks.shutdown():
            raise RuntimeError("work went on past its time")
        self._garbage.stop()  # only now: a worker that goes on must not collect either

    def _close_services(self) -> None:
        if self.services:
            self.services.close()

    def _erase(self) -> None:
        if not self._erasing:
            return
        from merchant_assistant.safekeeping.erasing import erase  # noqa: PLC0415 - only when asked

        try:
            erase(self.paths)
            self._first_words = self.tr("Everything was erased. The models are still here.")
        except UserFault as fault:
            self._first_words = fault

    def _tell_bug(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self.interrupt(2)
            return
        if isinstance(error, UserFault):  # no mistake of ours: the disk is full, a file is held by another program
            self.notifier.fault(error)
            return
        self.notifier.bug(error.with_traceback(trace))


def _build(paths: AppPaths, engine: Engine | None, _progress: Progress, _cancel: CancelToken) -> Services:
    from merchant_assistant.composition import build  # noqa: PLC0415 - after the first paint

    return build(paths.data, engine=engine)


def _restore(paths: AppPaths, file: Path, progress: Progress, cancel: CancelToken) -> object:
    """Where the database cannot be opened."""
    from merchant_assistant.composition import assemble  # noqa: PLC0415 - hardly ever

    services = assemble(paths.data)
    try:
        return services.safe.restore(file, progress, cancel)
    finally:
        services.close()


def _data_dir(arguments: list[str]) -> str | None:
    """The folder named by ``--data-dir DIR`` or ``--data-dir=DIR``."""
    if not arguments:
        return None
    return arguments[0].partition("=")[2] if "=" in arguments[0] else arguments[1]
