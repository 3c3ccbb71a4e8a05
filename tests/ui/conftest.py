"""A whole window on a data folder of its own, and the rule that nothing of it outlives its test."""

from __future__ import annotations

import gc
import json
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSettings, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.chat import answering
from merchant_assistant.chat.in_other_words import InOtherWords
from merchant_assistant.composition import build
from merchant_assistant.engine.model import GenerateRequest, ModelInfo
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.ui.theme.theme import wear

from .draft_all_parts import ask_for_all
from .models_parts import FINDER, FIRST, SECOND, manifest

BOTTLE = {
    "title": "Steel Bottle 750 ml, Black",
    "bullets": ["Made of 304 stainless steel", "Holds 750 ml", "Comes in black"],
    "description": "A black bottle of 304 stainless steel. It holds 750 ml and weighs 310 g.",
}
CATALOGUE = """SKU,Title,Description,Price,Stock,Weight,Material,Capacity,Colour
WB-750-BK,Steel bottle 750 ml,,3.20,1240,310 g,304 stainless steel,750 ml,Black
TM-500,Thermal mug,,4.10,0,280 g,304 stainless steel,500 ml,White
LB-010,Lunch box 饭盒,,2.75,3400,420 g,Polypropylene,1 l,Green
"""


class Writer(ScriptedEngine):
    """Says what a test wants, in place of the real model: its texts may be exported."""

    def __init__(self) -> None:
        super().__init__(self._say)
        self.answer: object = BOTTLE
        self.gate = threading.Event()
        self.gate.set()

    def load(self, cancel=None) -> ModelInfo:
        return ModelInfo(id="test", backend="llama.cpp", device="CPU", context=4096)

    def _say(self, request: GenerateRequest) -> str:
        assert self.gate.wait(20)
        return json.dumps(self.answer)


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    folder = tmp_path_factory.mktemp("qt")  # what file dialogs keep for the next time
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder))
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    wear(qapp)
    yield
    gc.unfreeze()


@pytest.fixture(scope="module", autouse=True)
def kept_so_far(dressed: None) -> None:
    """Pytest's thousands of tests and all modules: `nothing_left` need not walk through them after each test."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """Threads, timers, windows and children that a test leaves behind fail it."""
    threads = set(threading.enumerate())
    children = set(psutil.Process().children(recursive=True))
    yield
    _flush()
    gc.collect()
    assert set(threading.enumerate()) <= threads
    assert not [child for child in psutil.Process().children(recursive=True) if child not in children]
    assert not [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert not [timer for timer in qapp.findChildren(QTimer) if timer.isActive()]


@pytest.fixture
def writer() -> Writer:
    return Writer()


@pytest.fixture
def computes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Questions are answered by the model from what is found, as those are that cannot be computed."""
    monkeypatch.setattr(answering.Answerer, "_computed", lambda *_asked: None)
    monkeypatch.setattr(InOtherWords, "proposed", lambda *_asked: None)


@pytest.fixture
def open_program(qtbot: QtBot, paths: AppPaths, writer: Writer) -> Iterator[Callable[[], Program]]:
    """Starts the program as a person would; several times one after the other on the same data."""
    programs: list[Program] = []

    def open_one() -> Program:
        program = Program(paths.data, writer)
        programs.append(program)
        program.bugs = []
        program.notifier.bug_met.connect(program.bugs.append)
        with qtbot.waitSignal(program.opened, timeout=20_000):
            program.show()
        settle(qtbot, program)
        return program

    yield open_one
    for program in programs:
        close(program)
        assert not program.bugs


@pytest.fixture
def program(open_program: Callable[[], Program]) -> Program:
    return open_program()


@pytest.fixture
def catalogue_file(tmp_path: Path) -> Path:
    file = tmp_path / "shop.csv"
    file.write_text(CATALOGUE, encoding="utf-8")
    return file


