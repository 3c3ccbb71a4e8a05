"""How fast a model is on this PC: measured once, kept, and said as words a second and drafts an hour.

The figures lie beside the models (``speeds.json``): they belong to this PC and its model files, as these do, not to a
data folder, which may move to another PC.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import logging
import os
import threading
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from merchant_assistant.engine.busy import OtherWork
from merchant_assistant.engine.model import BackendName, Engine, InstalledModel, ModelProvider, Speed
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import atomic_write

_log = logging.getLogger(__name__)

FILE = "speeds.json"
PROBE = 2  # raise it when measuring changes, so that every PC measures again
MOST = 64  # entries kept, the newest
LOCK_WAIT_S = 5.0

# Of product texts, by the default model's vocabulary: English words and Chinese characters for each token.
WORDS_A_TOKEN = {"en": 0.68, "zh": 1.28}


class SpeedKey(msgspec.Struct, frozen=True, kw_only=True):
    """What a measurement depends on. An adapter does not count: its few numbers change next to nothing.

    ``model``: the hash of its file. ``runtime``: version of the backend and the libraries it found. ``pc``: so that a
    models folder that is carried to another PC is measured there.
    """

    model: str
    backend: BackendName
    runtime: str
    device: str
    pc: str
    probe: int = PROBE


class _Entry(msgspec.Struct, frozen=True):
    key: SpeedKey
    speed: Speed


class _File(msgspec.Struct, frozen=True):
    speeds: tuple[_Entry, ...] = ()


def key_of(model: InstalledModel) -> SpeedKey:
    """What the speed of ``model``, run as it says, depends on. Loads no backend."""
    return SpeedKey(
        model=model.version, backend=model.backend, runtime=_runtime(model.backend), device=model.device, pc=_this_pc()
    )


class SpeedCache:
    """Measured speeds in a file of the models folder. Use from any thread; several processes may share the file."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._guard = threading.Lock()
        self._read: tuple[tuple[int, int], dict[SpeedKey, Speed]] | None = None
        self._own: dict[SpeedKey, Speed] = {}  # of this run: they hold also where the folder cannot be written

    def get(self, key: SpeedKey) -> Speed | None:
        """The measured speed; the file is read again only where it changed."""
        with self._guard:
            return self._own.get(key) or self._load().get(key)

    def put(self, key: SpeedKey, speed: Speed) -> None:
        """Keep it. A folder that cannot be written costs only that it is measured again at the next start."""
        with self._guard:
            self._own[key] = speed
        try:
            with FileLock(self._path.with_name(f".{FILE}.lock"), timeout=LOCK_WAIT_S), self._guard:
                self._save({**{k: s for k, s in self._load().items() if k != key}, key: speed})
        except (UserFault, Timeout, OSError) as error:
            _log.warning("speeds not kept: %s", type(error).__name__)

    def _load(self) -> dict[SpeedKey, Speed]:
        try:
            found = self._path.stat()
            stamp = (found.st_mtime_ns, found.st_size)
            if self._read is None or self._read[0] != stamp:
                entries = msgspec.json.decode(self._path.read_bytes(), type=_File).speeds
                self._read = stamp, {entry.key: entry.speed for entry in entries if _usable(entry.speed)}
        except FileNotFoundError:
            return {}
        except (OSError, msgspec.MsgspecError, ValueError) as error:
            _log.warning("%s cannot be read, speeds are measured again: %s", FILE, type(error).__name__)
            return {}
        return self._read[1]

    def _save(self, speeds: dict[SpeedKey, Speed]) -> None:
        newest = list(speeds.items())[-MOST:]
        content = msgspec.json.encode(_File(tuple(_Entry(key, speed) for key, speed in newest)))
        atomic_write(self._path, msgspec.json.format(content))


def _usable(speed: Speed) -> bool:
    """Whether figures from a file can be worked with."""
    return (
        any(lane.lanes == 1 for lane in speed.lanes)
        and min(speed.prompt_tok_s, *(lane.decode_tok_s for lane in speed.lanes)) > 0
    )


