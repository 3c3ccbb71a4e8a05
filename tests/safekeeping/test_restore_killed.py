"""A process killed at any moment of a restore leaves the old data or the new, settings included; never a mix."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path

import pytest

from merchant_assistant.composition import Services, build
from merchant_assistant.foundation.settings import LISTING_PLATFORM

from .conftest import Opener, State, Writer

# For each number: a copy of the folder, and a fork that restores there and kills itself at that moment. A moment is a
# file opened, renamed or deleted, a connection made, or a few pages copied. Number 0 runs through and counts.
FORKS = """
import os, shutil, signal, sys
from pathlib import Path
from merchant_assistant.composition import build
from merchant_assistant.storage import backup

backup._PAGES_AT_ONCE = 8
folder, file, saved = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
MOMENTS = {"open", "os.rename", "os.remove", "os.mkdir", "shutil.copyfile", "sqlite3.connect"}
seen = limit = 0

def moment(*_ignored):
    global seen
    seen += 1
    if seen == limit:
        os.kill(os.getpid(), signal.SIGKILL)

def restore(data):
    services = build(data)
    active = []
    sys.addaudithook(lambda event, arguments: moment() if active and event in MOMENTS else None)
    active.append(True)
    services.safe.restore(saved, moment)
    active.clear()
    print(seen, flush=True)
    services.close()

for number in map(int, sys.argv[4:]):
    data = folder / str(number)
    shutil.copytree(file, data)
    limit = number
    child = os.fork()
    if not child:
        restore(data)
        os._exit(0)
    os.waitpid(child, 0)
"""


def run_forks(folder: Path, worked_on: Path, saved: Path, *numbers: int) -> str:
    command = [sys.executable, "-c", FORKS, str(folder), str(worked_on), str(saved), *map(str, numbers)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
def test_killed_at_any_moment(worked_on: Path, shop: Services, open_data: Opener, tmp_path: Path) -> None:
    old = State.of(shop)
    new = _another_shop(open_data("another"), tmp_path / "saved.zip")
    assert old.platform != new.platform
    assert old.products != new.products
    moments = int(run_forks(tmp_path, worked_on, tmp_path / "saved.zip", 0))
    assert moments > 50
    numbers = [*range(1, moments, max(1, moments // 60)), moments]
    run_forks(tmp_path, worked_on, tmp_path / "saved.zip", *numbers)
    found = [_state_in(tmp_path / str(number)) for number in numbers]
    assert set(found) == {old, new}
    assert found == sorted(found, key=lambda state: state == new)  # once new, it stays so


def test_what_follows_a_kill_between_database_and_settings(
    shop: Services, open_data: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = _another_shop(open_data("another"), tmp_path / "saved.zip")
    monkeypatch.setattr(type(shop.safe), "finish", lambda _: None)  # as if the process had died there
    shop.safe.restore(tmp_path / "saved.zip")
    assert shop.settings.get(LISTING_PLATFORM) == "shopify"
    monkeypatch.undo()
    shop.close()
    assert _state_in(shop.paths.data) == new


def test_a_note_of_a_restore_that_never_happened_is_forgotten(shop: Services) -> None:
    note = shop.paths.data / "restoring.json"
    from merchant_assistant.storage.backup import generation

    for content in (
        f'{{"generation": {generation(shop.database)}, "settings": {{"listings.platform": "amazon"}}}}',
        "{",
    ):
        note.write_text(content)
        shop.safe.finish()
        assert shop.settings.get(LISTING_PLATFORM) == "shopify"
        assert not note.exists()


def _another_shop(services: Services, saved: Path) -> State:
    file = saved.with_name("another.csv")
    file.write_text("SKU,Title,Price\n" + "".join(f"L-{n},Lamp {n},{n}.00\n" for n in range(300)), encoding="utf-8")
    services.catalogue.apply(services.catalogue.plan(file))
    services.settings.set(LISTING_PLATFORM, "amazon")
    services.safe.backup(saved)
    return State.of(services)


def _state_in(data: Path) -> State:
    """What the next start finds."""
    with contextlib.closing(build(data, engine=Writer())) as services:
        with services.database.read() as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert not (data / "restoring.json").exists()
        return State.of(services)
