from __future__ import annotations

import json

import pytest

from merchant_assistant.foundation import settings as declared
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.foundation.settings import LISTING_LANGUAGE, LISTING_PLATFORM, Settings


def test_a_setting_survives_a_restart(paths: AppPaths) -> None:
    Settings(paths).set(LISTING_PLATFORM, "amazon")
    assert Settings(paths).get(LISTING_PLATFORM) == "amazon"


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b'{"listings.language": 7}'])
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
    keys = [setting.key for setting in declared.ALL]
    assert len(keys) == len(set(keys))
    assert all(setting.label for setting in declared.ALL)
