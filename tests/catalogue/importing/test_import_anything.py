"""Every file that nobody meant as a catalogue, or meant to break readers: a plan, or a sentence and a hint.

What is read accounts for every row: it gives a variant, or is left out and said to be.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from merchant_assistant.catalogue.importing.frames import ReadRequest, StagedSheet
from merchant_assistant.catalogue.importing.reader import read_tables
from merchant_assistant.foundation.cancel import no_progress
from merchant_assistant.foundation.errors import UserFault

pytestmark = pytest.mark.shared_data
# How many files of each folder are read at least: the others hold nothing that could be sold.
FOLDERS = {"import_robustness": 150, "orders": 10, "reviews": 2, "service": 0, "order_text": 3}
MOST_BYTES = 350_000  # larger ones of the same kinds say nothing more
COPIES = ("clean", "parameters")  # beside other files, for measuring those


def _files(folder: Path) -> list[Path]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.parent.name not in COPIES)
    return [path for path in found if path.stat().st_size <= MOST_BYTES]


def _read(file: Path, prefix: Path) -> str:
    """``read``, ``refused``, or what is wrong with how a file was read."""
    try:
        sheets = read_tables(ReadRequest(str(file), str(prefix), None, {}), no_progress)
    except UserFault as fault:
        return "refused" if fault.message and fault.hint else f"{fault.code} says too little"
    except Exception as error:  # the child would end, and its parent say that the file is damaged
        return repr(error)
    return next((found for sheet in sheets if (found := _unaccounted(sheet))), "read")


def _unaccounted(sheet: StagedSheet) -> str | None:
    with closing(sqlite3.connect(sheet.staging)) as staged:
        kept, used = staged.execute(
            "SELECT (SELECT count(*) FROM record), (SELECT count(DISTINCT row) FROM variant)"
        ).fetchone()
    if (sheet.rows, sheet.rows) == (kept, used + sheet.skipped):
        return None
    return f"{sheet.rows} rows, {kept} kept, {used} used, {sheet.skipped} left out"


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_file_is_read_or_refused_in_a_sentence(folder: str, shared_data: Path, tmp_path: Path) -> None:
    files = _files(shared_data / folder)
    ends = {file: _read(file, tmp_path / str(place)) for place, file in enumerate(files)}
    assert {file.name: end for file, end in ends.items() if end not in ("read", "refused")} == {}
    assert list(ends.values()).count("read") >= FOLDERS[folder]
