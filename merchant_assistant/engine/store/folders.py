"""Folders that hold a model as safetensors, checked by our own bounds before a library sees them.

Only files that are data are taken from such a folder; weights as pickles, which are programs, and code beside the
weights are left where they are.
"""

from __future__ import annotations

import hashlib
import json
import math
import shutil
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from merchant_assistant.engine.store.own_models import link_or_copy
from merchant_assistant.engine.store.stamp import hash_of, read_hash
from merchant_assistant.foundation.cancel import CancelToken, Progress, no_progress
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import user_faults
from merchant_assistant.foundation.said import said

MAX_WEIGHT_FILES = 200
MAX_HEADER_BYTES = 100_000_000  # the bound of the format's own library
MAX_TEXT_BYTES = 64 << 20
MAX_TENSORS = 65_536
MAX_CONTEXT = 1 << 31  # a length beyond that is a mistake, or a way to say "without end"
WEIGHTS = ".safetensors"
_NEEDED = ("config.json", "tokenizer.json")
_WELCOME = (
    "generation_config.json", "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json",
    "chat_template.jinja", "model.safetensors.index.json",
)  # fmt: skip
_WIDTHS = {
    "F64": 8, "I64": 8, "U64": 8, "F32": 4, "I32": 4, "U32": 4, "F16": 2, "BF16": 2, "I16": 2, "U16": 2, "I8": 1,
    "U8": 1, "BOOL": 1, "F8_E4M3": 1, "F8_E5M2": 1,
}  # fmt: skip
_LENGTH = struct.Struct("<Q")


class FolderError(Exception):
    """The folder is not one that we let a library read; the text says why (for the log, not for a merchant)."""


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A checked folder. ``files``: those that belong to the model; ``tensors``: how many numbers each holds.

    ``kind``: the architecture as transformers names it (``llama``, ``qwen2``).
    ``context``: the longest text the model was made for, in tokens; 0 where the folder does not say.
    """

    path: Path
    files: tuple[Path, ...]
    tensors: list[int]
    kind: str
    context: int

    @classmethod
    def read(cls, path: Path) -> ModelFolder:
        """Check the folder. Raises :class:`UserFault` ``model_damaged``, or what the system says of its files."""
        try:
            with user_faults(path):
                files = tuple(_files(path))
                config = _object(path / "config.json")
                weights = [file for file in files if file.suffix == WEIGHTS]
                _check_index(path, weights)
                tensors = [count for file in weights for count in _tensors(file)]
        except FolderError as error:
            raise _damaged(path, str(error)) from error
        context = config.get("max_position_embeddings", 0)
        length = context if type(context) is int and 0 < context < MAX_CONTEXT else 0
        return cls(path, files, tensors, str(config.get("model_type", "")), length)

    @property
    def bytes(self) -> int:
        return sum(file.stat().st_size for file in self.files)


def is_model_folder(path: Path) -> bool:
    """Whether it looks like one; :meth:`ModelFolder.read` then says whether it is good."""
    return (path / "config.json").is_file() and any(path.glob(f"*{WEIGHTS}"))


def hash_of_folder(folder: ModelFolder, progress: Progress = no_progress, cancel: CancelToken | None = None) -> str:
    """SHA-256 over the names and contents of the files; every file is read, and nothing is written beside it."""
    return _joined({file.name: read_hash(file, progress, cancel).sha256 for file in folder.files})


def kept_hash(
    path: Path, progress: Progress = no_progress, cancel: CancelToken | None = None, *, fresh: bool = False
) -> str:
    """The same for a folder of ours, where files that did not change are known by their stamps."""
    files = ModelFolder.read(path).files
    return _joined({file.name: hash_of(file, progress, cancel, fresh=fresh) for file in files})


def content_hash(
    path: Path, progress: Progress = no_progress, cancel: CancelToken | None = None, *, fresh: bool = False
) -> str:
    """The hash of a model as we keep it: a file, or a folder."""
    return (kept_hash if path.is_dir() else hash_of)(path, progress, cancel, fresh=fresh)


def content_bytes(path: Path) -> int:
    """How much a model as we keep it takes."""
    return ModelFolder.read(path).bytes if path.is_dir() else path.stat().st_size


def take_in(folder: ModelFolder, target: Path, cancel: CancelToken | None = None) -> None:
    """Link or copy the files to the folder ``target``, which is there only when all of them are."""
    growing = target.with_name(f".{target.name}.part")
    with user_faults(target):
        remove(growing)
        growing.mkdir(parents=True)
        for file in folder.files:
            link_or_copy(file, growing / file.name, cancel)
        remove(target)
        growing.rename(target)


def remove(path: Path) -> None:
    """Delete a folder of ours, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)


