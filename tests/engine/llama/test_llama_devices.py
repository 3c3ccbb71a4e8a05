"""What llama.cpp finds on this very machine."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

LOOK = """
import json, msgspec
from pathlib import Path
from merchant_assistant.engine.backends.llama import devices as llama_devices
llama_devices.start()
maps = Path("/proc/self/maps")
lines = maps.read_text().splitlines() if maps.exists() else []
print(json.dumps({
    "facts": msgspec.to_builtins(llama_devices.facts()),
    "processor": bool(llama_devices.handle_of("CPU")),
    "nothing": bool(llama_devices.handle_of("no such device")),
    "ggml": sorted({line.split()[-1] for line in lines if "libggml" in line}),
}))
"""


def _look(folder: Path, **environment: str) -> dict[str, Any]:
    """In a process of its own, as in the engine's child; from a folder where nothing of ours lies."""
    answer = subprocess.run(
        [sys.executable, "-c", LOOK],
        cwd=folder, env={**os.environ, **environment}, stdout=subprocess.PIPE, check=True, timeout=60,
    )  # fmt: skip
    return dict(json.loads(answer.stdout))


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return _look(tmp_path_factory.mktemp("elsewhere"))


def test_the_processor_is_there_with_its_memory_and_abilities(found: dict[str, Any]) -> None:
    facts = found["facts"]
    (processor,) = [device for device in facts["devices"] if device["type"] == "cpu"]
    assert processor["kind"] == processor["backend"] == "CPU"
    assert processor["description"]
    assert 0 < processor["memory_free"] < processor["memory_total"]
    assert "CPU" in facts["backends"]
    assert facts["features"]
    assert facts["threads"] >= 1


def test_a_device_is_found_by_its_name(found: dict[str, Any]) -> None:
    assert found["processor"]
    assert not found["nothing"]


def test_a_graphics_device_is_listed_where_offloading_is_possible(found: dict[str, Any]) -> None:
    facts = found["facts"]
    graphics = [device for device in facts["devices"] if device["type"] in ("gpu", "integrated")]
    assert facts["gpu_offload"] == bool(graphics)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_only_the_copy_that_llama_uses_is_asked(found: dict[str, Any]) -> None:
    """The Python package's own way would load another one, which knows nothing of backends loaded into the first."""
    names = [Path(file).name.split(".so")[0] for file in found["ggml"]]
    assert len(names) == len(set(names)) > 1


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_llama_elsewhere_is_taken_whole(tmp_path: Path) -> None:
    """``LLAMA_CPP_LIB_PATH``, as installers set it: nothing of the package's own folder may be mixed in."""
    specification = importlib.util.find_spec("llama_cpp")
    assert specification
    assert specification.origin
    shutil.copytree(Path(specification.origin).parent / "lib", tmp_path / "lib", symlinks=True)
    found = _look(tmp_path, LLAMA_CPP_LIB_PATH=str(tmp_path / "lib"))
    assert found["processor"]
    assert {Path(file).parent for file in found["ggml"]} == {tmp_path / "lib"}
