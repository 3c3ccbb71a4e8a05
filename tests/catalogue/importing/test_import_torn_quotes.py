"""A quotation mark that is never closed costs its own line nothing, and the lines below it nothing either."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.catalogue.importing.dialect import Dialect
from merchant_assistant.catalogue.importing.tables import open_text

HEADER = ["SKU", "Title", "Description", "Price"]
GOOD = ["A-1", "Hose, 20 m", 'Strong\nand "long"', "19.90"]
cells = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=12)


def written(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


@given(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=8))
def test_what_is_quoted_well_is_read_as_by_any_parser(rows: list[list[str]]) -> None:
    lines = io.StringIO(written(rows), newline="").readlines()
    assert list(Dialect(width=3).mended(lines)) == [(row, False) for row in rows]


@given(st.integers(0, 4), st.integers(0, 4))
def test_lines_around_a_torn_one_are_read_as_they_are(before: int, after: int) -> None:
    text = written([HEADER, *[GOOD] * before]) + 'T-5,"Spade 28"",D-handle,31.00\n' + written([GOOD, *[GOOD] * after])
    records = list(Dialect(width=4).mended(io.StringIO(text, newline="")))
    torn = (["T-5", 'Spade 28"', "D-handle", "31.00"], True)
    assert records == [(HEADER, False), *[(GOOD, False)] * before, torn, *[(GOOD, False)] * (after + 1)]


def test_a_mark_before_thousands_of_lines(tmp_path: Path) -> None:
    file = tmp_path / "long.csv"
    lines = "".join(f"S-{number},Name {number},Text,{number}.50\n" for number in range(9000))
    file.write_text(f'SKU,Title,Description,Price\nT-1,"Spade,Handle,9.50\n{lines}', encoding="utf-8")
    table = open_text(file)
    rows = [cells for _, cells in table.rows(lambda *_: None)]
    assert len(rows) == 9002
    assert rows[1] == ["T-1", "Spade", "Handle", "9.50"]
    assert table.torn == {2}
