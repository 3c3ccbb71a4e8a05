"""Reading in the child process: what comes back, and that nothing stays behind where nothing may."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import psutil
import pytest

from merchant_assistant.catalogue.importing import child as served
from merchant_assistant.catalogue.importing import client
from merchant_assistant.catalogue.importing.client import read_file
from merchant_assistant.catalogue.importing.frames import ReadRequest
from merchant_assistant.catalogue.importing.model import ImportOptions, SheetReading
from merchant_assistant.foundation import child
from merchant_assistant.foundation.cancel import CancelToken, no_progress
from merchant_assistant.foundation.errors import Cancelled, UserFault
from merchant_assistant.foundation.reading_child import Refused

PRICES = "SKU,Name,Price\nA1,Mug,$3.20\nA2,Tray,ask us\n"


class Desk:
    """A folder to read into, and what is in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.staging = folder / "staging"

    def file(self, content: str | bytes, name: str = "prices.csv") -> Path:
        file = self.folder / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def read(
        self, file: Path, progress: Any = no_progress, cancel: CancelToken | None = None, **options: Any
    ) -> tuple[SheetReading, ...]:
        return read_file(file, self.staging, self.folder / "log", ImportOptions(**options), progress, cancel)

    def left(self) -> list[Path]:
        return list(self.staging.glob("*")) if self.staging.is_dir() else []


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_reading_says_what_the_file_holds(desk: Desk) -> None:
    (sheet,) = desk.read(desk.file(PRICES))
    assert (sheet.format, sheet.encoding, sheet.delimiter, sheet.sheet) == ("generic", "utf-8", ",", None)
    assert (sheet.rows, sheet.products, sheet.variants, sheet.skipped) == (2, 2, 2, 0)
    assert [(column.name, column.field, column.samples) for column in sheet.columns] == [
        ("SKU", "sku", ("A1", "A2")),
        ("Name", "title", ("Mug", "Tray")),
        ("Price", "price", ("$3.20", "ask us")),
    ]
    (problem,) = sheet.problems
    assert (problem.row, problem.column, problem.code, problem.severity) == (3, "Price", "bad_price", "warning")
    assert sheet.problem_counts == {"bad_price": 1}
    assert desk.left() == [sheet.staging]


def test_options_reach_the_child(desk: Desk) -> None:
    (sheet,) = desk.read(desk.file(PRICES), mapping={"Name": "attribute:Label"}, format="generic")
    assert sheet.columns[1].field == "attribute:Label"
    with pytest.raises(UserFault) as fault:
        desk.read(desk.file(PRICES), format="nosuch")
    assert fault.value.code == "unknown_format"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\0\0\0", "not_a_table"),
        (b"<xml/>", "not_a_table"),
        (b"PK\3\4", "file_unreadable"),
        (b"sku,name\n", "empty_file"),
        (b"sku" * 2_000_000, "not_a_table"),
        (b'sku,name\nA1,"' + b"mug " * 2_000_000, "not_a_table"),
    ],
)
def test_a_refused_file_leaves_nothing_behind(content: bytes, code: str, desk: Desk) -> None:
    with pytest.raises(UserFault) as fault:
        desk.read(desk.file(content))
    assert fault.value.code == code
    assert desk.left() == []


def test_what_a_killed_process_left_is_swept_and_a_waiting_plan_stays(desk: Desk) -> None:
    (waiting,) = desk.read(desk.file(PRICES))
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    (waiting.staging.parent / f"{process.pid}-0-1.db").write_bytes(b"left")
    (waiting.staging.parent / "0-1.db-journal").write_bytes(b"left")
    (second,) = desk.read(desk.file(PRICES))
    assert sorted(desk.left()) == sorted([waiting.staging, second.staging])


def test_folders_and_missing_files(desk: Desk) -> None:
    for path, code in ((desk.folder, "is_folder"), (desk.folder / "none.csv", "not_found")):
        with pytest.raises(UserFault) as fault:
            desk.read(path)
        assert fault.value.code == code


def test_cancelling_ends_the_child_and_leaves_nothing_behind(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    spawn = child.spawn
    monkeypatch.setattr(child, "spawn", lambda *args: started.append(spawn(*args)) or started[-1])
    file = desk.file("SKU,Name,Price\n" + "".join(f"A{number},Mug {number},3.20\n" for number in range(60_000)))
    token = CancelToken()
    heard: list[tuple[int, int | None, str]] = []

    def progress(done: int, total: int | None, text: str = "") -> None:
        heard.append((done, total, text))
        token.cancel()

    with pytest.raises(Cancelled):
        desk.read(file, progress, token)
    assert heard[0][1] == file.stat().st_size
    assert started[0].returncode is not None
    assert not psutil.pid_exists(started[0].pid)
    assert desk.left() == []


def test_a_token_that_is_set_already(desk: Desk) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        desk.read(desk.file(PRICES), cancel=token)


def _instead(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Another child in the place of ours."""
    monkeypatch.setattr(
        child,
        "spawn",
        lambda role, log_file: subprocess.Popen(
            [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ),
    )


@pytest.mark.parametrize("program", ["import os; os.abort()", "print('no frame at all, but long enough')", "pass"])
def test_a_child_that_dies_is_a_sentence(program: str, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    _instead(monkeypatch, program)
    with pytest.raises(UserFault) as fault:
        desk.read(desk.file(PRICES))
    assert fault.value.code == "file_unreadable"


@pytest.mark.parametrize(("bound", "code"), [("MAX_RESIDENT", "file_too_large"), ("MAX_SECONDS", "file_too_slow")])
def test_a_child_that_takes_too_much_is_ended(
    bound: str, code: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _instead(monkeypatch, "import sys; sys.stdin.buffer.read()")
    monkeypatch.setattr(client, bound, 0)
    with pytest.raises(UserFault) as fault:
        desk.read(desk.file(PRICES))
    assert fault.value.code == code


@pytest.mark.skipif(sys.platform != "linux", reason="the bound on address space is Linux's")
def test_the_child_itself_has_a_bound_on_memory() -> None:
    program = (
        "from merchant_assistant.catalogue.importing import child\n"
        "from merchant_assistant.foundation.bounded import bound_memory\n"
        "bound_memory(child.MAX_ADDRESS_SPACE)\n"
        "try:\n    bytearray(child.MAX_ADDRESS_SPACE)\n"
        "except MemoryError:\n    print('bounded')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "bounded"


def test_nothing_heavy_is_imported_for_asking() -> None:
    heavy = ["python_calamine", "clevercsv", "charset_normalizer", "psutil", "PySide6", "pandas", "numpy"]
    program = (
        "import sys, merchant_assistant.catalogue.importing.client, merchant_assistant.catalogue.importing.model\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_mistake_of_ours_is_not_told_as_the_files(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise NameError("ours")

    monkeypatch.setattr(served, "read_tables", fail)
    answer = served._answer(ReadRequest(str(desk.file(PRICES)), str(desk.folder / "x"), None, {}), no_progress)
    assert isinstance(answer, Refused)
    assert answer.code == "reading_failed"
    assert "NameError" in capsys.readouterr().err


def test_a_child_that_cannot_start_is_a_mistake_of_ours(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", "none of a number")
    with pytest.raises(UserFault) as fault:
        desk.read(desk.file(PRICES))
    assert fault.value.code == "reading_failed"
