"""The merchant's data kept safe: backed up, restored, taken along in open formats, and looked after where they lie."""

from __future__ import annotations

import contextlib
import logging
import os
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from merchant_assistant.engine.store.adapters import AdapterStore
from merchant_assistant.foundation.cancel import CancelToken, Progress, no_progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import atomic_path, refuse_own, user_faults
from merchant_assistant.foundation.said import said
from merchant_assistant.foundation.settings import LAST_BACKUP, Settings
from merchant_assistant.safekeeping import archive
from merchant_assistant.safekeeping.model import BackupResult, Contents, ExportAllResult, RestoreResult
from merchant_assistant.safekeeping.restoring import Note, Prepared, finish, prepare
from merchant_assistant.storage import backup as storage
from merchant_assistant.storage.faults import busy

if TYPE_CHECKING:
    from merchant_assistant.foundation.paths import AppPaths
    from merchant_assistant.safekeeping.rooms import Rooms
    from merchant_assistant.storage.database import Database

_log = logging.getLogger(__name__)
KEPT = 10  # backups that a restore made by itself
_ATTEMPTS = 5  # to find a moment in which nobody else writes
_BEFORE = "before-restore"
_ALL = Changes(products=True, batches=True, drafts=True, conversations=True, settings=True, replies=True, words=True)


