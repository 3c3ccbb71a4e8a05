"""The backup file: a ZIP with a manifest that says what is in it, and the hash of each member."""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import time
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from merchant_assistant import __version__
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import fault_of, user_faults
from merchant_assistant.foundation.said import said

DATABASE = "merchant.db"
SETTINGS = "settings.json"
ADAPTERS = "adapters/"  # what names of adapters' files begin with
_MANIFEST = "manifest.json"
_KIND = "merchant-assistant backup"
_FORMAT = 1
_SMALL = 1_000_000  # bytes that a manifest or the settings may have
_MANY = 1 << 31  # no merchant has as many of anything
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself. ``schema``: the version of its database."""

    program: str
    schema: int
    made_at: str
    counts: Mapping[str, int]
    members: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # name -> {"bytes", "sha256"}


def write(part: Path, files: Mapping[str, Path], manifest: Manifest, cancel: CancelToken | None = None) -> None:
    """Write the backup ``part`` and read it back."""
    members = {name: {"bytes": file.stat().st_size, "sha256": _hash_of(file, cancel)} for name, file in files.items()}
    content = {"kind": _KIND, "format": _FORMAT, **asdict(manifest), "members": members}
    with zipfile.ZipFile(part, "w", compresslevel=1) as packed:
        packed.writestr(_entry(_MANIFEST), json.dumps(content, ensure_ascii=False, indent=1))
        for name, file in files.items():
            with file.open("rb") as source, packed.open(_entry(name), "w", force_zip64=True) as target:
                _pour(source, target, None, cancel)
    with zipfile.ZipFile(part) as packed:
        for name, member in read_manifest(packed, part).members.items():
            with packed.open(name) as source:
                if _pour(source, None, int(member["bytes"]), cancel) != member["sha256"]:
                    raise _damaged(part)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, time.localtime()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16  # readable by its owner wherever it is unpacked by hand
    return entry


def is_archive(file: Path) -> bool:
    """Whether it is a ZIP at all; a bare database is a backup too. Raises the faults of reading a file."""
    with user_faults(file), file.open("rb") as opened:
        return opened.read(4) == b"PK\x03\x04"


def unpack(file: Path, targets: Mapping[str, Path], cancel: CancelToken | None = None) -> Manifest:
    """Write each member that stands in ``targets`` there, checked against its size and hash.

    Raises :class:`UserFault` ``not_a_backup``, ``backup_damaged``, ``newer_data`` or ``disk_full``.
    """
    with _opened(file) as packed:
        manifest = read_manifest(packed, file)
        _refuse_without_room(manifest, targets)
        for name in manifest.members.keys() & targets.keys():
            _extract(packed, name, manifest.members[name], targets[name], file, cancel)
        return manifest


def peek(file: Path) -> Manifest:
    """What the backup says of itself; nothing else of it is read. Raises as :func:`unpack` does."""
    with _opened(file) as packed:
        return read_manifest(packed, file)


@contextlib.contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    """A ZIP of somebody's; whatever is wrong with it is a fault."""
    try:
        with zipfile.ZipFile(file) as packed:
            yield packed
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise _damaged(file) from error  # RuntimeError: encrypted; NotImplementedError: packed in a way unknown to us
    except OSError as error:
        raise fault_of(error, file) from error
    except Exception as error:
        if type(error).__module__ in ("zlib", "lzma"):
            raise _damaged(file) from error
        raise


def read_manifest(packed: zipfile.ZipFile, file: Path) -> Manifest:
    """What the file says of itself, in bounds. Raises ``not_a_backup``, ``newer_data``."""
    sizes = {entry.filename: entry.file_size for entry in packed.infolist()}
    if sizes.get(_MANIFEST, _SMALL + 1) > _SMALL:
        raise not_a_backup(file)
    try:
        content = json.loads(packed.read(_MANIFEST))
        if content["kind"] != _KIND:
            raise not_a_backup(file)
        if content["format"] > _FORMAT:
            raise newer(file)
        manifest = Manifest(**{name: content[name] for name in Manifest.__slots__})
        stated = {str(name): int(member["bytes"]) for name, member in manifest.members.items()}
        counted = all(isinstance(count, int) and 0 <= count < _MANY for count in manifest.counts.values())
        known = counted and isinstance(manifest.schema, int) and isinstance(manifest.made_at, str)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise not_a_backup(file) from error
    whole = DATABASE in stated and all(sizes.get(name) == size for name, size in stated.items())
    if not known or not whole or stated.get(SETTINGS, 0) > _SMALL:
        raise _damaged(file)
    return manifest


def write_json(file: Path, content: Mapping[str, object]) -> None:
    """A member of plain values."""
    with user_faults(file):
        file.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


def now_manifest(schema: int, made_at: str, counts: Mapping[str, int]) -> Manifest:
    """The manifest of a backup made now by this program."""
    return Manifest(__version__, schema, made_at, counts)


def not_a_backup(file: Path) -> UserFault:
    """The file is something else."""
    return UserFault(
        "not_a_backup",
        said("Safekeeping", "“{file}” is not a backup of Merchant Assistant.").format(file=file.name),
        said("Safekeeping", "Choose the file that “Back up now” wrote. A catalogue is dropped on the window instead."),
    )


def newer(file: Path) -> UserFault:
    """A newer program wrote it."""
    return UserFault(
        "newer_data",
        said("Safekeeping", "“{file}” was written by a newer version of Merchant Assistant.").format(file=file.name),
        said("Safekeeping", "Install the newer version, then restore it. Nothing was changed."),
    )


def _damaged(file: Path) -> UserFault:
    return UserFault(
        "backup_damaged",
        said("Safekeeping", "The backup “{file}” is damaged.").format(file=file.name),
        said("Safekeeping", "Use another backup, or copy this one from where it was kept once more. "
             "Nothing was changed."),
    )  # fmt: skip


def _refuse_without_room(manifest: Manifest, targets: Mapping[str, Path]) -> None:
    """What a file says about its size is believed only where it fits the disk; more is never written."""
    wanted = sum(int(member["bytes"]) for name, member in manifest.members.items() if name in targets)
    folder = next(iter(targets.values())).parent
    if wanted > shutil.disk_usage(folder).free:
        raise UserFault(
            "disk_full",
            said("Safekeeping", "There is not enough room on the disk to unpack this backup."),
            said("Safekeeping", "Free some space and try again. Nothing was changed."),
        )


def _extract(
    packed: zipfile.ZipFile, name: str, stated: Mapping[str, Any], target: Path, file: Path, cancel: CancelToken | None
) -> None:
    with packed.open(name) as source, user_faults(target), target.open("wb") as written:
        if _pour(source, written, int(stated["bytes"]), cancel) != stated.get("sha256"):
            raise _damaged(file)


def _pour(source: IO[bytes], target: IO[bytes] | None, limit: int | None, cancel: CancelToken | None) -> str:
    """Copy and hash. Raises BadZipFile where there is more than ``limit``."""
    digest, read = hashlib.sha256(), 0
    while chunk := source.read(_CHUNK):
        if cancel is not None:
            cancel.check()
        read += len(chunk)
        if limit is not None and read > limit:
            raise zipfile.BadZipFile("longer than stated")
        digest.update(chunk)
        if target is not None:
            target.write(chunk)
    return digest.hexdigest()


def _hash_of(file: Path, cancel: CancelToken | None) -> str:
    with file.open("rb") as source:
        return _pour(source, None, None, cancel)
