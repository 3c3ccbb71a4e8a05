"""What is found out about text tables, against truths that others wrote down: Pollock, csv-spectrum, encodings.

Figures are counts of files that are right; a change that makes one of them worse fails here.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from merchant_assistant.catalogue.importing import encoding, header, mapping
from merchant_assistant.catalogue.importing.header import Head
from merchant_assistant.catalogue.importing.tables import Table, open_text

pytestmark = pytest.mark.shared_data
# Folder names of the encodings' set that are not what Python calls them, or are part of a larger encoding.
CODECS = {
    "GB2312": "gb18030",
    "IBM866": "cp866",
    "iso-8859-1": "cp1252",
    "iso-8859-7-greek": "cp1253",
    "SHIFT_JIS": "cp932",
    "windows-1250-hungarian": "cp1250",
    "windows-1251-russian": "cp1251",
    "windows-1255-hebrew": "cp1255",
    "TIS-620": "tis_620",
}


class Read(NamedTuple):
    """A file as we read it, and the truth beside it."""

    name: str
    truth: dict[str, Any]
    table: Table
    head: Head
    rows: list[list[str]]
    clean: list[list[str]]

    @property
    def header_ends(self) -> int:
        """How many lines of the file come before its data, by the truth."""
        return int(self.truth["preamble_lines"]) + int(self.truth["header_lines"])


def _quiet(_done: int, _total: int | None, _text: str = "") -> None:
    pass


def _pollock(folder: Path) -> Iterator[Read]:
    for file in sorted((folder / "csv").iterdir()):
        truth = json.loads((folder / "parameters" / f"{file.name}_parameters.json").read_text("utf-8"))
        table = open_text(file)
        rows = list(table.rows(_quiet))
        head = header.find(rows[:500], mapping.is_known)
        clean = csv.reader(io.StringIO((folder / "clean" / file.name).read_text("utf-8"), newline=""))
        body = [_bare(cells) for cells in list(clean)[1:]]
        yield Read(file.name, truth, table, head, [_bare(cells) for _, cells in rows[head.lines :]], body)


def _bare(cells: list[str]) -> list[str]:
    """Without outer blanks and without blank cells at the end."""
    bare = [cell.strip() for cell in cells]
    while bare and not bare[-1]:
        bare.pop()
    return bare


def _right_rows(read: Read) -> float:
    """The share of the clean rows that we read."""
    ours, truth = (Counter(map(tuple, filter(None, rows))) for rows in (read.rows, read.clean))
    return (ours & truth).total() / truth.total() if truth else float(not ours)


@pytest.fixture(scope="module")
def pollock(shared_data: Path) -> list[Read]:
    return list(_pollock(shared_data / "import_robustness" / "pollock"))


@pytest.fixture(scope="module")
def survey(shared_data: Path) -> list[Read]:
    return list(_pollock(shared_data / "import_robustness" / "pollock_survey"))


def test_the_delimiters_of_files_that_were_polluted_on_purpose(pollock: list[Read]) -> None:
    wrong = [read.name for read in pollock if read.table.dialect.delimiter != read.truth["delimiter"].strip(" ")]  # type: ignore[union-attr]
    assert (len(pollock), wrong) == (34, [])


def test_the_rows_of_files_that_were_polluted_on_purpose(pollock: list[Read]) -> None:
    """All but the polluted rows themselves, which the import doctor sets aside, and one whose escape is a NUL."""
    shares = {read.name: _right_rows(read) for read in pollock}
    assert [name for name, share in shares.items() if share < 0.97] == ["file_escape_char_0x00.csv"]
    assert sum(shares.values()) / len(shares) > 0.99


def test_the_header_of_files_that_were_polluted_on_purpose(pollock: list[Read]) -> None:
    wrong = [read.name for read in pollock if (read.head.header or (0,))[0] != read.header_ends]
    assert wrong == []


def test_the_delimiters_of_real_open_data(survey: list[Read]) -> None:
    wrong = [read.name for read in survey if read.table.dialect.delimiter != read.truth["delimiter"]]  # type: ignore[union-attr]
    assert (len(survey), wrong) == (50, ["vissim_data_conf2473_i7_v1987.csv"])


def test_the_header_of_real_open_data(survey: list[Read]) -> None:
    right = sum((read.head.header or (0,))[0] == read.header_ends for read in survey)
    assert right >= 44


def test_the_rows_of_real_open_data(survey: list[Read]) -> None:
    assert sum(_right_rows(read) == 1 for read in survey) >= 44


def test_csv_spectrum(shared_data: Path) -> None:
    """All but one, whose own truth has another telephone number than the file, and a line end that git changed."""
    folder = shared_data / "import_robustness" / "csv-spectrum"
    wrong = []
    for truth in sorted((folder / "json").iterdir()):
        wanted = json.loads(truth.read_text("utf-8", errors="surrogateescape"))
        names, *rows = [cells for _, cells in open_text(folder / "csvs" / f"{truth.stem}.csv").rows(_quiet)]
        if [dict(zip(names, cells, strict=False)) for cells in rows] != wanted:
            wrong.append(truth.stem)
    assert wrong == ["location_coordinates", "newlines_crlf"]


def test_encodings(shared_data: Path) -> None:
    """All but Johab, which nothing writes any more."""
    files = sorted(path for path in (shared_data / "import_robustness" / "encodings").rglob("*") if path.is_file())
    wrong = []
    for file in files:
        raw, wanted = file.read_bytes(), CODECS.get(file.parent.name, file.parent.name)
        if raw.decode(encoding.detect(file).name, "replace") != raw.decode(wanted):
            wrong.append(file.parent.name)
    assert (len(files), wrong) == (36, ["Johab"])
