"""The bytes of a JSON file as UTF-8, told as they are read."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path

from merchant_assistant.catalogue.importing import encoding
from merchant_assistant.catalogue.importing.documents import faults
from merchant_assistant.catalogue.importing.documents.json_depth import Depth
from merchant_assistant.catalogue.importing.encoding import Encoding
from merchant_assistant.foundation.cancel import Progress
from merchant_assistant.foundation.said import said

CHUNK = 1 << 16
MAX_RECORD = 32 * 1024**2
MAX_DEPTH = 500  # nobody's catalogue comes near
MAX_DIGITS = 4000  # of one number; beyond, the parser crashes
_DIGITS = bytes(48 if 48 <= byte <= 57 else 32 for byte in range(256))


def encoding_of(file: Path) -> Encoding:
    """JSON is UTF-8 by its rules, and something else in the wild."""
    return encoding.detect(file)


def pieces(file: Path, found: Encoding, progress: Progress) -> Iterator[bytes]:
    """The file without its byte order mark."""
    size = file.stat().st_size
    decoder = codecs.getincrementaldecoder(found.name)("replace" if found.damaged else "strict")
    with file.open("rb") as raw:
        while data := raw.read(CHUNK):
            progress(raw.tell(), size, said("Catalogue", "records"))
            yield decoder.decode(data).encode()
        yield decoder.decode(b"", final=True).encode()


class Source:
    """What a parser reads from; stops it where a record will not end (``held`` is set to 0 for each)."""

    def __init__(self, file: Path, chunks: Iterator[bytes]) -> None:
        self._file = file
        self._chunks = chunks
        self._depth = Depth()
        self._end = b""  # of what was read, for numbers that go on
        self.held = 0

    def read(self, size: int = -1) -> bytes:
        """The next piece, of whatever length; a parser that asks for nothing gets nothing."""
        if not size:
            return b""
        piece = next((one for one in self._chunks if one), b"")
        self.held += len(piece)
        if self.held > MAX_RECORD:
            raise faults.too_long(self._file)
        if self._depth.deepest(piece) > MAX_DEPTH:
            raise faults.too_deep(self._file)
        digits = self._end + piece.translate(_DIGITS)
        if b"0" * MAX_DIGITS in digits:
            raise faults.broken_json(self._file)
        self._end = digits[-MAX_DIGITS:]
        return piece
