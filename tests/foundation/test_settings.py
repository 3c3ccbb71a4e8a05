from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from merchant_assistant.foundation import settings as declared
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.foundation.settings import (
    GEOMETRY,
    LAST_BACKUP,
    LAST_PAGE,
    LISTING_LANGUAGE,
    LISTING_PLATFORM,
    Settings,
)


def test_a_setting_survives_a_restart(paths: AppPaths) -> None:
    Settings(paths).set(LISTING_PLATFORM, "amazon")
    assert Settings(paths).get(LISTING_PLATFORM) == "amazon"


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b'{"listings.language": 7}', b"[" * 200_000])
def test_a_damaged_file_means_defaults_not_a_crash(paths: AppPaths, content: bytes) -> None:
    paths.data.mkdir(parents=True)
    paths.settings.write_bytes(content)
    assert Settings(paths).get(LISTING_LANGUAGE) == "auto"


def test_a_value_outside_the_choices_is_the_default(paths: AppPaths) -> None:
    paths.data.mkdir(parents=True)
    paths.settings.write_text('{"listings.language": "klingon"}')
    assert Settings(paths).get(LISTING_LANGUAGE) == "auto"


def test_keys_of_a_newer_program_are_kept(paths: AppPaths) -> None:
    paths.data.mkdir(parents=True)
    paths.settings.write_text('{"from.the.future": 1}')
    Settings(paths).set(LISTING_PLATFORM, "amazon")
    assert json.loads(paths.settings.read_text())["from.the.future"] == 1


def test_every_setting_is_declared_once_with_a_label() -> None:
    every = [value for value in vars(declared).values() if isinstance(value, declared.Setting)]
    keys = [setting.key for setting in every]
    assert len(keys) == len(set(keys))
    assert all(setting.label for setting in every)


def test_a_damaged_file_is_kept_aside_once_something_is_set(paths: AppPaths) -> None:
    paths.data.mkdir(parents=True)
    paths.settings.write_bytes(b'{"listings.platform": "ama')
    settings = Settings(paths)
    assert paths.settings.read_bytes().startswith(b"{")  # reading alone changes nothing
    settings.set(LISTING_PLATFORM, "shopify")
    settings.set(LISTING_LANGUAGE, "zh")
    assert (paths.data / "settings-damaged.json").read_bytes() == b'{"listings.platform": "ama'
    assert Settings(paths).get(LISTING_PLATFORM) == "shopify"


def test_a_setting_that_cannot_be_saved_stays_as_it_was(paths: AppPaths, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(paths)
    settings.set(LISTING_PLATFORM, "shopify")
    fault = UserFault("disk_full", "Full.", "Free some space.")

    def full(_path: Path, _content: bytes) -> None:
        raise fault

    monkeypatch.setattr(declared, "atomic_write", full)
    with pytest.raises(UserFault):
        settings.set(LISTING_PLATFORM, "amazon")
    assert settings.get(LISTING_PLATFORM) == Settings(paths).get(LISTING_PLATFORM) == "shopify"


def test_what_belongs_to_this_pc_neither_leaves_nor_is_replaced(paths: AppPaths) -> None:
    settings = Settings(paths)
    for setting in (GEOMETRY, LAST_PAGE, LAST_BACKUP, LISTING_PLATFORM):
        settings.set(setting, "mine")
    assert settings.portable() == {LISTING_PLATFORM.key: "mine"}
    settings.take_over({GEOMETRY.key: "theirs", LISTING_LANGUAGE.key: "zh", "from.the.future": 1})
    assert settings.get(GEOMETRY) == Settings(paths).get(GEOMETRY) == "mine"
    assert settings.get(LISTING_PLATFORM) == LISTING_PLATFORM.default
    assert json.loads(paths.settings.read_text())["from.the.future"] == 1


def test_settings_may_be_set_from_several_threads(paths: AppPaths) -> None:
    settings = Settings(paths)

    def write(number: int) -> None:
        for step in range(20):
            settings.set(declared.Setting(f"test.{number}", 0, ""), step)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert json.loads(paths.settings.read_text()) == {f"test.{number}": 19 for number in range(4)}
