"""`backup`, `restore`, `export-all` and `erase` as scripts call them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from .conftest import Command


def test_backup_and_restore(command: Command, shop_file: Path, tmp_path: Path) -> None:
    command("import", shop_file)
    made = command("backup", tmp_path / "b.zip", "--json")
    assert made.code == 0
    assert made.json["file"] == str(tmp_path / "b.zip")
    assert made.json["bytes"] == (tmp_path / "b.zip").stat().st_size
    assert made.json["products"] == 2
    assert command("undo", 1).code == 0
    restored = command("restore", tmp_path / "b.zip", "--json")
    assert restored.code == 0
    assert restored.json["products"] == 2
    assert Path(restored.json["kept"]).exists()
    assert command("products", "--json").json["total"] == 2


def test_a_person_reads_sentences(command: Command, shop_file: Path, tmp_path: Path) -> None:
    command("import", shop_file)
    assert "2 products, 3 variants" in command("backup", tmp_path / "b.zip").out
    told = command("restore", tmp_path / "b.zip")
    assert "2 products" in told.out
    assert "kept in" in told.err


def test_a_file_is_never_overwritten(command: Command, tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(b"mine")
    for name in ("backup", "export-all"):
        told = command(name, tmp_path / "b.zip", "--json")
        assert told.code == 3
        assert told.json["error"]["code"] == "file_exists"
    assert (tmp_path / "b.zip").read_bytes() == b"mine"


def test_what_is_no_backup_is_refused(command: Command, shop_file: Path) -> None:
    command("import", shop_file)
    told = command("restore", shop_file, "--json")
    assert told.code == 3
    assert told.json["error"]["code"] == "not_a_backup"
    assert command("products", "--json").json["total"] == 2


def test_restore_works_where_the_database_cannot_be_opened(command: Command, shop_file: Path, tmp_path: Path) -> None:
    command("import", shop_file)
    command("backup", tmp_path / "b.zip")
    (tmp_path / "data" / "merchant.db").write_bytes(b"junk" * 1000)
    assert command("products", "--json").json["error"]["code"] == "database_damaged"
    assert command("restore", tmp_path / "b.zip").code == 0
    assert command("products", "--json").json["total"] == 2


def test_export_all(command: Command, shop_file: Path, tmp_path: Path) -> None:
    command("import", shop_file)
    told = command("export-all", tmp_path / "all.zip", "--json")
    assert told.code == 0
    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        assert packed.namelist() == told.json["parts"]
        assert b"WB-750-BK" in packed.read("catalogue.csv")


def test_erase_wants_a_yes(command: Command, shop_file: Path, tmp_path: Path) -> None:
    command("import", shop_file)
    with pytest.raises(SystemExit) as ended:
        command("erase")
    assert ended.value.code == 2
    assert command("products", "--json").json["total"] == 2
    erased = command("erase", "--yes", "--json")
    assert erased.code == 0
    assert erased.json["folder"] == str(tmp_path / "data")
    assert not (tmp_path / "data").exists()
    assert command("products", "--json").json["total"] == 0
