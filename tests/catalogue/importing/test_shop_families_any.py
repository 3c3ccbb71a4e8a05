"""Shop families read any cells under their columns: rows in are rows imported or reported, never an exception."""

from __future__ import annotations

import csv
import io
import tempfile
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from merchant_assistant.catalogue.importing.frames import ReadRequest
from merchant_assistant.catalogue.importing.reader import read_tables
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import resource

FAMILIES = ("magento", "bagisto", "vendure", "prestashop", "spree", "shopify")
CELLS = st.one_of(
    st.sampled_from(
        ["", "", "a", "b", "de", "configurable", "10", "19.90", "sku=a,size=S|sku=b,size=M", "a|b", "x:y:1"]
    ),
    st.text(alphabet='ab|:,;="\\ 1é', max_size=12),
)


def _columns(family: str) -> list[str]:
    with resource("formats", f"{family}.toml").open("rb") as file:
        table = tomllib.load(file)
    marks = [name for names in table["marks"].values() for name in names]
    return list(dict.fromkeys([*marks, *table["columns"]]))[:40]


@pytest.mark.parametrize("family", FAMILIES)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_any_cells(family: str, data: st.DataObject) -> None:
    columns = data.draw(st.lists(st.sampled_from(_columns(family)), min_size=2, max_size=12, unique=True))
    rows = data.draw(st.lists(st.lists(CELLS, min_size=len(columns), max_size=len(columns)), min_size=1, max_size=8))
    out = io.StringIO()
    csv.writer(out).writerows([columns, *rows])
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "file.csv")
        file.write_text(out.getvalue(), "utf-8")
        try:
            sheets = read_tables(ReadRequest(str(file), str(Path(folder, "s")), family, {}), lambda *_: None)
        except UserFault as fault:
            assert fault.message
            return
    assert all(sheet.skipped <= sheet.rows <= len(rows) for sheet in sheets)
    assert all(sheet.variants >= sheet.products for sheet in sheets)