def _joined(hashes: dict[str, str]) -> str:
    lines = "".join(f"{found}  {name}\n" for name, found in sorted(hashes.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def _files(path: Path) -> Iterator[Path]:
    for name in (*_NEEDED, *_WELCOME):
        file = path / name
        if file.is_file():
            if file.stat().st_size > MAX_TEXT_BYTES:
                raise FolderError(f"{name} is too large")
            yield file
        elif name in _NEEDED:
            raise FolderError(f"no {name}")
    weights = sorted(file for file in path.glob(f"*{WEIGHTS}") if file.is_file())
    if not 1 <= len(weights) <= MAX_WEIGHT_FILES:
        raise FolderError(f"{len(weights)} files of weights")
    yield from weights


def _check_index(path: Path, weights: list[Path]) -> None:
    """All files that the index names are here."""
    index = path / "model.safetensors.index.json"
    if not index.is_file():
        return
    named = _object(index).get("weight_map")
    here = {file.name for file in weights}
    if not isinstance(named, dict) or not all(isinstance(name, str) and name in here for name in named.values()):
        raise FolderError("the index names other files")


def _tensors(file: Path) -> Iterator[int]:
    """How many numbers each tensor of a file holds. All that the header says is checked against the file's size."""
    size = file.stat().st_size
    with file.open("rb") as opened:
        start = opened.read(_LENGTH.size)
        length = _LENGTH.unpack(start)[0] if len(start) == _LENGTH.size else 0
        if not 2 <= length <= min(MAX_HEADER_BYTES, size - _LENGTH.size):
            raise FolderError(f"{file.name}: a header of {length} bytes")
        header = _parsed(opened.read(length), file.name)
    entries = [entry for name, entry in header.items() if name != "__metadata__"]
    if not 1 <= len(entries) <= MAX_TENSORS:
        raise FolderError(f"{file.name}: {len(entries)} tensors")
    extents = sorted(_extent(entry, file.name) for entry in entries)
    end = 0
    for first, last, count in extents:
        if first != end:
            raise FolderError(f"{file.name}: tensors that overlap or leave a gap")
        end = last
        yield count
    if end != size - _LENGTH.size - length:
        raise FolderError(f"{file.name}: not as long as its tensors")


def _extent(entry: Any, name: str) -> tuple[int, int, int]:
    """Where the tensor begins and ends, and how many numbers it holds."""
    try:
        width = _WIDTHS[entry["dtype"]]
        shape: list[int] = entry["shape"]
        first, last = entry["data_offsets"]
        whole = all(type(number) is int and 0 <= number < 1 << 48 for number in (*shape, first, last))
        count = math.prod(shape) if whole and len(shape) <= 8 else -1
    except (KeyError, TypeError, ValueError) as error:
        raise FolderError(f"{name}: a tensor that cannot be read") from error
    if count < 0 or last - first != count * width:
        raise FolderError(f"{name}: a tensor whose shape or place cannot be")
    return first, last, count


def _object(file: Path) -> dict[str, Any]:
    return _parsed(file.read_bytes(), file.name)


def _parsed(data: bytes, name: str) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise FolderError(f"{name} is not JSON") from error
    if not isinstance(found, dict):
        raise FolderError(f"{name} is not an object")
    return found


def _damaged(path: Path, why: str) -> UserFault:
    return UserFault(
        "model_damaged",
        said("Engine", "The folder “{folder}” does not hold a whole model.").format(folder=path.name),
        said("Engine", "Choose a folder with config.json, tokenizer.json and weights as safetensors."),
        why=why,
    )
