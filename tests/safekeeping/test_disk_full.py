"""A disk that is really full: one sentence, nothing lost, nothing half written."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from merchant_assistant.composition import Services, build
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.settings import LISTING_PLATFORM, THEME

from .conftest import State, Writer

FULL = ("disk_full", "disk_error")  # what SQLite says depends on which of its files met the end


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB. Only an administrator may make one, and only on Linux."""
    place = tmp_path / "small"
    place.mkdir()
    mount = shutil.which("mount")
    if mount is None or not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only an administrator of a Linux PC may make a small disk")
    made = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("this PC does not let us make a small disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.fixture
def on_small_disk(small_disk: Path, worked_on: Path) -> Iterator[Services]:
    """The shop on a disk with room for little more."""
    shutil.copytree(worked_on, small_disk / "data")
    with contextlib.closing(build(small_disk / "data", engine=Writer())) as services:
        yield services


def fill(place: Path, *, leave: int = 0) -> Path:
    """Take what room there is, but for ``leave`` bytes."""
    ballast = place / "ballast"
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
        while file.write(b"x" * 4096) == 4096:
            pass
    os.truncate(ballast, max(0, ballast.stat().st_size - leave))
    return ballast


def refused(call: Callable[[], object]) -> UserFault:
    with pytest.raises(UserFault) as caught:
        call()
    assert caught.value.code in FULL
    assert caught.value.message
    assert caught.value.hint
    return caught.value


def test_every_act_on_a_full_disk_is_refused_in_words_and_loses_nothing(
    on_small_disk: Services, small_disk: Path, tmp_path: Path
) -> None:
    services = on_small_disk
    before = State.of(services)
    mug = services.catalogue.find("MUG-1")
    big = tmp_path / "big.csv"
    rows = "".join(f"S-{n},Product {n},{'a long description ' * 5}\n" for n in range(3000))
    big.write_text("SKU,Title,Description\n" + rows, encoding="utf-8")
    ballast = fill(small_disk)
    refused(lambda: services.catalogue.apply(services.catalogue.plan(big)))
    refused(lambda: services.listings.export("generic", small_disk / "out.csv"))
    refused(lambda: services.safe.backup(small_disk / "b.zip"))
    refused(lambda: services.safe.export_all(small_disk / "e.zip"))
    refused(lambda: services.settings.set(THEME, "dark"))
    with contextlib.suppress(UserFault):  # a small write may still find room in SQLite's log
        services.listings.draft(mug.id)
    assert services.settings.get(THEME) == "system"
    assert sorted(entry.name for entry in small_disk.iterdir()) == ["ballast", "data"]
    ballast.unlink()
    after = State.of(services)
    assert after.products == before.products
    assert after.drafts[-1] == before.drafts[-1]
    services.safe.backup(small_disk / "b.zip")  # and everything works again


@pytest.mark.parametrize("leave", [0, 300_000, 700_000, 1_100_000])
def test_a_restore_that_runs_out_of_room_changes_nothing(
    on_small_disk: Services, small_disk: Path, tmp_path: Path, leave: int
) -> None:
    services = on_small_disk
    saved = tmp_path / "saved.zip"
    other = build(tmp_path / "other", engine=Writer())
    file = tmp_path / "more.csv"
    file.write_text("SKU,Title\n" + "".join(f"L-{n},Lamp {n}\n" for n in range(1500)), encoding="utf-8")
    other.catalogue.apply(other.catalogue.plan(file))
    other.settings.set(LISTING_PLATFORM, "amazon")
    other.safe.backup(saved)
    other.close()
    before = State.of(services)
    ballast = fill(small_disk, leave=leave)
    refused(lambda: services.safe.restore(saved))
    assert State.of(services) == before
    assert not (services.paths.data / "restoring.json").exists()
    ballast.unlink()
    services.close()
    with contextlib.closing(build(services.paths.data, engine=Writer())) as again:
        assert State.of(again) == before
