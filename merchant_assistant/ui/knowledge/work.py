"""What the documents' room does in workers."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import Said, said

if TYPE_CHECKING:
    from merchant_assistant.chat.model import Source
    from merchant_assistant.knowledge.knowledge import Knowledge
    from merchant_assistant.knowledge.model import Added, Document, Passage, SetAside

Deed = Callable[["Knowledge", int, Progress, CancelToken], "Document"]
MOST = 400  # passages that are shown at once, around the place


@dataclass(frozen=True, slots=True)
class Listed:
    """What there is, and what was ``removed`` lately."""

    documents: tuple[Document, ...]
    removed: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """A document as it is read. ``here``: the passage that was asked for; ``whole``: all of its passages are here."""

    document: Document
    passages: tuple[Passage, ...]
    here: Passage | None
    whole: bool
    there: bool
    """Whether the file still lies where it was read from."""


def listed(knowledge: Knowledge, _progress: Progress, _cancel: CancelToken) -> Listed:
    return Listed(tuple(knowledge.documents()), tuple(knowledge.removed()))


def added(
    knowledge: Knowledge, files: Sequence[Path], progress: Progress, cancel: CancelToken
) -> list[Added | SetAside]:
    return knowledge.add(files, progress, cancel)


def indexed(knowledge: Knowledge, progress: Progress, cancel: CancelToken) -> None:
    """Without the model of vectors, documents are found by their words: no reason to say anything."""
    with contextlib.suppress(UserFault):
        knowledge.index(progress, cancel)


def removed(knowledge: Knowledge, document_id: int, _progress: Progress, _cancel: CancelToken) -> Document:
    return knowledge.remove(document_id)


def restored(knowledge: Knowledge, document_id: int, _progress: Progress, _cancel: CancelToken) -> Document:
    return knowledge.restore(document_id)


def opened(knowledge: Knowledge, document: Document, _progress: Progress, _cancel: CancelToken) -> Opened:
    """A document from its beginning."""
    passages = tuple(knowledge.passages(document.id))
    return _opened(document, passages, None)


def opened_at(knowledge: Knowledge, source: Source, _progress: Progress, cancel: CancelToken) -> Opened:
    """The document of a source, at its passage; of one that was replaced since, at the same place in the newer one.

    Raises :class:`UserFault` (``unknown_document``) where there is no such document any more.
    """
    file = source.ref.values.get("file") if isinstance(source.ref, Said) else source.ref
    wanted = _document_of(knowledge, source)
    for document in knowledge.documents():
        cancel.check()
        if document.id == wanted or (wanted is None and document.name == file):
            passages = tuple(knowledge.passages(document.id))
            return _opened(document, passages, next((one for one in passages if _same(one, source)), None))
    raise UserFault(
        "unknown_document",
        said("Knowledge", "This document is no longer here."),
        said("Knowledge", "Add it again, and ask once more."),
    )


def _opened(document: Document, passages: tuple[Passage, ...], here: Passage | None) -> Opened:
    at = passages.index(here) if here else 0
    first = max(0, min(at - MOST // 2, len(passages) - MOST))
    shown = passages[first : first + MOST]
    return Opened(document, shown, here, len(shown) == len(passages), document.path.is_file())


def _document_of(knowledge: Knowledge, source: Source) -> int | None:
    """The document that has the passage still, None where it was replaced or removed."""
    if source.passage is None:
        return None
    try:
        return knowledge.passage(source.passage).document_id
    except UserFault:
        return None


def _same(passage: Passage, source: Source) -> bool:
    at_place = str(passage.ref) == str(source.ref) and (passage.heading or passage.file) == source.title
    return passage.id == source.passage or at_place
