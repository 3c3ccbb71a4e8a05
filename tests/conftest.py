"""What every test may lean on."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from xdist.scheduler import Scheduling

    from merchant_assistant.engine.model import InstalledModel

# A runner started in the background passes an ignored Ctrl+C on to all its children; our tests of it need a real one.
signal.signal(signal.SIGINT, signal.default_int_handler)

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYSIDE6_OPTION_LAZY", "0")  # as the program has it

# A busy PC is no fault of the code under test. Fewer examples than usual each time, others the next time; before a
# release: --hypothesis-profile thorough.
settings.register_profile("house", deadline=None, max_examples=40)
settings.register_profile("thorough", deadline=None, max_examples=500)
settings.load_profile("house")

_ROOT = Path(__file__).resolve().parent.parent


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Scheduling | None:
    """Which of several processes (``-n``) gets which tests, unless ``--dist`` says otherwise."""
    if config.getoption("dist") != "load":
        return None
    with pytest.MonkeyPatch.context() as patched:
        patched.syspath_prepend(Path(__file__).parent)
        from shares import Shares

        return Shares(config, log)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real files of real shops, beside the checkout (``MERCHANT_ASSISTANT_SHARED_DATA`` names another place)."""
    named = os.environ.get("MERCHANT_ASSISTANT_SHARED_DATA")
    folder = Path(named) if named else _ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("real shop files are not beside this checkout (they may not be distributed)")
    return folder


@pytest.fixture(scope="session", autouse=True)
def shared_models(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The models of this PC for all tests, as links in a folder of their own; nothing else of the person is seen.

    What a test learns of a model (its speed, that it ends the child) must not be believed by the real program.
    """
    from merchant_assistant.foundation.paths import AppPaths

    theirs, home = AppPaths.find().models, tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("MERCHANT_ASSISTANT_MODELS", str(link_models(theirs, home / "models")))
        patched.setenv("MERCHANT_ASSISTANT_DATA", str(home / "data"))
        patched.setenv("XDG_DATA_HOME", str(home))  # where a test takes the other two away
        yield home / "models"


@pytest.fixture(scope="session", autouse=True)
def disks_are_not_waited_for() -> Iterator[None]:
    """A test's data need not outlive a power cut; the program's own processes, which tests start and kill, do wait."""
    from merchant_assistant.storage.database import Database

    connect = Database._connect

    def connect_lightly(database: Database) -> sqlite3.Connection:
        connection = connect(database)
        connection.execute("PRAGMA synchronous = OFF")
        return connection

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Database, "_connect", connect_lightly)
        yield


@pytest.fixture(scope="session")
def installed(shared_models: Path) -> Callable[[str], InstalledModel]:
    """``installed(model_id)``: a real model that is here and whole, or the test is skipped and says which it lacks."""
    from merchant_assistant.engine.store.store import ModelStore
    from merchant_assistant.foundation.errors import UserFault
    from merchant_assistant.foundation.paths import AppPaths

    def find(model_id: str) -> InstalledModel:
        try:
            return ModelStore(AppPaths(shared_models.parent / "data", shared_models)).installed(model_id)
        except UserFault as fault:
            pytest.skip(f"{fault.message} (models get {model_id})")

    return find


@pytest.fixture
def own_models(shared_models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same for one test alone, which may write there."""
    folder = link_models(shared_models, tmp_path / "models")
    monkeypatch.setenv("MERCHANT_ASSISTANT_MODELS", str(folder))
    return folder


@pytest.fixture(autouse=True)
def models_are_left_as_they_were(shared_models: Path) -> Iterator[None]:
    """A test that changes what all share fails: it would change the outcome of others (``own_models`` is its cure)."""
    before = _kept_in(shared_models)
    yield
    assert _kept_in(shared_models) == before, "the folder of models that all tests share was changed"


def link_models(source: Path, folder: Path) -> Path:
    """Links to every model that has a manifest, with the stamps that save reading them again."""
    folder.mkdir()
    for manifest in sorted((_ROOT / "models").glob("*.toml")):
        file = source / f"{manifest.stem}.gguf"
        if file.exists():
            try:
                (folder / file.name).symlink_to(file.resolve())
            except OSError:  # Windows allows it only to some
                (folder / file.name).hardlink_to(file.resolve())
        stamp = source / f"{file.name}.stamp"
        if stamp.exists():
            shutil.copyfile(stamp, folder / stamp.name)
    return folder


def _kept_in(folder: Path) -> dict[str, tuple[int, int]]:
    """All but stamps, locks and vectors of our own texts, which any reader may write."""
    entries = [entry for entry in os.scandir(folder) if not entry.name.endswith((".stamp", ".lock", "vectors"))]
    return {entry.name: (entry.stat().st_size, entry.stat().st_mtime_ns) for entry in entries}


@pytest.fixture(autouse=True)
def offline(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The promise of the product: a test without the marker ``network`` that reaches for another PC fails.

    Gives the names and addresses that were asked for.
    """
    asked: list[str] = []
    if request.node.get_closest_marker("network") is None:
        monkeypatch.setattr(socket, "getaddrinfo", _guarded(socket.getaddrinfo, asked))
        for name in ("connect", "connect_ex"):
            monkeypatch.setattr(socket.socket, name, _guarded_connect(getattr(socket.socket, name), asked))
    yield asked
    assert not asked, f"reached for the network: {asked}"


def _guarded(resolve: Any, asked: list[str]) -> Any:
    def guarded(host: Any, *arguments: Any, **options: Any) -> Any:
        _only_this_pc(host, asked)
        return resolve(host, *arguments, **options)

    return guarded


def _guarded_connect(connect: Any, asked: list[str]) -> Any:
    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _only_this_pc(address[0], asked)
        return connect(self, address)

    return guarded


def _only_this_pc(host: Any, asked: list[str]) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name not in (None, "", "localhost", "::1", "0.0.0.0") and not name.startswith("127."):
        asked.append(name)
        raise OSError(f"{name} is not this PC")


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """A data folder of its own; models stay where they are shared."""
    from merchant_assistant.foundation.paths import AppPaths

    monkeypatch.setenv("MERCHANT_ASSISTANT_DATA", str(tmp_path / "data"))
    return AppPaths.find()


@pytest.fixture(scope="session")
def make_lora() -> Callable[[Path, float], Path]:
    """``make_lora(file, strength)`` writes an adapter for the small model: with 0 it changes nothing, with 5 much.

    One matrix of the first block gets ``strength`` times random numbers more.
    """

    def make(file: Path, strength: float) -> Path:
        import numpy

        gguf = pytest.importorskip("gguf", reason="it comes with torch, which is not made for this PC")
        chance, width, rank = numpy.random.default_rng(1), 576, 4  # the width is that of the small model
        pair = {"lora_a": chance.normal(size=(rank, width)), "lora_b": chance.normal(size=(width, rank)) * strength}
        writer = gguf.GGUFWriter(str(file), "llama")
        writer.add_type("adapter")
        writer.add_string("adapter.type", "lora")
        writer.add_float32("adapter.lora.alpha", float(rank))
        for side, numbers in pair.items():
            writer.add_tensor(f"blk.0.attn_output.weight.{side}", numbers.astype(numpy.float32))
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()
        return file

    return make
