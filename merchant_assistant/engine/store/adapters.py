"""Adapters: small files laid over a model, which then writes as a merchant's own texts do. They lie in the data folder.

An adapter fits the one model that it was made for, byte by byte: its description names that model and its hash.
"""

from __future__ import annotations

import contextlib
import logging
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from merchant_assistant.engine.gguf import Header, read_header
from merchant_assistant.engine.model import InstalledAdapter, InstalledModel
from merchant_assistant.engine.store.faults import near_one
from merchant_assistant.engine.store.manifest import ModelId, Sha256
from merchant_assistant.engine.store.own_models import link_or_copy
from merchant_assistant.engine.store.stamp import Stamp, hash_of, read_hash, stamp_path
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import atomic_write, user_faults
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.foundation.said import said

_log = logging.getLogger(__name__)
SIDECAR, WEIGHTS = ".json", ".gguf"
_MAX_DESCRIPTION = 64 * 1024

AdapterName = Annotated[str, msgspec.Meta(pattern=r"^\w(?:[\w .()+-]{0,58}[\w)])?$")]


class Description(msgspec.Struct, frozen=True, kw_only=True):
    """What stands beside an adapter's file. ``base`` is the id of its model, ``base_sha256`` the hash of its file."""

    name: AdapterName
    base: ModelId
    base_sha256: Sha256
    bytes: Annotated[int, msgspec.Meta(gt=0)]
    sha256: Sha256
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Adapter:
    """An adapter and whether its file is whole."""

    description: Description
    path: Path
    state: Literal["ready", "damaged"]

    @property
    def name(self) -> str:
        return self.description.name

    def as_json(self) -> dict[str, object]:
        """The shape that ``models list --json`` prints."""
        described = self.description
        return {
            "name": described.name,
            "base": described.base,
            "state": self.state,
            "bytes": described.bytes,
            "path": str(self.path),
            "languages": list(described.languages),
        }


