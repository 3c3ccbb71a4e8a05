"""What a merchant made comes back from a backup, all of it or nothing."""

from __future__ import annotations

import contextlib
import json
import shutil
import sys
import zipfile
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from merchant_assistant.composition import Services, assemble
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault
from merchant_assistant.foundation.settings import GEOMETRY, LAST_BACKUP, LISTING_PLATFORM, THEME
from merchant_assistant.storage import backup as storage
from merchant_assistant.storage import schema

from .conftest import Opener, State

OLD = Path(__file__).parent.parent / "data"


def members(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def write_archive(file: Path, content: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in content.items():
            packed.writestr(name, data)
    return file


def fault_of(call: Callable[[], object]) -> UserFault:
    with pytest.raises(UserFault) as caught:
        call()
    assert caught.value.hint
    return caught.value


@pytest.fixture
def saved(shop: Services, tmp_path: Path) -> Path:
    shop.safe.backup(tmp_path / "saved.zip")
    return tmp_path / "saved.zip"


def nothing_left(services: Services) -> bool:
    return not list(services.paths.staging.iterdir()) and not (services.paths.data / "restoring.json").exists()


def test_everything_comes_back_on_another_pc(shop: Services, saved: Path, open_data: Opener) -> None:
    other = open_data("other")
    other.settings.set(GEOMETRY, "of the other screen")
    result, changes = other.safe.restore(saved)
    state = State.of(other)
    assert state == State.of(shop)
    assert state.products[0] == ("MUG-1", "Thermal mug, edited", "4.10")
    assert state.drafts == (("MUG-1", "approved", "Thermal mug of 304 stainless steel"),)
    assert len(state.conversations) == 1
    assert state.platform == "shopify"
    assert other.settings.get(GEOMETRY) == "of the other screen"
    assert dict(result.counts) == {"product": 2, "variant": 2, "draft": 1, "conversation": 1}
    assert all(getattr(changes, name) for name in ("products", "batches", "drafts", "conversations", "settings"))
    assert nothing_left(other)
    assert other.catalogue.count("thermal") == 1  # the search finds what came back


def test_what_was_here_before_a_restore_is_kept_and_comes_back(shop: Services, saved: Path, open_data: Opener) -> None:
    before = State.of(shop)
    empty = open_data("empty")
    empty.safe.backup(saved.with_name("empty.zip"))
    result, _ = shop.safe.restore(saved.with_name("empty.zip"))
    assert State.of(shop).products == ()
    assert State.of(shop).platform == "generic"
    assert result.kept is not None
    shop.safe.restore(result.kept)
    assert State.of(shop) == before


def test_a_backup_says_what_it_holds_and_remembers_its_day(shop: Services, tmp_path: Path) -> None:
    result = shop.safe.backup(tmp_path / "b.zip")
    manifest = json.loads(members(result.file)["manifest.json"])
    assert manifest["schema"] == schema.newest()
    assert manifest["counts"] == {"product": 2, "variant": 2, "draft": 1, "conversation": 1}
    assert set(members(result.file)) == {"manifest.json", "merchant.db", "settings.json"}
    assert result.bytes == result.file.stat().st_size
    assert shop.settings.get(LAST_BACKUP).startswith("20")
    assert b"backup.last" not in members(result.file)["settings.json"]


def test_nothing_is_written_over(shop: Services, tmp_path: Path) -> None:
    target = tmp_path / "precious.zip"
    target.write_bytes(b"precious")
    assert fault_of(lambda: shop.safe.backup(target)).code == "file_exists"
    assert fault_of(lambda: shop.safe.export_all(target)).code == "file_exists"
    assert target.read_bytes() == b"precious"
    shop.safe.backup(target, overwrite=True)
    assert zipfile.is_zipfile(target)


OWN = [
    "merchant.db", "merchant.db-wal", "Merchant.DB", "settings.json", "logs/b.zip", "staging/b.zip", "adapters/b.zip",
    "backups", "logs", "restoring.json", "logs/../merchant.db",
]  # fmt: skip


@pytest.mark.parametrize("name", OWN)
def test_a_backup_is_never_written_over_ourselves(shop: Services, name: str, tmp_path: Path) -> None:
    before = State.of(shop)
    assert fault_of(lambda: shop.safe.backup(shop.paths.data / name, overwrite=True)).code == "own_file"
    assert fault_of(lambda: shop.safe.export_all(shop.paths.data / name, overwrite=True)).code == "own_file"
    if sys.platform != "win32":  # there only some may make links
        (tmp_path / "link").symlink_to(shop.paths.data)
        assert fault_of(lambda: shop.safe.backup(tmp_path / "link" / name, overwrite=True)).code == "own_file"
    assert State.of(shop) == before
    shop.safe.backup(shop.paths.data / "merchant.db.zip")


def test_a_backup_that_is_stopped_leaves_nothing(shop: Services, tmp_path: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        shop.safe.backup(tmp_path / "b.zip", cancel=cancel)
    assert not list(tmp_path.glob("*b.zip*"))
    assert nothing_left(shop)


@pytest.mark.parametrize("version", [1, 2])
def test_the_copies_of_a_migration_can_be_restored(shop: Services, version: int, tmp_path: Path) -> None:
    platform = shop.settings.get(LISTING_PLATFORM)
    old = Path(shutil.copy(OLD / f"merchant-v{version}.db", tmp_path / "old.db"))
    content = old.read_bytes()
    result, _ = shop.safe.restore(old)
    assert result.counts["product"] == shop.catalogue.count() > 0
    assert shop.settings.get(LISTING_PLATFORM) == platform  # the file holds none
    assert old.read_bytes() == content
    assert nothing_left(shop)
    assert [entry.suffix for entry in shop.paths.backups.iterdir()] == [".zip"]


def _tampered(content: dict[str, bytes], **changes: object) -> dict[str, bytes]:
    manifest = {**json.loads(content["manifest.json"]), **changes}
    return {**content, "manifest.json": json.dumps(manifest).encode()}


def _flipped(content: dict[str, bytes]) -> dict[str, bytes]:
    data = bytearray(content["merchant.db"])
    data[len(data) // 2] ^= 1
    return {**content, "merchant.db": bytes(data)}


def _bomb(content: dict[str, bytes]) -> dict[str, bytes]:
    """Says that it is small, unpacks to more."""
    manifest = json.loads(content["manifest.json"])
    manifest["members"]["merchant.db"]["bytes"] = 100
    return {**content, "manifest.json": json.dumps(manifest).encode()}


def _huge(content: dict[str, bytes]) -> dict[str, bytes]:
    return {**content, "settings.json": b" " * 2_000_000 + b"{}"}


BROKEN = {
    "no manifest": (lambda c: {"merchant.db": c["merchant.db"]}, "not_a_backup"),
    "a strange manifest": (lambda c: {**c, "manifest.json": b"[1]"}, "not_a_backup"),
    "a manifest of nonsense": (lambda c: {**c, "manifest.json": b"\xff\xfe"}, "not_a_backup"),
    "a huge manifest": (lambda c: {**c, "manifest.json": b" " * 2_000_000}, "not_a_backup"),
    "another program's": (lambda c: _tampered(c, kind="other"), "not_a_backup"),
    "counts of nonsense": (lambda c: _tampered(c, counts={"product": 1 << 40}), "backup_damaged"),
    "counts that are none": (lambda c: _tampered(c, counts=["product"]), "not_a_backup"),
    "members that are no members": (lambda c: _tampered(c, members={"merchant.db": 7}), "not_a_backup"),
    "a newer form": (lambda c: _tampered(c, format=99), "newer_data"),
    "a member lost": (lambda c: {k: v for k, v in c.items() if k != "merchant.db"}, "backup_damaged"),
    "a flipped bit": (_flipped, "backup_damaged"),
    "more than it says": (_bomb, "backup_damaged"),
    "a huge member": (_huge, "backup_damaged"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_file_that_lies_changes_nothing(kind: str, shop: Services, saved: Path, tmp_path: Path) -> None:
    change, code = BROKEN[kind]
    before = State.of(shop)
    bad = write_archive(tmp_path / "bad.zip", change(members(saved)))
    assert fault_of(lambda: shop.safe.restore(bad)).code == code
    assert State.of(shop) == before
    assert nothing_left(shop)
    assert not shop.paths.backups.exists()


@pytest.mark.parametrize("content", [b"", b"SKU,Title\n1,Mug\n", b"PK\x03\x04 and then nothing", b"\x89PNG\r\n"])
def test_a_file_of_another_kind_changes_nothing(content: bytes, shop: Services, tmp_path: Path) -> None:
    before = State.of(shop)
    (tmp_path / "some.zip").write_bytes(content)
    assert fault_of(lambda: shop.safe.restore(tmp_path / "some.zip")).code in ("not_a_backup", "backup_damaged")
    assert State.of(shop) == before


def test_a_cut_off_backup_is_said_to_be_damaged(shop: Services, saved: Path, tmp_path: Path) -> None:
    (tmp_path / "cut.zip").write_bytes(saved.read_bytes()[:-200])
    assert fault_of(lambda: shop.safe.restore(tmp_path / "cut.zip")).code == "backup_damaged"


def test_a_path_in_a_member_leads_nowhere(shop: Services, saved: Path, tmp_path: Path) -> None:
    content = members(saved)
    manifest = json.loads(content["manifest.json"])
    manifest["members"]["../evil.txt"] = {"bytes": 4, "sha256": "0"}
    content |= {"manifest.json": json.dumps(manifest).encode(), "../evil.txt": b"evil"}
    shop.safe.restore(write_archive(tmp_path / "path.zip", content))
    assert not list(tmp_path.rglob("evil.txt"))


def test_newer_data_are_refused_kindly(shop: Services, saved: Path, tmp_path: Path, open_data: Opener) -> None:
    newer = open_data("newer")
    with newer.database.write() as connection:
        connection.execute(f"PRAGMA user_version = {schema.newest() + 1}")
    newer.close()
    before = State.of(shop)
    fault = fault_of(lambda: shop.safe.restore(newer.paths.database))
    assert fault.code == "newer_data"
    assert "newer version" in fault.message
    assert State.of(shop) == before
    closed = assemble(newer.paths.data)  # and newer data are not replaced by older ones
    with contextlib.closing(closed):
        assert fault_of(lambda: closed.safe.restore(saved)).code == "newer_data"


def test_a_missing_file_is_named(shop: Services, tmp_path: Path) -> None:
    fault = fault_of(lambda: shop.safe.restore(tmp_path / "nowhere.zip"))
    assert fault.code == "not_found"
    assert "nowhere.zip" in fault.message


@pytest.mark.parametrize("damage", ["beginning", "middle"])
def test_a_damaged_database_is_replaced_and_kept_aside(damage: str, shop: Services, saved: Path) -> None:
    before = State.of(shop)
    shop.close()
    content = bytearray(shop.paths.database.read_bytes())
    start = 0 if damage == "beginning" else len(content) // 3
    content[start : start + 20_000] = b"\x5a" * min(20_000, len(content) - start)
    shop.paths.database.write_bytes(content)
    with contextlib.closing(assemble(shop.paths.data)) as closed:
        result, _ = closed.safe.restore(saved)
        assert State.of(closed) == before
    assert result.kept is not None
    assert result.kept.read_bytes() == bytes(content)


def test_only_the_newest_of_our_own_backups_are_kept(shop: Services, saved: Path) -> None:
    shop.paths.backups.mkdir()
    (shop.paths.backups / "by hand.zip").write_bytes(b"mine")
    kept = [shop.safe.restore(saved)[0].kept for _ in range(12)]
    left = sorted(shop.paths.backups.glob("before-restore-*.zip"))
    assert left == [file for file in kept if file][-10:]
    assert (shop.paths.backups / "by hand.zip").exists()


def test_the_window_takes_the_settings_that_came_back(shop: Services, tmp_path: Path) -> None:
    shop.settings.set(THEME, "dark")
    shop.safe.backup(tmp_path / "dark.zip")
    shop.settings.set(THEME, "light")
    shop.safe.restore(tmp_path / "dark.zip")
    assert shop.settings.get(THEME) == "dark"
    assert json.loads(shop.paths.settings.read_text())["window.theme"] == "dark"


def test_an_import_meanwhile_leaves_the_files_of_a_backup_alone(shop: Services, tmp_path: Path) -> None:
    file = tmp_path / "more.csv"
    file.write_text("SKU,Title\nL-1,Lamp\n", encoding="utf-8")
    read: list[int] = []

    def import_meanwhile(done: int, total: int | None, text: str = "") -> None:
        if not read:
            plan = shop.catalogue.plan(file)
            read.append(plan.sheets[0].created)
            shop.catalogue.discard(plan)

    shop.safe.backup(tmp_path / "b.zip", import_meanwhile)
    assert read == [1]
    assert nothing_left(shop)


def test_what_is_saved_while_a_restore_prepares_is_in_the_backup_that_it_keeps(
    shop: Services, saved: Path, open_data: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    save, mug = storage.save, shop.catalogue.find("MUG-1")
    titles = ["Typed after the copy", "And typed again"]

    def save_then_somebody_types(*arguments: Any) -> dict[str, int]:
        counts = save(*arguments)
        if titles:
            shop.catalogue.edit(mug.id, "title", titles.pop(0))
        return counts

    monkeypatch.setattr(storage, "save", save_then_somebody_types)
    result, _ = shop.safe.restore(saved)
    assert shop.catalogue.find("MUG-1").title == "Thermal mug, edited"
    assert result.kept and [result.kept] == list(shop.paths.backups.iterdir())
    other = open_data("other")
    other.safe.restore(result.kept)
    assert other.catalogue.find("MUG-1").title == "And typed again"


def test_where_others_write_on_and_on_nothing_is_restored(
    shop: Services, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save, mug, number = storage.save, shop.catalogue.find("MUG-1"), count()

    def save_then_somebody_types(*arguments: Any) -> dict[str, int]:
        counts = save(*arguments)
        shop.catalogue.edit(mug.id, "title", f"Mug {next(number)}")
        return counts

    monkeypatch.setattr(storage, "save", save_then_somebody_types)
    assert fault_of(lambda: shop.safe.restore(saved)).code == "busy"
    assert shop.catalogue.find("MUG-1").title.startswith("Mug ")
    assert nothing_left(shop) and not list(shop.paths.backups.iterdir())
