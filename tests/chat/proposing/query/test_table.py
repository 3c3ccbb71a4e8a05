"""The catalogue as the one table that the model is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.exact.columns.holdings import held_by
from merchant_assistant.chat.proposing.query import table as tables
from merchant_assistant.chat.proposing.query.table import Table, table_of

CHANDLER = """Part No,Wording,Grp,Buy,Sell,FreeStk,Reorder pt,Bin,Last out,Reach m,Rem
K1,Brass cleat 150mm,DECK,4.10,7.90,30,12,A-01,2026/10/02,,
K2,Anchor 5kg,ANCHORS,21.00,39.5,2,5,A-02,2026/09/12,30,"skipper's choice"
K3,Mooring rope soft,ROPES,9.00,16.00,1250,40,B-01,2026/10/30,12.5,
K4,"Fender, white",DECK,6.20,11.00,0,8,B-02,,,no returns
"""


@pytest.fixture
def catalogue(listed: Callable[[str], Catalogue]) -> Catalogue:
    return listed(CHANDLER)


def table(catalogue: Catalogue) -> Table:
    return table_of(catalogue, held_by(catalogue, None), None)


def line(shown: Table, head: str) -> str:
    return next(one for one in shown.text.splitlines() if one.startswith(f' "{head}" '))


def test_columns_are_called_as_the_list_calls_them(catalogue: Catalogue) -> None:
    shown = table(catalogue)
    assert shown.fields["Sell"] == "price" and shown.fields["Buy"] == "cost" and shown.fields["FreeStk"] == "stock"
    assert shown.fields["Bin"] == "attribute:Bin" and "source" not in shown.fields.values()
    assert set(shown.fields) == {one.split('"')[1] for one in shown.text.splitlines() if one.startswith(' "')}


def test_a_column_tells_what_it_means_and_holds(catalogue: Catalogue) -> None:
    shown = table(catalogue)
    assert line(shown, "FreeStk") == ' "FreeStk" NUMBER, -- stock; 0 to 1250'
    assert line(shown, "Last out").endswith("2026-09-12 to 2026-10-30")
    assert "DATE" in line(shown, "Last out")
    assert line(shown, "Reach m").endswith("12.5 to 30; m")
    assert "'DECK', 'ANCHORS', 'ROPES'" in line(shown, "Grp")
    assert line(shown, "Part No") == """ "Part No" TEXT, -- code; e.g. 'K#'"""
    assert line(shown, "Bin") == """ "Bin" TEXT, -- location; 'A-01', 'A-02', 'B-01', 'B-02'"""


def test_values_are_written_as_in_a_query(catalogue: Catalogue) -> None:
    assert "'skipper''s choice'" in line(table(catalogue), "Rem")


def test_a_wide_list_is_cut_to_what_most_goods_have(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST", 6)
    shown = table(catalogue)
    assert len(shown.fields) == 6 and {"sku", "title", "price", "cost", "stock"} < set(shown.fields.values())
