"""Measured speeds: kept for what they were measured on, and turned into what a merchant wants to know."""

from __future__ import annotations

import dataclasses
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.engine import speed as speeds
from merchant_assistant.engine.model import Engine, InstalledModel, LaneSpeed, Speed
from merchant_assistant.engine.speed import (
    MOST,
    DraftSize,
    SpeedCache,
    SpeedKey,
    drafts_per_hour,
    key_of,
    measured,
    with_lanes,
    words_a_second,
)
from merchant_assistant.foundation.cancel import CancelToken

MODEL = InstalledModel("small", Path("small.gguf"), "a" * 64)


def _speed(prompt: float = 200.0, **rates: float) -> Speed:
    """``_speed(l1=50, l32=120)``."""
    lanes = tuple(LaneSpeed(lanes=int(name[1:]), decode_tok_s=rate) for name, rate in rates.items())
    return Speed(model="small", device="CPU", prompt_tok_s=prompt, lanes=lanes, memory=10**9)


SPEED = _speed(l1=50, l8=76, l32=120)


# --- the cache --------------------------------------------------------------------------------------------------------


def test_a_speed_is_found_again_by_another_cache_over_the_same_folder(tmp_path: Path) -> None:
    key = key_of(MODEL)
    SpeedCache(tmp_path).put(key, SPEED)
    assert SpeedCache(tmp_path).get(key) == SPEED
    assert {file.name for file in tmp_path.iterdir()} <= {speeds.FILE, f".{speeds.FILE}.lock"}  # nothing half-written


@pytest.mark.parametrize(
    "other",
    [
        {"version": "b" * 64},
        {"device": "CUDA0"},
        {"backend": "transformers"},
    ],
)
def test_another_file_device_or_backend_has_another_speed(tmp_path: Path, other: dict[str, str]) -> None:
    cache = SpeedCache(tmp_path)
    cache.put(key_of(MODEL), SPEED)
    assert cache.get(key_of(dataclasses.replace(MODEL, **other))) is None  # type: ignore[arg-type]


def test_lanes_path_and_adapter_do_not_matter(tmp_path: Path) -> None:
    from merchant_assistant.engine.model import InstalledAdapter

    adapter = InstalledAdapter("tone", tmp_path / "tone.gguf", "c")
    assert key_of(dataclasses.replace(MODEL, lanes=8, path=tmp_path, adapter=adapter)) == key_of(MODEL)


def test_libraries_that_came_in_ask_for_another_measurement(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LLAMA_CPP_LIB_PATH", str(tmp_path))
    speeds._runtime.cache_clear()
    before = key_of(MODEL)
    (tmp_path / "libggml-cuda.so").write_bytes(b"x")
    speeds._runtime.cache_clear()
    after = key_of(MODEL)
    speeds._runtime.cache_clear()
    assert before.runtime != after.runtime


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"speeds": [1]}', b"\xff\xfe", b'{"speeds": [{"key": {}}]}'])
def test_a_damaged_file_is_as_none_and_is_replaced(tmp_path: Path, content: bytes) -> None:
    (tmp_path / speeds.FILE).write_bytes(content)
    cache = SpeedCache(tmp_path)
    assert cache.get(key_of(MODEL)) is None
    cache.put(key_of(MODEL), SPEED)
    assert SpeedCache(tmp_path).get(key_of(MODEL)) == SPEED


def test_figures_that_nobody_can_compute_with_are_left_out(tmp_path: Path) -> None:
    for bad in (_speed(prompt=0.0, l1=50), _speed(l1=0), _speed(l8=76)):
        SpeedCache(tmp_path).put(key_of(MODEL), bad)
        assert SpeedCache(tmp_path).get(key_of(MODEL)) is None


def test_what_another_process_wrote_is_seen_and_kept(tmp_path: Path) -> None:
    mine, theirs = SpeedCache(tmp_path), SpeedCache(tmp_path)
    other = key_of(dataclasses.replace(MODEL, device="CUDA0"))
    assert mine.get(other) is None
    theirs.put(other, SPEED)
    mine.put(key_of(MODEL), SPEED)
    assert mine.get(other) == SPEED
    assert SpeedCache(tmp_path).get(other) == SPEED