def measured(
    engine: Engine, cache: SpeedCache, key: SpeedKey, cancel: CancelToken | None = None, *, fresh: bool = False
) -> Speed:
    """The speed of the model that ``engine`` runs: kept under ``key``, or measured now (some seconds) and kept.

    ``fresh``: measured in any case. Faults as for any request; raises
    :class:`~merchant_assistant.foundation.errors.Cancelled`.
    """
    speed = None if fresh else cache.get(key)
    if speed is None:
        speed = measure(engine, cancel)
        cache.put(key, speed)
    return speed


def measure(engine: Engine, cancel: CancelToken | None = None) -> Speed:
    """Measure the model on this PC, and tell whether other programs got in the way. Faults as for any request."""
    others = OtherWork()
    speed = engine.measure(cancel)
    return msgspec.structs.replace(speed, busy=others.busy)


def with_lanes(provider: ModelProvider, cache: SpeedCache) -> ModelProvider:
    """``provider``, with the best number of lanes where it was measured."""

    def provide() -> InstalledModel:
        model = provider()
        speed = cache.get(key_of(model))
        return dataclasses.replace(model, lanes=speed.best.lanes) if speed else model

    return provide


# --- what a merchant wants to know ------------------------------------------------------------------------------------


@dataclasses.dataclass(frozen=True, slots=True)
class DraftSize:
    """Tokens of one draft: ``own`` are read for it alone (what all share is read once a job), ``written`` follow."""

    own: int
    written: int


DRAFT = DraftSize(own=150, written=170)  # means of drafts of the sample catalogue by the default model


def words_a_second(speed: Speed, language: str) -> float:
    """Of one text that somebody watches being written: words, or characters where ``language`` is Chinese."""
    return speed.decode_tok_s * WORDS_A_TOKEN.get(language.partition("-")[0], WORDS_A_TOKEN["en"])


def drafts_per_hour(speed: Speed, draft: DraftSize = DRAFT) -> float:
    """Of a long job with the best number at a time."""
    return 3600 / (draft.own / speed.prompt_tok_s + draft.written / speed.best.decode_tok_s)


# --- what a measurement depends on ------------------------------------------------------------------------------------

_PACKAGES: dict[BackendName, tuple[str, ...]] = {
    "llama.cpp": ("llama-cpp-python",),
    "transformers": ("transformers", "torch"),
}


@functools.cache
def _runtime(backend: BackendName) -> str:
    """Versions of the backend's packages; of llama.cpp also which libraries are there (a build for a GPU adds some)."""
    named = [f"{name} {_version(name)}" for name in _PACKAGES.get(backend, ())]
    if backend == "llama.cpp":
        named.append(_libraries())
    return ", ".join(named)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "absent"


def _libraries() -> str:
    """A short mark of the names and sizes of llama.cpp's libraries."""
    found = sorted(f"{file.name} {file.stat().st_size}" for file in _library_folder().glob("*") if file.is_file())
    return hashlib.sha256("\n".join(found).encode()).hexdigest()[:12]


def _library_folder() -> Path:
    if named := os.environ.get("LLAMA_CPP_LIB_PATH"):
        return Path(named)
    spec = find_spec("llama_cpp")
    return Path(spec.origin).parent / "lib" if spec and spec.origin else Path()


@functools.cache
def _this_pc() -> str:
    """Processor, cores and memory: enough to tell two PCs apart, and nothing about who owns it."""
    import platform  # noqa: PLC0415 - only for this

    import psutil  # noqa: PLC0415 - only for this

    cores = psutil.cpu_count(logical=False) or psutil.cpu_count() or 1
    processor = platform.processor() or platform.machine()
    return (
        f"{platform.system()} {processor} {_processor_name()}, {cores} cores, {_gb(psutil.virtual_memory().total)} GB"
    )


def _processor_name() -> str:
    """The model of the processor where the system says it in a file."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")


def _gb(size: int) -> int:
    return round(size / 1e9)
