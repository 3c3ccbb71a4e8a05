"""Models that the merchant brought along: taken from their file, described by what its header says."""

from __future__ import annotations

import contextlib
import logging
import os
import re
from collections.abc import Collection
from pathlib import Path

import msgspec

from merchant_assistant.engine.gguf import Header
from merchant_assistant.engine.store.manifest import Manifest
from merchant_assistant.engine.store.stamp import Stamp
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.files import atomic_path, atomic_write, user_faults

_log = logging.getLogger(__name__)
_BLOCK = 1 << 20
_SUFFIX = ".own.json"


def sidecar(folder: Path, model_id: str) -> Path:
    """Where the description of an own model lies."""
    return folder / f"{model_id}{_SUFFIX}"


def read_all(folder: Path) -> dict[str, Manifest]:
    """The own models in ``folder`` by id; an unreadable description is left out (its file can be added again)."""
    found: dict[str, Manifest] = {}
    for file in folder.glob(f"*{_SUFFIX}"):
        try:
            manifest = msgspec.json.decode(file.read_bytes(), type=Manifest)
        except (OSError, msgspec.MsgspecError):
            _log.warning("%s cannot be read", file.name)
            continue
        if file.name == f"{manifest.id}{_SUFFIX}":
            found[manifest.id] = manifest
    return dict(sorted(found.items()))


def write(folder: Path, manifest: Manifest) -> None:
    """Remember an own model."""
    atomic_write(sidecar(folder, manifest.id), msgspec.json.format(msgspec.json.encode(manifest)))


def describe(file: Path, header: Header, stamp: Stamp, taken: Collection[str]) -> Manifest:
    """A manifest for a file that no manifest knows, with an id that is not ``taken``."""
    return Manifest(
        id=_free_id(file.stem, taken),
        name=header.name or file.stem,
        role="embedding" if header.makes_vectors else "chat",
        purpose="Added by hand.",
        licence="unknown",
        languages=(),
        context=header.context or 2048,
        bytes=stamp.size,
        sha256=stamp.sha256,
        memory=stamp.size + stamp.size // 4,
    )


def describe_folder(path: Path, size: int, sha256: str, memory: int, context: int, taken: Collection[str]) -> Manifest:
    """The same for a folder of safetensors: ``size`` of its files and ``memory`` when unpacked, in bytes."""
    return Manifest(
        id=_free_id(path.name, taken),
        name=path.name,
        role="chat",
        purpose="Added by hand.",
        licence="unknown",
        languages=(),
        context=context or 2048,
        bytes=size,
        sha256=sha256,
        memory=memory,
    )


def link_or_copy(source: Path, target: Path, cancel: CancelToken | None = None) -> None:
    """Put the content of ``source`` at ``target``: the same bytes on the disk where it allows that, else a copy."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}.link")
    with contextlib.suppress(OSError):
        temporary.hardlink_to(source.resolve())
        temporary.replace(target)
        return
    with atomic_path(target) as copied, user_faults(source), source.open("rb") as opened, copied.open("wb") as out:
        while block := opened.read(_BLOCK):
            if cancel:
                cancel.check()
            out.write(block)


def _free_id(stem: str, taken: Collection[str]) -> str:
    base = re.sub(r"[^a-z0-9._-]+", "-", stem.lower()).strip("-._")[:70] or "model"
    model_id, number = base, 2
    while model_id in taken:
        model_id, number = f"{base}-{number}", number + 1
    return model_id