class Safekeeping:
    """Every method blocks and may be called from any thread. Nothing needs the database to be open, or to be sound."""

    def __init__(
        self,
        paths: AppPaths,
        settings: Settings,
        database: Database,
        rooms: Rooms,
    ) -> None:
        self._paths = paths
        self._settings = settings
        self._database = database
        self._rooms = rooms
        self._adapters = AdapterStore(paths)

    def backup(
        self,
        file: Path,
        progress: Progress = no_progress,
        cancel: CancelToken | None = None,
        *,
        overwrite: bool = False,
    ) -> BackupResult:
        """Write everything but models and logs into one file, and read it back. Others go on working meanwhile.

        Raises :class:`UserFault` ``file_exists`` (unless ``overwrite``), ``own_file``, and those of writing files.
        """
        self._refuse_target(file, overwrite=overwrite)
        result = self._write_backup(file, progress, cancel)
        with contextlib.suppress(UserFault):  # the backup is there, also where its date cannot be kept
            self._settings.set(LAST_BACKUP, datetime.now(UTC).isoformat(timespec="seconds"))
        return result

    def contents(self, file: Path) -> Contents:
        """What would be restored, to be asked about first. Raises ``not_a_backup``, ``backup_damaged`` …"""
        if not archive.is_archive(file):
            return Contents()
        manifest = archive.peek(file)
        return Contents(manifest.made_at, manifest.counts)

    def restore(
        self, file: Path, progress: Progress = no_progress, cancel: CancelToken | None = None
    ) -> tuple[RestoreResult, Changes]:
        """Put the data of a backup (or of a copy in the folder “backups”) in place of the present ones.

        Everything is checked first, and the present data are backed up. Then all changes at once or not at all, also
        while others read. Adapters follow; those that are only here stay. Raises :class:`UserFault` ``not_a_backup``,
        ``backup_damaged``, ``newer_data``, ``busy`` …
        """
        with self._scratch() as stem:
            prepared = prepare(file, stem, progress, cancel)
            kept = self._put_in_place(prepared, progress, cancel)
            left_out = self._put_back_adapters(prepared)
        self._forget_old()
        return RestoreResult(file, prepared.made_at, prepared.counts, kept, left_out), _ALL

    def finish(self) -> None:
        """Bring to its end a restore whose process died; called at each start, after the database was opened."""
        finish(self._paths, self._settings, self._database)

    def export_all(
        self,
        file: Path,
        progress: Progress = no_progress,
        cancel: CancelToken | None = None,
        *,
        overwrite: bool = False,
    ) -> ExportAllResult:
        """Write everything that is the merchant's, in formats that other programs read, into one ZIP.

        Raises :class:`UserFault` ``file_exists`` (unless ``overwrite``), ``own_file``, and those of writing files.
        """
        from merchant_assistant.safekeeping.exporting import export_all  # noqa: PLC0415 - writers, only when asked

        self._refuse_target(file, overwrite=overwrite)
        with self._scratch() as stem:
            return export_all(file, stem, self._settings.portable(), self._rooms, progress, cancel)

    def warnings(self) -> tuple[UserFault, ...]:
        """What is not safe about the place where the data lie."""
        from merchant_assistant.foundation.places import warnings  # noqa: PLC0415 - after the start

        return warnings(self._paths.data)

    def _refuse_target(self, file: Path, *, overwrite: bool) -> None:
        refuse_own(file, self._paths)
        if file.exists() and not overwrite:
            raise UserFault(
                "file_exists",
                said("Safekeeping", "“{file}” is there already.").format(file=file.name),
                said("Safekeeping", "Choose another name. Nothing was overwritten."),
            )

    def _write_backup(self, file: Path, progress: Progress, cancel: CancelToken | None) -> BackupResult:
        from merchant_assistant.storage.schema import newest  # noqa: PLC0415 - reads the migrations

        with self._scratch() as stem:
            database, settings = stem.with_suffix(".db"), stem.with_suffix(".json")
            counts = storage.save(self._database, database, progress, cancel)
            archive.write_json(settings, self._settings.portable())
            adapters = {f"{archive.ADAPTERS}{name}": path for name, path in self._adapters.files().items()}
            members = {archive.DATABASE: database, archive.SETTINGS: settings, **adapters}
            manifest = archive.now_manifest(newest(), datetime.now(UTC).isoformat(timespec="seconds"), counts)
            with atomic_path(file) as part:
                archive.write(part, members, manifest, cancel)
        return BackupResult(file, file.stat().st_size, counts)

    def _put_in_place(self, prepared: Prepared, progress: Progress, cancel: CancelToken | None) -> Path | None:
        try:
            kept = self._replace(prepared, progress, cancel)
        except UserFault as fault:
            if fault.code != "database_damaged":
                raise
            self._database.close()
            aside = self._backup_file("damaged", ".db")
            storage.replace_damaged(self._paths.database, prepared.database, aside)
            if prepared.settings is not None:
                self._settings.take_over(prepared.settings)
            return aside
        with contextlib.suppress(UserFault):  # the data are in place; where the disk is full the next start does it
            self.finish()
        return kept

    def _put_back_adapters(self, prepared: Prepared) -> int:
        """How many could not be put in place. That is no reason to call the restore failed: the data are there."""
        left_out = 0
        for description, file in prepared.adapters:
            try:
                self._adapters.put_back(description, file)
            except UserFault as fault:
                _log.warning("an adapter was not restored: %s", fault.code)
                left_out += 1
        return left_out

    def _replace(self, prepared: Prepared, progress: Progress, cancel: CancelToken | None) -> Path | None:
        """Keep the present data, then replace just these: what somebody else saved in between would be in neither."""
        for _ in range(_ATTEMPTS):
            version = self._database.data_version() if self._paths.database.exists() else None
            kept = self._keep_present(progress, cancel)
            try:
                with Note(self._paths, storage.generation(self._database), prepared.settings):
                    storage.put_back(self._database, prepared.database, progress, cancel, kept=version)
            except storage.WrittenSince:
                if kept:
                    kept.unlink(missing_ok=True)
            else:
                return kept
        raise busy()

    def _keep_present(self, progress: Progress, cancel: CancelToken | None) -> Path | None:
        if not self._paths.database.exists():
            return None
        file = self._backup_file(_BEFORE, ".zip")
        self._write_backup(file, progress, cancel)
        return file

    def _backup_file(self, name: str, ending: str) -> Path:
        with user_faults(self._paths.backups):
            self._paths.backups.mkdir(parents=True, exist_ok=True)
        return self._paths.backups / f"{name}-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}{ending}"

    def _forget_old(self) -> None:
        with contextlib.suppress(OSError):
            for old in sorted(self._paths.backups.glob(f"{_BEFORE}-*.zip"))[:-KEPT]:
                old.unlink(missing_ok=True)

    @contextlib.contextmanager
    def _scratch(self) -> Iterator[Path]:
        """The beginning of names for files that are gone afterwards.

        What a kill leaves there a later import removes: the number in the name says which process it was of.
        """
        with user_faults(self._paths.staging):
            self._paths.staging.mkdir(parents=True, exist_ok=True)
        stem = self._paths.staging / f"{os.getpid()}-keeping-{uuid.uuid4().hex}"
        try:
            yield stem
        finally:
            for left in self._paths.staging.glob(f"{stem.name}*"):
                with contextlib.suppress(OSError):
                    left.unlink()