def test_many_writers_lose_nothing(tmp_path: Path) -> None:
    keys = [key_of(dataclasses.replace(MODEL, version=str(number))) for number in range(8)]
    threads = [threading.Thread(target=SpeedCache(tmp_path).put, args=(key, SPEED)) for key in keys]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(SpeedCache(tmp_path).get(key) for key in keys)


def test_the_file_does_not_grow_for_ever(tmp_path: Path) -> None:
    keys = [key_of(dataclasses.replace(MODEL, version=str(number))) for number in range(MOST + 2)]
    for key in keys:
        SpeedCache(tmp_path).put(key, SPEED)
    kept = SpeedCache(tmp_path)
    assert kept.get(keys[0]) is None
    assert kept.get(keys[-1]) == SPEED


def test_a_folder_that_cannot_be_written_holds_the_speed_for_this_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    cache = SpeedCache(tmp_path / "file")
    cache.put(key_of(MODEL), SPEED)
    assert cache.get(key_of(MODEL)) == SPEED


class _Measuring:
    """As much of an engine as measuring needs."""

    times = 0

    def measure(self, cancel: CancelToken | None = None) -> Speed:
        self.times += 1
        return SPEED


def test_a_model_is_measured_once(tmp_path: Path) -> None:
    engine, key = _Measuring(), key_of(MODEL)
    asked: Engine = engine  # type: ignore[assignment]
    assert measured(asked, SpeedCache(tmp_path), key) == SPEED
    assert measured(asked, SpeedCache(tmp_path), key) == SPEED
    assert engine.times == 1
    measured(asked, SpeedCache(tmp_path), key, fresh=True)
    assert engine.times == 2


def test_the_model_is_run_with_the_lanes_that_were_measured(tmp_path: Path) -> None:
    cache = SpeedCache(tmp_path)
    provide = with_lanes(lambda: MODEL, cache)
    assert provide().lanes == 0
    cache.put(key_of(MODEL), SPEED)
    assert provide() == dataclasses.replace(MODEL, lanes=32)


# --- the figures ------------------------------------------------------------------------------------------------------


def test_a_draft_is_what_is_read_for_it_and_what_is_written() -> None:
    assert drafts_per_hour(SPEED, DraftSize(own=100, written=120)) == pytest.approx(3600 / (100 / 200 + 120 / 120))


def test_words_in_english_and_characters_in_chinese() -> None:
    assert words_a_second(SPEED, "en") == pytest.approx(34)
    assert words_a_second(SPEED, "zh-Hant") == words_a_second(SPEED, "zh") > words_a_second(SPEED, "en")
    assert words_a_second(SPEED, "pt") == words_a_second(SPEED, "en")


rates = st.floats(0.1, 10_000)
sizes = st.integers(1, 5_000)
speeds_of_pcs = st.builds(
    lambda prompt, decode: Speed(
        model="m",
        device="CPU",
        prompt_tok_s=prompt,
        lanes=tuple(LaneSpeed(lanes=2**i, decode_tok_s=rate) for i, rate in enumerate(decode)),
        memory=1,
    ),
    rates,
    st.lists(rates, min_size=1, max_size=8),
)


@given(speeds_of_pcs, sizes, sizes)
def test_longer_drafts_take_longer_and_a_faster_pc_less(speed: Speed, own: int, written: int) -> None:
    draft = DraftSize(own=own, written=written)
    assert drafts_per_hour(speed, DraftSize(own=own + 1, written=written + 1)) < drafts_per_hour(speed, draft)
    faster = Speed(
        model=speed.model,
        device=speed.device,
        memory=speed.memory,
        prompt_tok_s=speed.prompt_tok_s * 2,
        lanes=tuple(LaneSpeed(lanes=lane.lanes, decode_tok_s=lane.decode_tok_s * 2) for lane in speed.lanes),
    )
    assert drafts_per_hour(faster, draft) == pytest.approx(2 * drafts_per_hour(speed, draft))


def test_the_key_says_nothing_about_the_owner() -> None:
    import platform

    key: SpeedKey = key_of(MODEL)
    assert platform.node() not in key.pc.split()