@pytest.fixture
def idle(qtbot: QtBot) -> Callable[[Program], None]:
    """Waits until a program has nothing more to do."""
    return lambda program: settle(qtbot, program)


@pytest.fixture
def imported(program: Program, catalogue_file: Path, idle: Callable[[Program], None]) -> Program:
    """The three products of CATALOGUE, imported through the window."""
    program.window.files_dropped.emit([catalogue_file])
    idle(program)
    program.pages.catalogue.plan.agree.click()
    idle(program)
    return program


@pytest.fixture(scope="session")
def shelves(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Data folders with a catalogue imported, each made once, to be copied."""
    made: dict[str, Path] = {}

    def with_catalogue(text: str) -> Path:
        if text not in made:
            folder = tmp_path_factory.mktemp("shelf")
            (folder / "shop.csv").write_text(text, encoding="utf-8")
            services = build(folder / "data")
            services.catalogue.apply(services.catalogue.plan(folder / "shop.csv"))
            services.close()
            made[text] = folder / "data"
        return made[text]

    return with_catalogue


@pytest.fixture
def stocked(
    shelves: Callable[[str], Path], catalogue_file: Path, paths: AppPaths, open_program: Callable[[], Program]
) -> Program:
    """As ``imported``, where nothing depends on how they came in."""
    shutil.copytree(shelves(catalogue_file.read_text("utf-8")), paths.data, dirs_exist_ok=True)
    return open_program()


@pytest.fixture
def with_products(stocked: Program, idle: Callable[[Program], None]) -> Program:
    """The same with its products before one's eyes."""
    stocked.window.show_page("catalogue")
    idle(stocked)
    return stocked


@pytest.fixture
def chat(with_products: Program, idle: Callable[[Program], None], qtbot: QtBot) -> Program:
    """The page Chat is shown and its window active."""
    with_products.window.show_page("chat")
    idle(with_products)
    with_products.window.activateWindow()
    qtbot.waitUntil(with_products.window.isActiveWindow)
    return with_products


@pytest.fixture
def listings(stocked: Program, idle: Callable[[Program], None]) -> Program:
    """The page Listings is shown."""
    stocked.window.show_page("listings")
    idle(stocked)
    return stocked


@pytest.fixture
def drafted(stocked: Program, idle: Callable[[Program], None], qtbot: QtBot) -> Program:
    """The first product has a draft, the page Listings is shown and its window active."""
    stocked.window.activateWindow()
    qtbot.waitUntil(stocked.window.isActiveWindow)
    stocked.window.show_page("listings")
    idle(stocked)
    stocked.pages.listings.draft.click()
    idle(stocked)
    return stocked


@pytest.fixture
def model_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three models that are known; the files of two that write are here."""
    known, folder = tmp_path / "known", tmp_path / "models"
    known.mkdir()
    folder.mkdir()
    for model_id, role in ((FIRST, "chat"), (SECOND, "chat"), (FINDER, "embedding")):
        (known / f"{model_id}.toml").write_text(manifest(model_id, role), encoding="utf-8")
    for model_id in (FIRST, SECOND):
        (folder / f"{model_id}.gguf").write_bytes(model_id.encode())
    monkeypatch.setattr("merchant_assistant.engine.store.store.manifests_dir", lambda: known)
    monkeypatch.setenv("MERCHANT_ASSISTANT_MODELS", str(folder))
    return folder


@pytest.fixture
def close_program() -> Callable[[Program], None]:
    return close


@pytest.fixture
def draft_all(qtbot: QtBot) -> Callable[[Program], None]:
    """Asks for drafts of all products that have none, as the page offers it, and starts once it is told how many."""
    return lambda program: ask_for_all(program, qtbot)


def settle(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: program.tasks.idle, timeout=30_000)
    QCoreApplication.processEvents()


def close(program: Program) -> None:
    """Close the window as a person does; closing again does nothing."""
    if not getattr(program, "closed", False):
        program.closed = True
        program.window.close()
        assert program.shut_down() == []
        _flush()


def _flush() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
