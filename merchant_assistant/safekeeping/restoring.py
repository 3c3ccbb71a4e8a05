"""The way of a backup into the data folder: checked and brought up to date aside, then put in place."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from merchant_assistant.engine.store.adapters import SIDECAR, WEIGHTS
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import atomic_write, user_faults
from merchant_assistant.foundation.paths import NOTE_OF_RESTORE
from merchant_assistant.safekeeping import archive
from merchant_assistant.storage import backup as storage
from merchant_assistant.storage.database import Database

if TYPE_CHECKING:
    from merchant_assistant.foundation.paths import AppPaths
    from merchant_assistant.foundation.settings import Settings


@dataclass(frozen=True, slots=True)
class Prepared:
    """Data ready to be put in place. ``settings`` is None where the file holds none.

    ``adapters``: the description and the file of each, as :meth:`AdapterStore.files` named them.
    """

    database: Path
    settings: Mapping[str, object] | None
    adapters: tuple[tuple[Path, Path], ...]
    counts: Mapping[str, int]
    made_at: str


def prepare(file: Path, stem: Path, progress: Progress, cancel: CancelToken | None) -> Prepared:
    """Unpack ``file`` to names that begin with ``stem``, check every bit of it, and migrate it there."""
    database, settings, made_at = stem.with_suffix(".db"), stem.with_suffix(".json"), ""
    adapters: dict[str, Path] = {}
    progress(0, None)
    if archive.is_archive(file):
        adapters = _adapters_in(archive.peek(file), stem)
        targets = {archive.DATABASE: database, archive.SETTINGS: settings, **adapters}
        made_at = archive.unpack(file, targets, cancel).made_at
    else:
        with user_faults(file):
            shutil.copyfile(file, database)
    counts = _brought_up(file, database, cancel)
    return Prepared(database, _settings_of(settings, file), _pairs(adapters), counts, made_at)


def finish(paths: AppPaths, settings: Settings, database: Database) -> None:
    """After the database: where a note says that it was replaced, the settings follow."""
    note = paths.data / NOTE_OF_RESTORE
    try:
        content = json.loads(note.read_bytes())
    except FileNotFoundError:
        return
    except (OSError, ValueError, RecursionError):  # written atomically: a stranger's file
        content = {}
    values = content.get("settings")
    if values is not None and content.get("generation") != storage.generation(database):
        settings.take_over(values)
    with user_faults(note):
        note.unlink(missing_ok=True)


class Note:
    """Lies in the data folder while the database is replaced; the settings follow by :func:`finish`.

    A process that dies meanwhile leaves it behind, and the next start knows from it whether they still have to.
    """

    def __init__(self, paths: AppPaths, generation: int, settings: Mapping[str, object] | None) -> None:
        self._file = paths.data / NOTE_OF_RESTORE
        self._content = {"generation": generation, "settings": settings}

    def __enter__(self) -> Self:
        atomic_write(self._file, json.dumps(self._content, ensure_ascii=False).encode())
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _t: TracebackType | None
    ) -> None:
        if error is not None:  # the database is as it was
            with contextlib.suppress(OSError):
                self._file.unlink(missing_ok=True)


def _adapters_in(manifest: archive.Manifest, stem: Path) -> dict[str, Path]:
    """Where their members are unpacked to: names of ours, whatever the file calls them."""
    names = sorted(name for name in manifest.members if name.startswith(archive.ADAPTERS))
    return {name: stem.with_suffix(f".db-{number}") for number, name in enumerate(names)}


def _pairs(adapters: Mapping[str, Path]) -> tuple[tuple[Path, Path], ...]:
    """A description without its file, or a file without, is nothing."""
    whole = (name for name in adapters if name.endswith(SIDECAR) and name.removesuffix(SIDECAR) + WEIGHTS in adapters)
    return tuple((adapters[name], adapters[name.removesuffix(SIDECAR) + WEIGHTS]) for name in whole)


def _brought_up(file: Path, database: Path, cancel: CancelToken | None) -> dict[str, int]:
    """Opening it refuses what is newer or no database of ours, and migrates what is older."""
    try:
        storage.check(database, cancel)
        with contextlib.closing(Database(database, database.parent)) as opened:
            opened.open()
            with opened.read() as connection:
                return storage.counts(connection)
    except UserFault as fault:
        if fault.code == "newer_data":
            raise archive.newer(file) from fault
        if fault.code == "database_damaged":
            raise archive.not_a_backup(file) from fault
        raise


def _settings_of(settings: Path, file: Path) -> Mapping[str, object] | None:
    if not settings.exists():
        return None
    try:
        content = json.loads(settings.read_bytes())
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict):
        raise archive.not_a_backup(file)
    return content
