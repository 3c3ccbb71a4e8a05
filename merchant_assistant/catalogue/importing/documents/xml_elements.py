"""The elements of an XML file, one after the other, in constant memory.

Nothing is fetched, no entity is declared, and what is not asked for is let go at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from html.entities import html5
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from merchant_assistant.catalogue.importing.documents import faults, xml_text
from merchant_assistant.catalogue.importing.encoding import Encoding
from merchant_assistant.foundation.cancel import Progress, no_progress

MAX_DEPTH = 200
MAX_RECORD = 32 * 1024**2  # characters of one record, and of what stands between two
_NAMES = {name[:-1]: text for name, text in html5.items() if name.endswith(";")}


@lru_cache(maxsize=4096)
def local(tag: str) -> str:
    """The name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2]


class _Source:
    """What the parser reads from; stops it where too much has come since something was last let go."""

    def __init__(self, file: Path, chunks: Iterator[str]) -> None:
        self.file = file
        self._chunks = chunks
        self.held = 0

    def read(self, _: int = -1) -> str:
        chunk = next(self._chunks, "")
        while not chunk and (more := next(self._chunks, None)) is not None:
            chunk = more
        self.held += len(chunk)
        if self.held > MAX_RECORD:
            raise faults.too_long(self.file)
        return chunk


def root_of(file: Path, found: Encoding) -> str:
    """The local name of the root element. Raises :class:`UserFault`."""
    source = _Source(file, xml_text.text_of(file, found, no_progress))
    _, root = next(_events(source))
    return local(root.tag)


def elements(
    file: Path, found: Encoding, wanted: Callable[[list[str]], bool], progress: Progress
) -> Iterator[list[Element]]:
    """Every outermost element that is ``wanted`` by its path (local names from the root), in file order.

    It comes whole, as the last of the open elements around it (the root is the first; of those, what came before is
    gone but for their attributes). Good until the next one. Raises :class:`UserFault`.
    """
    source = _Source(file, xml_text.text_of(file, found, progress))
    path: list[str] = []
    around: list[Element] = []
    inside = 0  # how many elements are open from the wanted one on
    for event, element in _events(source):
        if inside:
            inside += 1 if event == "start" else -1
            if inside > MAX_DEPTH:
                raise faults.too_deep(file)
            if inside:
                continue
            yield around
        elif event == "start":
            path.append(local(element.tag))
            around.append(element)
            if len(path) > MAX_DEPTH:
                raise faults.too_deep(file)
            inside = int(wanted(path))
            continue
        source.held = 0
        for parent in around[-2:-1]:
            del parent[:]
        path.pop()
        around.pop()


def _events(source: _Source) -> Iterator[tuple[str, Element]]:
    parser = ET.XMLParser()
    parser.entity.update(_NAMES)
    try:
        yield from ET.iterparse(source, ("start", "end"), parser)
    except ET.ParseError as error:
        raise faults.broken(source.file, error.position[0]) from error


def opening_and_closing(file: Path, found: Encoding) -> Iterator[tuple[bool, Element]]:
    """Every element twice: as it opens (True), and as it closes with its attributes and text only."""
    source = _Source(file, xml_text.text_of(file, found, no_progress))
    depth = 0
    for event, element in _events(source):
        source.held = 0
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise faults.too_deep(file)
        yield event == "start", element
        if event == "end":
            del element[:]
