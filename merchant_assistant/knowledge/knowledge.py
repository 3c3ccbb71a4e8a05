"""The merchant's documents: adding, removing, finding. What every page and command calls."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from merchant_assistant.engine.model import Engine
from merchant_assistant.foundation.cancel import CancelToken, Progress, no_progress
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import user_faults
from merchant_assistant.knowledge.deciding import Candidate
from merchant_assistant.knowledge.finding import SHOWN, Finder
from merchant_assistant.knowledge.judging import ModelJudge
from merchant_assistant.knowledge.meaning import Meaning
from merchant_assistant.knowledge.model import Added, Document, Hit, Passage, SetAside
from merchant_assistant.knowledge.quoting import quote
from merchant_assistant.storage.knowledge import DocumentRecord, KnowledgeRepository, NewDocument, PassageRecord

if TYPE_CHECKING:
    from merchant_assistant.knowledge.meaning import Near
    from merchant_assistant.storage.database import Database

READING_LOG = "reading.log"


class Knowledge:
    """Any thread may call it; adding and asking block, so a window calls them from a worker."""

    def __init__(self, database: Database, engine: Engine, logs: Path, model_id: Callable[[], str]) -> None:
        self._repository = KnowledgeRepository(database)
        self._engine = engine
        self._log = logs / READING_LOG
        self._meaning = Meaning(self._repository, engine, model_id)
        self._finder = Finder(self._repository, self._meaning)

    def add(
        self, files: Iterable[Path], progress: Progress = no_progress, cancel: CancelToken | None = None
    ) -> list[Added | SetAside]:
        """Read each file in a child and keep its passages, in a transaction of its own; a bad file stops no other.

        The same file again replaces its older version. Found by words at once, by meaning after :meth:`index`.
        """
        files = list(files)
        found: list[Added | SetAside] = []
        for done, file in enumerate(files):
            progress(done, len(files), file.name)
            try:
                found.append(self._add(file.expanduser().absolute(), cancel))
            except UserFault as fault:
                found.append(SetAside(file, fault))
        return found

    def index(self, progress: Progress = no_progress, cancel: CancelToken | None = None) -> int:
        """Make what search by meaning needs, for the passages that lack it: in the background, to be stopped any time.

        Raises :class:`UserFault` where the model of vectors is missing.
        """
        return self._meaning.make(progress, cancel)

    def documents(self) -> list[Document]:
        """In the order in which they were added."""
        return [_document(record) for record in self._repository.documents()]

    def removed(self) -> list[Document]:
        """What was taken away within the last day and :meth:`restore` brings back, in the order of being added."""
        return [_document(record) for record in self._repository.removed()]

    def remove(self, document_id: int) -> Document:
        """Take a document away; :meth:`restore` brings it back for a day. Raises ``unknown_document``."""
        document = self._repository.document(document_id)
        self._repository.remove(document_id)
        return _document(document)

    def restore(self, document_id: int) -> Document:
        """Raises :class:`UserFault` (``unknown_document``) once it is really gone."""
        self._repository.restore(document_id)
        return _document(self._repository.document(document_id))

    def passages(self, document_id: int) -> list[Passage]:
        """All that was read of a document, in its order."""
        return [_passage(record) for record in self._repository.of_document(document_id)]

    def passage(self, passage_id: int) -> Passage:
        """The one that a source of an answer names. Raises ``unknown_document`` where its document is gone."""
        return _passage(self._repository.passage(passage_id))

    def find(self, question: str, cancel: CancelToken | None = None) -> list[Hit]:
        """Up to three passages, the one that answers first, each with the sentences that do; none where nothing does.

        Raises ``Cancelled``.
        """
        if not self._repository.version():
            return []
        return _hits(question, *self._finder.find(question, ModelJudge(self._engine, question, cancel), cancel))

    def about(self, question: str, cancel: CancelToken | None = None) -> list[Hit]:
        """What is said of the matter by a passage that does not speak of whom the question names: no answer to it.

        Raises ``Cancelled``.
        """
        return _hits(question, *self._finder.about(question, cancel)) if self._repository.version() else []

    def beside(self, question: str, cancel: CancelToken | None = None) -> list[Hit]:
        """The few passages that come nearest to a question that none answers: worth a look.

        Raises ``Cancelled``.
        """
        if not self._repository.version():
            return []
        return _hits(question, *self._finder.beside(question, ModelJudge(self._engine, question, cancel), cancel))

    def nearest(self, question: str, cancel: CancelToken | None = None) -> list[Passage]:
        """The few passages that most speaks for, however little that is: to measure the search by itself."""
        found, _ = self._finder.candidates(question, cancel) if self._repository.version() else ([], None)
        return [_passage(one.passage) for one in found[:SHOWN]]

    def _add(self, file: Path, cancel: CancelToken | None) -> Added:
        from merchant_assistant.knowledge.reading.client import must_be_file, read  # noqa: PLC0415 - starts children

        must_be_file(file)
        with user_faults(file), file.open("rb") as opened:
            sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
        before = self._repository.named(file.name)
        if before and before.sha256 == sha256:
            return Added(_document(before), "unchanged")
        reading = read(file, self._log, cancel)
        new = NewDocument(file.name, str(file), reading.kind, sha256, file.stat().st_size)
        rows = ((one.heading, one.text, one.page, one.entry) for one in reading.passages)
        id = self._repository.add(new, rows)
        return Added(_document(self._repository.document(id)), "replaced" if before else "added")


def _hits(question: str, found: Sequence[Candidate], near: Near | None) -> list[Hit]:
    return [
        Hit(
            _passage(one.passage), quote(one.passage, question, near), one.unsaid, one.unnamed, one.score, one.is_likely
        )
        for one in found
    ]


def _document(record: DocumentRecord) -> Document:
    return Document(
        record.id,
        record.name,
        Path(record.path),
        record.kind,
        record.bytes,
        record.added_at,
        record.passages,
        not record.waiting,
    )


def _passage(record: PassageRecord) -> Passage:
    return Passage(
        record.id,
        record.document_id,
        record.file,
        record.heading,
        record.text,
        record.page,
        record.entry,
        Path(record.path),
    )
