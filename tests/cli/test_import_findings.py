"""`import` tells what the doctor found, to people and to programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Command


@pytest.fixture
def dirty_file(tmp_path: Path) -> Path:
    file = tmp_path / "dirty.csv"
    file.write_text("sku,title,price\nA,Salt &amp; Pepper,abc\nB,Cup, blue,2\nC,Jug,3\n", encoding="utf-8")
    return file


def test_findings_and_rows_that_were_set_aside(command: Command, dirty_file: Path) -> None:
    (batch,) = command("import", dirty_file, "--json").json["batches"]
    assert [(found["code"], found["count"], found["column"]) for found in batch["findings"]] == [
        ("broken_row", 1, None),
        ("html_in_name", 1, "title"),
        ("bad_price", 1, "price"),
    ]
    (case,) = batch["findings"][1]["examples"]
    assert (case["row"], case["value"], case["becomes"]) == (2, "Salt &amp; Pepper", "Salt & Pepper")
    (broken,) = batch["broken"]
    assert (broken["row"], broken["proposal"]) == (3, ["B", "Cup, blue", "2"])
    assert batch["rows"] == batch["products"] + batch["skipped"] == 3


def test_a_person_reads_what_was_found_and_what_is_done(command: Command, dirty_file: Path) -> None:
    out = command("import", dirty_file, "--dry-run").out
    assert "error: Rows whose cells do not fit the columns (1). Set aside." in out
    assert "warning: Prices that cannot be read in “price” (1). Imported without that price." in out
    assert "It is read as “Salt & Pepper”." in out
