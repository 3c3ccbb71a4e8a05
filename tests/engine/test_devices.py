"""Where the model computes: a choice that lasts, and a card that fails is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from merchant_assistant.engine.devices import DeviceChoice, Devices, choices, once_more
from merchant_assistant.engine.drivers import driver_versions
from merchant_assistant.engine.faults import DeviceFailed
from merchant_assistant.engine.frames import Device, DeviceType, Placed
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.foundation.settings import ENGINE_DEVICE, ENGINE_TROUBLE, Settings

CARD = Placed("CUDA0", "NVIDIA RTX 3060")
OTHER = Placed("Vulkan1", "Radeon")
GIB = 1 << 30


@pytest.fixture
def paths(tmp_path: Path) -> AppPaths:
    return AppPaths.find(tmp_path)


def _session(paths: AppPaths, drivers: str = "535.1") -> Devices:
    """As a program that starts finds it."""
    return Devices(Settings(paths), lambda: drivers)


def test_the_choice_outlives_the_program(paths: AppPaths) -> None:
    assert _session(paths).chosen == "auto"
    _session(paths).choose("CUDA0")
    assert _session(paths, "an update later").chosen == "CUDA0"


def test_a_card_that_is_away_is_not_forgotten(paths: AppPaths) -> None:
    devices = _session(paths)
    devices.choose("CUDA0")
    said = devices.missing("CUDA0")
    assert said
    assert said.code == "device_missing"
    assert devices.missing("CUDA0") is None
    assert devices.use(devices.chosen) == "CUDA0"


def test_a_card_that_failed_is_left_alone_and_that_is_said_once(paths: AppPaths) -> None:
    devices = _session(paths)
    assert devices.use("auto") == "auto"
    notice = devices.failed(CARD)
    assert notice
    assert notice.code == "device_failed"
    assert "NVIDIA RTX 3060" in notice.message
    assert devices.failed(CARD) is None
    assert devices.use("auto") == devices.use("CUDA0") == "cpu"


def test_another_card_that_was_chosen_is_still_used(paths: AppPaths) -> None:
    devices = _session(paths)
    devices.failed(CARD)
    assert devices.use("Vulkan1") == "Vulkan1"
    assert devices.failed(OTHER)
    assert devices.use("Vulkan1") == "cpu"


def test_the_next_session_tries_again_the_one_after_the_second_failure_does_not(paths: AppPaths) -> None:
    _session(paths).failed(CARD)
    second = _session(paths)
    assert second.use("auto") == "auto"
    assert second.failed(CARD)
    third = _session(paths)
    assert third.use("auto") == "cpu"
    assert third.failed(CARD) is None


def test_another_driver_gives_it_two_new_chances(paths: AppPaths) -> None:
    _session(paths).failed(CARD)
    _session(paths).failed(CARD)
    assert _session(paths, "550.2").use("auto") == "auto"
    _session(paths, "550.2").failed(CARD)
    assert _session(paths, "550.2").use("auto") == "auto"


def test_choosing_gives_it_another_chance(paths: AppPaths) -> None:
    _session(paths).failed(CARD)
    devices = _session(paths)
    devices.failed(CARD)
    devices.choose("CUDA0")
    assert devices.use("CUDA0") == "CUDA0"
    assert _session(paths).use("CUDA0") == "CUDA0"
    assert devices.failed(CARD)


@pytest.mark.parametrize(
    "text", ["no JSON", "[]", '{"device": "CUDA0"}', '{"device": "CUDA0", "times": "x", "drivers": ""}']
)
def test_damaged_notes_count_as_none(paths: AppPaths, text: str) -> None:
    Settings(paths).set(ENGINE_TROUBLE, text)
    assert _session(paths).use("auto") == "auto"
    assert _session(paths).failed(CARD)


def test_both_belong_to_this_pc(paths: AppPaths) -> None:
    """A backup restored on another PC must not bring the cards of the old one."""
    devices = _session(paths)
    devices.choose("CUDA0")
    devices.failed(CARD)
    assert not {ENGINE_DEVICE.key, ENGINE_TROUBLE.key} & set(Settings(paths).portable())


def test_without_settings_it_lasts_for_the_program() -> None:
    devices = Devices()
    devices.failed(CARD)
    assert devices.use("auto") == "cpu"
    assert Devices().use("auto") == "auto"


def test_once_more_and_no_more() -> None:
    asked: list[int] = []

    @once_more
    def ask(fails: int) -> int:
        asked.append(fails)
        if len(asked) <= fails:
            raise DeviceFailed
        return len(asked)

    assert ask(1) == 2
    asked.clear()
    with pytest.raises(DeviceFailed):
        ask(2)


def _device(kind: str, name: str, of: DeviceType = "gpu", gib: float = 12, card: str = "") -> Device:
    size = int(gib * GIB)
    return Device(kind=kind, description=name, memory_total=size, memory_free=size, type=of, card=card)


def test_choices_in_plain_words() -> None:
    found = [
        _device("CPU", "AMD Ryzen 5", "cpu", 16),
        _device("CUDA0", "NVIDIA RTX 3060", card="1"),
        _device("Vulkan0", "NVIDIA RTX 3060", card="1"),
        _device("Vulkan1", "Intel UHD 730", "integrated"),
        _device("X0", "A card", gib=0),
        _device("BLAS", "OpenBLAS", "accelerator"),
    ]
    assert choices(found) == [
        DeviceChoice("auto", "Chosen by the program"),
        DeviceChoice("cpu", "Processor: AMD Ryzen 5"),
        DeviceChoice("CUDA0", "Graphics card: NVIDIA RTX 3060, 12 GB"),
        DeviceChoice("Vulkan1", "Graphics inside the processor: Intel UHD 730"),
        DeviceChoice("X0", "Graphics card: A card"),
    ]


def test_two_cards_of_one_kind_are_told_apart_and_the_choice_is_always_there() -> None:
    twins = [_device("CUDA0", "RTX"), _device("CUDA1", "RTX")]
    assert [choice.name for choice in choices(twins)][2:] == [
        "Graphics card: RTX, 12 GB (CUDA0)", "Graphics card: RTX, 12 GB (CUDA1)",
    ]  # fmt: skip
    assert choices([], "CUDA0")[-1] == DeviceChoice("CUDA0", "CUDA0: not there now")
    assert [choice.value for choice in choices([])] == ["auto", "cpu"]


def test_the_versions_of_drivers_are_read(tmp_path: Path) -> None:
    before = driver_versions(tmp_path)
    module = tmp_path / "class" / "drm" / "card0" / "device" / "driver" / "module"
    module.mkdir(parents=True)
    (module / "version").write_text("535.104.05\n")
    after = driver_versions(tmp_path)
    assert before != after == driver_versions(tmp_path)
    assert after.endswith("535.104.05")
    assert "llama.cpp 0." in after
