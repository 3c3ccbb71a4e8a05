"""Erasing takes all that is ours, and nothing else."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from merchant_assistant.composition import Services
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.log import start_logging, stop_logging
from merchant_assistant.safekeeping.erasing import erase
from merchant_assistant.storage import backup

from .conftest import Opener, State


@pytest.fixture
def full(shop: Services, tmp_path: Path) -> Services:
    """With everything that a data folder may hold."""
    shop.safe.backup(tmp_path / "kept.zip")
    shop.safe.restore(tmp_path / "kept.zip")
    stop_logging()
    start_logging(shop.paths)
    logging.getLogger("merchant_assistant.test").info("something happened")
    (shop.paths.data / "settings-damaged.json").write_text("{")
    (shop.paths.data / "restoring.json").write_text("{}")
    shop.paths.adapters.mkdir()
    (shop.paths.adapters / "tone.json").write_text("{}")
    return shop


def test_nothing_of_ours_is_left(full: Services) -> None:
    full.close()
    result = erase(full.paths)
    assert not full.paths.data.exists()
    assert result.models == full.paths.models


def test_what_a_person_put_there_stays(full: Services, tmp_path: Path) -> None:
    full.close()
    (full.paths.data / "my notes.txt").write_text("mine")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine.zip").write_text("mine")
    full.paths.backups.rename(tmp_path / "moved")
    full.paths.backups.symlink_to(elsewhere, target_is_directory=True)
    erase(full.paths)
    assert [entry.name for entry in full.paths.data.iterdir()] == ["my notes.txt"]
    assert (elsewhere / "mine.zip").exists()  # a link is taken away, not what it leads to


def test_nothing_is_erased_while_somebody_works_there(full: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "_PATIENCE_S", 0.1)
    before = State.of(full)
    with pytest.raises(UserFault) as caught:
        erase(full.paths)
    assert caught.value.code == "in_use"
    assert State.of(full) == before
    assert full.paths.settings.exists()
    assert list(full.paths.backups.iterdir())


def test_the_folder_works_again_afterwards(full: Services, open_data: Opener) -> None:
    full.close()
    erase(full.paths)
    again = open_data("data")
    assert State.of(again).products == ()
    assert State.of(again).platform == "generic"
    logging.getLogger("merchant_assistant.test").warning("logged again")
    assert again.paths.log_file.exists()


def test_a_folder_that_is_not_there_is_no_fault(open_data: Opener, tmp_path: Path) -> None:
    services = open_data("none")
    services.close()
    erase(services.paths)
    erase(services.paths)
