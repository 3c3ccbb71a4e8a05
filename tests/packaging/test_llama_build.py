"""The recipes of the engine's builds: what one lacks is said in a sentence before anything is compiled."""

from __future__ import annotations

import importlib.util
import os
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "llama" / "build.py"
OLD = "#define VK_API_VERSION_1_3\n"
NEW = OLD + '#define VK_EXT_LAYER_SETTINGS_EXTENSION_NAME "VK_EXT_layer_settings"\n'


@pytest.fixture
def build(load: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The script, with nothing of this PC around it and a folder of its own."""
    load("machine")  # so that it finds the other modules of the set-up
    specification = importlib.util.spec_from_file_location("llama_build", SCRIPT)
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    monkeypatch.setitem(sys.modules, "llama_build", module)
    monkeypatch.setattr(sys, "path", list(sys.path))
    specification.loader.exec_module(module)
    for name in ("VULKAN_SDK", "CUDACXX", "CUDA_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CMAKE_ARGS", "")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(module, "_DEFAULT_HEADERS", (tmp_path / "usr",))
    monkeypatch.setattr(module, "FOLDER", tmp_path / "build")
    return module


def _refused(build: ModuleType, capsys: pytest.CaptureFixture[str], variant: str) -> str:
    assert build.main([variant]) == 3
    assert not build.FOLDER.exists()
    return capsys.readouterr().err


def _program(folder: Path, name: str) -> None:
    file = folder / (name + (".exe" if os.name == "nt" else ""))
    file.write_text("#!/bin/sh\n")
    file.chmod(0o755)


def _headers(folder: Path, text: str) -> Path:
    (folder / "vulkan").mkdir(parents=True)
    (folder / "vulkan" / "vulkan_core.h").write_text(text)
    return folder


@pytest.mark.parametrize(("variant", "names"), [("cuda", "nvcc"), ("vulkan", "glslc")])
def test_a_missing_compiler_is_named(
    build: ModuleType, capsys: pytest.CaptureFixture[str], variant: str, names: str
) -> None:
    assert names in _refused(build, capsys, variant)


@pytest.mark.skipif(sys.platform == "darwin", reason="a Mac can build it")
def test_metal_is_for_macs(build: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Mac" in _refused(build, capsys, "metal")


def test_headers_of_vulkan_are_looked_for_and_looked_at(
    build: ModuleType, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _program(tmp_path, "glslc")
    assert "not found" in _refused(build, capsys, "vulkan")
    _headers(tmp_path / "usr", OLD)
    assert "too old" in _refused(build, capsys, "vulkan")
    monkeypatch.setenv("CMAKE_ARGS", f"-DVulkan_INCLUDE_DIR={_headers(tmp_path / 'named', NEW)} -DX=Y")
    build.vulkan_is_here()
    monkeypatch.setenv("CMAKE_ARGS", "")
    _headers(tmp_path / "sdk" / "include", NEW)
    monkeypatch.setenv("VULKAN_SDK", str(tmp_path / "sdk"))
    build.vulkan_is_here()


def test_no_variant_is_tuned_to_this_pc(build: ModuleType) -> None:
    for variant in build.VARIANTS.values():
        assert "-DGGML_NATIVE=OFF" in variant.arguments


def test_pip_gets_the_recipe_and_the_locked_source(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """pip itself is played: compiling takes many minutes."""
    commands: list[list[str]] = []

    def pip(title: str, arguments: list[str], progress: object) -> None:
        commands.append([str(argument) for argument in arguments])
        if arguments[0] == "download":
            _source_package(build.FOLDER / "source")

    monkeypatch.setattr(build, "_pip", pip)
    monkeypatch.setenv("CMAKE_ARGS", "-DMINE=ON")
    assert build.main(["cpu-portable"]) == 0
    (download, wheel) = commands
    assert "--require-hashes" in download
    assert "packaging/locks/engine.txt" in download
    assert "--no-cache-dir" in wheel  # pip keeps built wheels by name, not by recipe
    assert wheel[-1] == str(tmp_path / "build" / "source" / "llama_cpp_python-1.0")
    assert (Path(wheel[-1]) / "pyproject.toml").is_file()
    assert os.environ["CMAKE_ARGS"].startswith("-DMINE=ON ")
    assert "-DGGML_CPU_ALL_VARIANTS=ON" in os.environ["CMAKE_ARGS"]


def _source_package(folder: Path) -> None:
    inside = folder / "llama_cpp_python-1.0"
    inside.mkdir(parents=True)
    (inside / "pyproject.toml").write_text("")
    with tarfile.open(folder / "llama_cpp_python-1.0.tar.gz", "w:gz") as archive:
        archive.add(inside, inside.name)
    (inside / "pyproject.toml").unlink()
    inside.rmdir()
