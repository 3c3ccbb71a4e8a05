"""The records of a JSON or JSONL file, one after the other, in constant memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import ijson

from merchant_assistant.catalogue.importing.documents import faults, json_lines, json_shape, json_text
from merchant_assistant.catalogue.importing.documents.flattening import Record, scalar
from merchant_assistant.catalogue.importing.documents.json_text import Source
from merchant_assistant.catalogue.importing.encoding import Encoding
from merchant_assistant.catalogue.importing.facts import Row
from merchant_assistant.foundation.cancel import Progress, no_progress

KEY = "key"
STRAY = "\0stray"  # the one name in what stands among the records and is none


class Records:
    """The records of one file; each :meth:`walk` reads it anew."""

    def __init__(self, file: Path, found: Encoding) -> None:
        """Looks for the records. Raises :class:`UserFault` where there are none."""
        self.encoding = found
        self._file = file
        self._lines = json_lines.are_lines(json_text.pieces(file, found, no_progress))
        place = json_shape.find(self._events())
        if place is None:
            raise faults.not_products(file)
        self._place = place

    def walk(self, progress: Progress) -> Iterator[Record]:
        """Every record, in file order; in the place of what is no record its text, called :data:`STRAY`."""
        source = self._source(progress)
        with self._told():
            for record in self._values(source):
                source.held = 0
                yield record if isinstance(record, Mapping) else {STRAY: scalar(record)}

    def _values(self, source: Source) -> Iterator[Any]:
        if not self._place.keyed:
            yield from ijson.items(source, self._place.prefix, multiple_values=True)
            return
        for key, value in ijson.kvitems(source, self._place.prefix):
            yield {KEY: key, **value} if isinstance(value, Mapping) else value

    def _events(self) -> Iterator[tuple[str, str, object]]:
        with self._told():
            source = self._source(no_progress)
            for event in ijson.parse(source, multiple_values=True):
                source.held = 0
                yield event

    def _source(self, progress: Progress) -> Source:
        pieces = json_text.pieces(self._file, self.encoding, progress)
        return Source(self._file, json_lines.sound(pieces, json_text.MAX_RECORD) if self._lines else pieces)

    def _told(self) -> AbstractContextManager[None]:
        return _told(self._file)


def is_grid(file: Path, found: Encoding) -> bool:
    """Whether a document is a list of lists: a table already."""
    with _told(file):
        first = islice(ijson.basic_parse(Source(file, json_text.pieces(file, found, no_progress))), 2)
        return [event for event, _ in first] == ["start_array", "start_array"]


def grid(file: Path, found: Encoding, progress: Progress) -> Iterator[Row]:
    """The rows of such a document."""
    source = Source(file, json_text.pieces(file, found, progress))
    with _told(file):
        for number, values in enumerate(ijson.items(source, "item"), 1):
            source.held = 0
            if isinstance(values, list) and values:
                yield number, [scalar(value) for value in values]


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """A fault in place of what the parser raises."""
    try:
        yield
    except (ijson.JSONError, UnicodeError, RecursionError) as error:
        raise faults.broken_json(file) from error
