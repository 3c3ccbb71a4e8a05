"""The table fetches what is seen and no more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.modeltest import ModelTester

from merchant_assistant.app import Program
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.ui.item_models.columns import sku_column, title_column
from merchant_assistant.ui.item_models.products import BLOCK, ProductTableModel

Idle = Callable[[Program], None]


@pytest.fixture
def many(program: Program, tmp_path: Path, idle: Idle) -> Program:
    file = tmp_path / "many.csv"
    rows = "\n".join(f"S-{number:04d},Thing {number}" for number in range(1, 1001))
    file.write_text(f"SKU,Title\n{rows}\n", encoding="utf-8")
    program.pages.catalogue.take_files([file])
    idle(program)
    program.pages.catalogue.plan.agree.click()
    idle(program)
    return program


def test_rows_come_when_they_are_looked_at(many: Program, idle: Idle, qtmodeltester: ModelTester) -> None:
    model = ProductTableModel(many.pages.desk, [sku_column(0), title_column()])
    model.reload()
    idle(many)
    assert model.rowCount() == 1000
    assert model.index(0, 0).data() == "S-0001"
    assert set(model._blocks) == {0}
    assert model.index(955, 0).data() is None  # on its way
    idle(many)
    assert model.index(955, 0).data() == "S-0956"
    assert set(model._blocks) == {0, 955 // BLOCK}
    qtmodeltester.check(model)
    model.deleteLater()


def test_rows_that_were_scrolled_past_do_not_keep_those_in_sight_waiting(many: Program, idle: Idle) -> None:
    model = ProductTableModel(many.pages.desk, [sku_column(0)])
    model.reload()
    idle(many)
    for row in range(BLOCK, 1000, BLOCK):
        model.index(row, 0).data()
    idle(many)
    last = 999 // BLOCK
    assert set(model._blocks) == {0, last - 3, last - 2, last - 1, last}
    assert model.index(999, 0).data() == "S-1000"
    model.deleteLater()


def test_a_newer_search_replaces_the_older(many: Program, idle: Idle) -> None:
    model = ProductTableModel(many.pages.desk, [sku_column(0)])
    for query in ("S-0001", "S-0002", "S-0003"):
        model.search(query)
    idle(many)
    assert (model.query, model.index(0, 0).data()) == ("S-0003", "S-0003")
    model.deleteLater()


def test_a_fault_shows_the_error_state_with_its_way_out(
    many: Program, idle: Idle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **named: object) -> None:
        raise UserFault("busy", "Another program is writing.", "Wait a moment.")

    browse = many.pages.catalogue.browse
    with monkeypatch.context() as patched:
        patched.setattr(type(many.services.catalogue), "count", fail)
        browse.load()
        idle(many)
    assert browse.states.state == "error"
    assert browse.states.error.sentence.text() == "Another program is writing."
    browse.states.error.action.click()
    idle(many)
    assert browse.states.state == "full"


def test_a_chosen_product_stays_chosen_over_a_reload(many: Program, idle: Idle) -> None:
    browse = many.pages.catalogue.browse
    browse.table.selectRow(7)
    browse.load()
    idle(many)
    assert browse.table.current_item().sku == "S-0008"


def test_a_command_in_a_terminal_is_noticed(many: Program, idle: Idle) -> None:
    many.pages.outside.look()
    idle(many)
    from merchant_assistant.composition import build

    other = build(many.paths.data, engine=many._engine)
    other.catalogue.undo(other.catalogue.batches()[0].id)
    other.close()
    many.pages.outside.look()
    idle(many)
    assert many.pages.catalogue.browse.states.state == "empty"
