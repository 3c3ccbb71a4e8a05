"""The parent's side of reading a file: starts the import child, watches it, takes what it says."""

from __future__ import annotations

import contextlib
import os
import uuid
from pathlib import Path

import msgspec

from merchant_assistant.catalogue.importing.frames import (
    Advance,
    Answer,
    Finished,
    ReadRequest,
    StagedSheet,
    unpack_finding,
    unpack_problem,
)
from merchant_assistant.catalogue.importing.model import ImportOptions, SheetReading
from merchant_assistant.foundation.cancel import CancelToken, Progress, no_progress
from merchant_assistant.foundation.child import FramePipe
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import fault_of, user_faults
from merchant_assistant.foundation.reading_child import Bounds, End, Refused, converse
from merchant_assistant.foundation.said import said, unpacked

MAX_SECONDS = 1200.0
MAX_RESIDENT = 3 * 1024**3


def read_file(
    file: Path,
    staging_dir: Path,
    log_file: Path,
    options: ImportOptions,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> tuple[SheetReading, ...]:
    """Read ``file`` in a child process into staging files under ``staging_dir``, one for each table found.

    Blocks; call it from a worker thread. Raises :class:`UserFault` (``not_found``, ``is_folder``, ``empty_file``,
    ``not_a_table``, ``encrypted``, ``archive_too_large``, ``format_not_supported``, ``file_unreadable``,
    ``file_too_large``, ``unknown_column`` …) or ``Cancelled``; no staging file is left behind then.
    """
    file = file.absolute()
    _must_be_readable(file)
    with user_faults(staging_dir):
        staging_dir.mkdir(parents=True, exist_ok=True)
    _sweep(staging_dir)
    prefix = staging_dir / f"{os.getpid()}-{uuid.uuid4().hex}"
    try:
        return _read(file, prefix, log_file, options, progress, cancel or CancelToken())
    except BaseException:
        discard(prefix)
        raise


def _sweep(staging_dir: Path) -> None:
    """Remove what processes left behind that were killed; plans of the living may still wait for consent."""
    import psutil  # noqa: PLC0415 - only needed while a file is read

    for left in staging_dir.glob("*.db*"):
        owner = left.name.partition("-")[0]
        if not (owner.isascii() and owner.isdigit() and psutil.pid_exists(int(owner))):
            with contextlib.suppress(OSError):
                left.unlink()


def discard(prefix: Path) -> None:
    """Remove all staging files whose names start with that of ``prefix``."""
    for left in prefix.parent.glob(prefix.name + "*"):
        left.unlink(missing_ok=True)


def _must_be_readable(file: Path) -> None:
    """Say what is wrong with the path before a process is started for it."""
    if file.is_dir():
        raise fault_of(IsADirectoryError(), file)
    with user_faults(file), file.open("rb") as opened:
        if not opened.read(1):
            raise UserFault(
                "empty_file",
                said("Catalogue", "“{file}” is empty.").format(file=file.name),
                said("Catalogue", "Export it again and choose the new file."),
            )


def _read(
    file: Path, prefix: Path, log_file: Path, options: ImportOptions, progress: Progress, cancel: CancelToken
) -> tuple[SheetReading, ...]:
    request = ReadRequest(str(file), str(prefix), options.format, options.mapping, options.repairs, options.remembered)
    bounds = Bounds(MAX_SECONDS, MAX_RESIDENT)
    found, end = converse("import", log_file, bounds, cancel, Answer, lambda pipe: _heard(pipe, request, progress))
    if found is None:
        raise _fault(end, file)
    return tuple(map(_reading, found.sheets))


def _heard(pipe: FramePipe[Answer, ReadRequest], request: ReadRequest, progress: Progress) -> Finished | Refused | None:
    """Send the request and hear progress until the last frame; None where the child ended without one."""
    pipe.send(request)
    while isinstance(frame := pipe.receive(), Advance):
        progress(frame.done, frame.total, unpacked(frame.text))
    return frame


def _fault(end: End, file: Path) -> UserFault:
    """What is said of a child that gave no last frame."""
    if end == "raised":
        return reading_failed(file)
    if end == "memory":
        return too_large(file)
    if end == "time":
        return UserFault(
            "file_too_slow",
            said("Catalogue", "Reading “{file}” took too long and was stopped.").format(file=file.name),
            said("Catalogue", "Split the file into parts."),
        )
    return UserFault(
        "file_unreadable",
        said("Catalogue", "“{file}” cannot be read: it is damaged.").format(file=file.name),
        said("Catalogue", "Open it in a spreadsheet program and save it again."),
    )


def _reading(sheet: StagedSheet) -> SheetReading:
    fields = msgspec.structs.asdict(sheet)
    fields["staging"] = Path(sheet.staging)
    fields["problems"] = tuple(map(unpack_problem, sheet.problems))
    fields["findings"] = tuple(map(unpack_finding, sheet.findings))
    return SheetReading(**fields)


def too_large(file: Path) -> UserFault:
    """The fault of a file that needs more memory than a reading may take."""
    return UserFault(
        "file_too_large",
        said("Catalogue", "“{file}” needs too much memory.").format(file=file.name),
        said("Catalogue", "Save it as CSV, or split it into several files."),
    )


def reading_failed(file: Path) -> UserFault:
    """The fault of ours: what was raised while a file was read stands in the log, and the file may well be sound."""
    return UserFault(
        "reading_failed",
        said("Catalogue", "“{file}” could not be read because of a mistake in Merchant Assistant.").format(
            file=file.name
        ),
        said(
            "Catalogue",
            "Save it as CSV and choose that file. What happened is in the logs: “Open the logs” in the settings.",
        ),
    )
