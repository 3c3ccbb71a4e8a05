"""The text of an XML file: in the encoding it says it is in, if that is true, without what no parser takes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from merchant_assistant.catalogue.importing import encoding
from merchant_assistant.catalogue.importing.documents import faults
from merchant_assistant.catalogue.importing.encoding import Encoding
from merchant_assistant.foundation.cancel import Progress
from merchant_assistant.foundation.said import said

CHUNK = 1 << 16
MAX_PROLOG = 1 << 20
_HEAD = 1 << 10
_DECLARED = re.compile(rb"^\s*<\?xml[^>]*?\sencoding\s*=\s*[\"']([\w.:-]+)[\"']")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # XML 1.0 has no place for them
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "hz": "gb18030", "iso8859-1": "cp1252", "shift_jis": "cp932"}
# What stands before the root in place of the file's own: it makes names such as &nbsp; no fault of the file.
_OWN_PROLOG = '<!DOCTYPE document SYSTEM "none">'


def encoding_of(file: Path) -> Encoding:
    """The declared encoding where every byte belongs to it, else what the bytes look like."""
    with file.open("rb") as opened:
        head = opened.read(_HEAD)
    told = _DECLARED.match(head)
    name = _codec(told[1].decode("ascii")) if told else None
    if name and encoding.decodes(file, name):
        return Encoding(name)
    return encoding.detect(file)


def _codec(told: str) -> str | None:
    """The Python codec of a declared name, the widest of its kind; None for UTF-16 (its bytes say so) and unknown."""
    try:
        name = codecs.lookup(told).name
    except LookupError:
        return None
    if name.startswith(("utf-16", "utf-32")) or not _is_of_text(name):
        return None
    return "utf-8-sig" if name == "utf-8" else _WIDER.get(name, name)


def _is_of_text(name: str) -> bool:
    """Whether a codec reads ASCII as itself; Python calls ``rot13`` and ``idna`` codecs too."""
    try:
        return b"<?xml".decode(name) == "<?xml"
    except (LookupError, UnicodeError):
        return False


def text_of(file: Path, found: Encoding, progress: Progress) -> Iterator[str]:
    """The text from the root element on, after a prolog of ours. Raises :class:`UserFault`."""
    chunks = _chunks(file, found, progress)
    head, start = "", None
    while start is None:
        chunk = next(chunks, None)
        if chunk is None or len(head) > MAX_PROLOG:
            raise faults.not_products(file)
        head += chunk
        start = _root(file, head)
    yield _OWN_PROLOG + head[start:]
    yield from chunks


def _chunks(file: Path, found: Encoding, progress: Progress) -> Iterator[str]:
    size = file.stat().st_size
    errors = "replace" if found.damaged else "strict"
    with file.open("rb") as raw:
        decoder = codecs.getincrementaldecoder(found.name)(errors)
        while data := raw.read(CHUNK):
            progress(raw.tell(), size, said("Catalogue", "records"))
            yield _UNFIT.sub(" ", decoder.decode(data))
        yield _UNFIT.sub(" ", decoder.decode(b"", final=True))


def _root(file: Path, head: str) -> int | None:
    """Where the root's start tag begins; None where it has not come yet. Entities that a file declares can blow up to
    any size or fetch other files: no catalogue needs them, and none is read with them. Those of the declaration itself
    (``%NAME;``, with which BMEcat files name their own elements) are left behind with it and never looked up.
    """
    parser = expat.ParserCreate()
    found: list[int] = []

    def entity(_name: str, of_declaration: bool, text: str | None, *_: object) -> None:
        if not of_declaration or text is None:
            raise faults.with_entities(file)

    def start(*_: object) -> None:
        if not found:
            found.append(parser.CurrentByteIndex)

    parser.EntityDeclHandler = entity
    parser.StartElementHandler = start
    try:
        parser.Parse(head.lstrip("\ufeff \t\r\n"))
    except expat.ExpatError as error:
        if not found:
            raise faults.broken(file, error.lineno) from error
    if not found:
        return None
    stripped = head.lstrip("\ufeff \t\r\n")
    return len(head) - len(stripped) + len(stripped.encode()[: found[0]].decode())