class AdapterStore:
    """The adapters of one merchant. Safe from any thread; two with one name: the later takes the earlier's place."""

    def __init__(self, paths: AppPaths) -> None:
        self.folder = paths.adapters

    def list(self) -> tuple[Adapter, ...]:
        """All of them by name; one whose description cannot be read is left out."""
        described = (_read(file) for file in sorted(self.folder.glob(f"*{SIDECAR}")))
        return tuple(self._adapter(description) for description in described if description)

    def get(self, name: str) -> Adapter:
        """One that is whole. Raises :class:`UserFault` ``unknown_adapter`` or ``adapter_damaged``."""
        adapter = next((found for found in self.list() if found.name == name), None)
        if adapter is None:
            raise self._unknown(name)
        if adapter.state == "damaged":
            raise _damaged(name)
        return adapter

    def fitting(self, name: str, base: InstalledModel) -> InstalledAdapter:
        """The adapter for that very model. Raises as :meth:`get` does, and ``adapter_of_another_model``."""
        adapter = self.get(name)
        if adapter.description.base_sha256 != base.version:
            raise _of_another_model(adapter)
        return InstalledAdapter(name, adapter.path, adapter.description.sha256)

    def laid_over(self, model: InstalledModel, name: str) -> InstalledModel:
        """``model`` with the adapter of that name; without where there is none, or none that is whole and fits."""
        if not name:
            return model
        try:
            return replace(model, adapter=self.fitting(name, model))
        except UserFault as fault:
            _log.warning("adapter not used: %s", fault.code)
            return model

    def add(
        self,
        file: Path,
        name: str,
        base: InstalledModel,
        languages: tuple[str, ...] = (),
        cancel: CancelToken | None = None,
    ) -> Adapter:
        """Take in a file (linked or copied, never moved) as an adapter for ``base``.

        Raises :class:`UserFault` ``bad_name``, ``adapter_damaged``, ``adapter_of_another_model``, or what reading and
        writing files may raise.
        """
        _check_name(name)
        header = _read_adapter(file)
        if header.architecture != read_header(base.path).architecture:
            raise _not_for(name, base.id)
        target = self._file(name)
        with user_faults(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
        if not (target.exists() and target.samefile(file)):
            link_or_copy(file, target, cancel)
        description = Description(
            name=name, base=base.id, base_sha256=base.version, bytes=target.stat().st_size,
            sha256=hash_of(target, cancel=cancel), languages=languages,
        )  # fmt: skip
        return self._describe(description)

    def files(self) -> dict[str, Path]:
        """What a backup holds of them, by name: the files of all that are whole."""
        whole = [adapter for adapter in self.list() if adapter.state == "ready"]
        return {path.name: path for adapter in whole for path in (self._sidecar(adapter.name), adapter.path)}

    def put_back(self, sidecar: Path, file: Path) -> Adapter:
        """Take in, under its own name, what :meth:`files` gave; one of that name that differs makes room.

        Raises :class:`UserFault` ``adapter_damaged``, or what reading and writing files may raise.
        """
        description = _described(sidecar)
        if description is None or not _same(read_hash(file), description):
            raise not_an_adapter(file)
        _read_adapter(file)
        target = self._file(description.name)
        if not _whole(target, description):
            with user_faults(self.folder):
                self.folder.mkdir(parents=True, exist_ok=True)
            link_or_copy(file, target)
        return self._describe(description)

    def remove(self, name: str) -> None:
        """Delete an adapter and what belongs to it. Raises :class:`UserFault` ``unknown_adapter``."""
        if not any(adapter.name == name for adapter in self.list()):
            raise self._unknown(name)
        file = self._file(name)
        with user_faults(file):
            for path in (self._sidecar(name), file, stamp_path(file)):
                path.unlink(missing_ok=True)

    def _describe(self, description: Description) -> Adapter:
        """Write down what is known of a file that is in its place."""
        atomic_write(self._sidecar(description.name), msgspec.json.format(msgspec.json.encode(description)))
        return self._adapter(description)

    def _adapter(self, description: Description) -> Adapter:
        file = self._file(description.name)
        whole = _whole(file, description)
        return Adapter(description, file, "ready" if whole else "damaged")

    def _unknown(self, name: str) -> UserFault:
        hint = near_one(name, [adapter.name for adapter in self.list()])
        return UserFault("unknown_adapter", said("Engine", "There is no adapter “{name}”.").format(name=name), hint)

    def _file(self, name: str) -> Path:
        return self.folder / f"{name}{WEIGHTS}"

    def _sidecar(self, name: str) -> Path:
        return self.folder / f"{name}{SIDECAR}"


def _read(file: Path) -> Description | None:
    """The description in ``file``, none where it cannot be read or does not belong to its place."""
    description = _described(file)
    name = f"{description.name}{SIDECAR}" if description else ""
    return description if file.name.casefold() == name.casefold() else None  # some disks keep an older spelling


def _described(file: Path) -> Description | None:
    try:
        if file.stat().st_size > _MAX_DESCRIPTION:
            raise msgspec.ValidationError("too long")
        return msgspec.json.decode(file.read_bytes(), type=Description)
    except (OSError, msgspec.MsgspecError):
        _log.warning("%s cannot be read", file.name)
        return None


def _whole(file: Path, description: Description) -> bool:
    with contextlib.suppress(OSError, UserFault):
        return file.stat().st_size == description.bytes and hash_of(file) == description.sha256
    return False


def _same(found: Stamp, description: Description) -> bool:
    return (found.size, found.sha256) == (description.bytes, description.sha256)


def _check_name(name: str) -> None:
    try:
        msgspec.convert(name, AdapterName)
    except msgspec.ValidationError as error:
        raise UserFault(
            "bad_name",
            said("Engine", "An adapter cannot be named “{name}”.").format(name=name),
            said("Engine", "Use letters, digits, spaces and hyphens, 60 at most."),
        ) from error


def _read_adapter(file: Path) -> Header:
    """The header, checked by our own bounds before native code sees the file."""
    try:
        header = read_header(file)
    except UserFault as fault:
        raise (not_an_adapter(file) if fault.code == "model_damaged" else fault) from fault
    if not header.is_adapter:
        raise not_an_adapter(file)
    return header


def not_an_adapter(file: Path) -> UserFault:
    """The fault for a file that is no adapter."""
    return UserFault(
        "adapter_damaged",
        said("Engine", "“{file}” is not a whole adapter.").format(file=file.name),
        said("Engine", "Choose another file, or make the adapter again."),
    )


def _damaged(name: str) -> UserFault:
    return UserFault(
        "adapter_damaged",
        said("Engine", "The file of the adapter “{name}” is damaged.").format(name=name),
        said("Engine", "Remove it, and make the adapter again."),
    )


def _of_another_model(adapter: Adapter) -> UserFault:
    return UserFault(
        "adapter_of_another_model",
        said("Engine", "The adapter “{name}” was made for another model.").format(name=adapter.name),
        said("Engine", "Use it with {model}, as it was when the adapter was made.").format(
            model=adapter.description.base
        ),
    )


def _not_for(name: str, base: str) -> UserFault:
    return UserFault(
        "adapter_of_another_model",
        said("Engine", "The adapter “{name}” does not fit the model “{model}”.").format(name=name, model=base),
        said("Engine", "Choose the model that it was made for."),
    )
