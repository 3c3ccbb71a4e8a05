"""The question before an export: how many products go out, and that those of the sample stay out of a shop's file."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from merchant_assistant.catalogue.importing.model import ImportOptions
from merchant_assistant.foundation.paths import resource
from merchant_assistant.ui.listings.export_dialog import ExportDialog, Wanted


@pytest.fixture
def dialog(with_products, idle) -> ExportDialog:
    """Asked with the sample beside the products of a shop."""
    catalogue = with_products.services.catalogue
    plan = catalogue.plan(resource("sample", "catalogue.csv"), ImportOptions(source="sample"))
    catalogue.apply(plan)
    with_products.pages.listings.export_flow.ask("generic")
    idle(with_products)
    return with_products.pages.listings.findChild(ExportDialog)


def test_the_sample_stays_out_unless_it_is_wanted(dialog: ExportDialog, with_products, qtbot: QtBot) -> None:
    counts = with_products.services.catalogue.count_by_source()
    own = sum(counts.values()) - counts["sample"]
    assert dialog.sample.isVisible() and not dialog.sample.isChecked()
    assert dialog._words.text().startswith(f"{own} product")
    dialog.sample.click()
    assert dialog._words.text().startswith(f"{sum(counts.values())} product")
    dialog.sample.click()
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert chosen.args == [Wanted("generic", "approved", "sample")]


def test_the_file_has_a_name_that_anyone_understands_and_leaves_the_sample_out(
    dialog: ExportDialog, with_products, idle, qtbot: QtBot, tmp_path: Path
) -> None:
    page = with_products.pages.listings
    dialog.go.click()
    asked = page.findChild(QFileDialog)
    assert Path(asked.selectedFiles()[0]).name == "Product catalogue.csv"
    asked.reject()
    out = tmp_path / "out.csv"
    page.export_flow.write(Wanted(without="sample"), out)
    idle(with_products)
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    counts = with_products.services.catalogue.count_by_source()
    assert len(rows) - 1 == sum(counts.values()) - counts["sample"]


def test_a_sample_alone_is_written_whole(program, idle) -> None:
    catalogue = program.services.catalogue
    catalogue.apply(catalogue.plan(resource("sample", "catalogue.csv"), ImportOptions(source="sample")))
    program.pages.listings.export_flow.ask("generic")
    idle(program)
    dialog = program.pages.listings.findChild(ExportDialog)
    assert dialog.sample.isHidden() and dialog._without() == ""
    dialog.reject()


def test_it_says_how_many_texts_go_out_and_which_no_longer_fit(dialog: ExportDialog, with_products, idle) -> None:
    services = with_products.services
    first, second = services.catalogue.product_ids()[:2]
    for product_id in (first, second):
        services.listings.approve(services.listings.draft(product_id)[0].id)
    services.catalogue.edit_cells(first, {"title": "Another name"})
    dialog.texts.choose("none")
    assert "as they were imported" in dialog._words.text()
    dialog.texts.choose("approved")
    idle(with_products)
    assert "2 of them with a text" in dialog._words.text()
    assert "data of 1" in dialog._words.text()
