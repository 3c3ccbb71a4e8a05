"""Search by meaning: making the vectors of passages, and comparing a question with them. Without the model: nothing."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from merchant_assistant.engine.model import Engine, TextKind
from merchant_assistant.foundation.cancel import CancelToken, Progress, no_progress
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.prose import language_of, sentences
from merchant_assistant.knowledge.words import told

if TYPE_CHECKING:
    from merchant_assistant.knowledge.nearest import Index, Matrix, Nearness
    from merchant_assistant.storage.knowledge import KnowledgeRepository, PassageRecord

_AT_ONCE = 16  # passages whose vectors are made and saved together: stopping loses no more than these
_SENTENCES = 40  # of one passage
_WORDS_KEPT = 20_000
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Ruler:
    """The model that makes vectors now, and what it makes of the sentences that questions have nothing to do with.

    ``questions``: the middle of what it makes of questions, of each language.
    """

    model: str
    yardstick: dict[str, Matrix]
    questions: dict[str, Matrix]

    @property
    def dimensions(self) -> int:
        return int(next(iter(self.yardstick.values())).shape[1])


@dataclass(frozen=True, slots=True)
class Near:
    """A question among the passages. ``places``: of passages in ``nearness``, by id."""

    question: Matrix
    nearness: Nearness
    places: dict[int, int]
    index: Index


class Meaning:
    """Vectors by the embedding model that ``model_id`` names; kept in memory until passages change."""

    def __init__(self, repository: KnowledgeRepository, engine: Engine, model_id: Callable[[], str]) -> None:
        self._repository = repository
        self._engine = engine
        self._model_id = model_id
        self._guard = threading.Lock()
        self._ruler: tuple[str, _Ruler] | None = None
        self._index: tuple[tuple[int, str], Index] | None = None
        self._words: OrderedDict[tuple[str, str], bytes] = OrderedDict()

    def make(self, progress: Progress = no_progress, cancel: CancelToken | None = None) -> int:
        """Make the vectors that are missing, a few passages at a time; returns how many passages got theirs.

        Raises what :meth:`Engine.embed` raises, where the model is missing or the person stops it.
        """
        made, model = 0, self._measured(cancel).model
        while waiting := self._repository.without_vectors(model, _AT_ONCE):
            self._save(model, waiting, cancel)
            made += len(waiting)
            progress(made, None)
        return made

    def near(self, question: str, passages: Sequence[PassageRecord], cancel: CancelToken | None = None) -> Near | None:
        """None where there is no model, or nothing has vectors yet."""
        try:
            index = self._current(passages, cancel)
            if not index.ids:
                return None
            (vector,) = self._vectors((question,), "query", cancel)
        except UserFault as fault:
            _log.info("no search by meaning: %s", fault.code)
            return None
        places = {id: place for place, id in enumerate(index.ids)}
        usual = self._measured(cancel).questions[language_of(question) or "en"]
        return Near(vector, index.nearness(vector, usual), places, index)

    def alike(self, words: Sequence[str], others: Sequence[str], cancel: CancelToken | None = None) -> Matrix:
        """How much alike each word is to each other one, 0 to 1."""
        from merchant_assistant.knowledge.nearest import alike  # noqa: PLC0415 - numpy, only where documents are asked

        rows = self._of_words([*words, *others], cancel)
        return alike(rows[: len(words)], rows[len(words) :])

    def _save(self, model: str, passages: Sequence[PassageRecord], cancel: CancelToken | None) -> None:
        from merchant_assistant.knowledge.nearest import packed  # noqa: PLC0415 - as above

        texts = [_texts(passage) for passage in passages]
        rows = self._vectors([text for each in texts for text in each], "passage", cancel)
        saved, start = {}, 0
        for passage, each in zip(passages, texts, strict=True):
            saved[passage.id] = packed(rows[start : start + len(each)])
            start += len(each)
        self._repository.save_vectors(model, saved)

    def _current(self, passages: Sequence[PassageRecord], cancel: CancelToken | None) -> Index:
        """The index of all passages with vectors; made anew where documents changed."""
        ruler = self._measured(cancel)
        key = (self._repository.version(), ruler.model)
        with self._guard:
            if self._index is None or self._index[0] != key:
                self._index = key, self._made(ruler, passages)
            return self._index[1]

    def _made(self, ruler: _Ruler, passages: Sequence[PassageRecord]) -> Index:
        from merchant_assistant.knowledge.nearest import Index  # noqa: PLC0415 - as above

        texts = {passage.id: passage.text for passage in passages}
        known = [(id, blob) for id, blob in self._repository.vectors(ruler.model) if id in texts]
        languages = [language_of(texts[id]) or "en" for id, _ in known]
        return Index(known, languages, ruler.yardstick, ruler.dimensions)

    def _measured(self, cancel: CancelToken | None) -> _Ruler:
        """Made once for a model. Raises what :meth:`Engine.embed` raises."""
        wanted = self._model_id()
        with self._guard:
            if self._ruler is None or self._ruler[0] != wanted:
                model, yardstick = self._by_language(told().yardstick, "passage", cancel)
                _, questions = self._by_language(told().questions, "query", cancel)
                middles = {language: rows.mean(axis=0) for language, rows in questions.items()}
                self._ruler = wanted, _Ruler(model, yardstick, middles)
            return self._ruler[1]

    def _by_language(
        self, lines: Mapping[str, Sequence[str]], kind: TextKind, cancel: CancelToken | None
    ) -> tuple[str, dict[str, Matrix]]:
        """Which model it is, and the vectors of each language's lines."""
        from merchant_assistant.knowledge.nearest import matrix  # noqa: PLC0415 - as above

        answer = self._engine.embed([line for own in lines.values() for line in own], kind, cancel)
        rows, start, found = matrix(answer.data, answer.dimensions), 0, {}
        for language, own in lines.items():
            found[language] = rows[start : start + len(own)]
            start += len(own)
        return answer.model, found

    def _vectors(self, texts: Sequence[str], kind: TextKind, cancel: CancelToken | None) -> Matrix:
        from merchant_assistant.knowledge.nearest import matrix  # noqa: PLC0415 - as above

        answer = self._engine.embed(texts, kind, cancel)
        return matrix(answer.data, answer.dimensions)

    def _of_words(self, words: Sequence[str], cancel: CancelToken | None) -> Matrix:
        """Words come again and again: theirs are kept."""
        from merchant_assistant.knowledge.nearest import matrix  # noqa: PLC0415 - as above

        model = self._model_id()
        new = [word for word in dict.fromkeys(words) if (model, word) not in self._words]
        if new:
            rows = self._vectors(new, "query", cancel)
            self._words.update({(model, word): row.tobytes() for word, row in zip(new, rows, strict=True)})
        kept = b"".join(self._words[model, word] for word in words)
        dimensions = len(self._words[model, words[0]]) // 4
        while len(self._words) > _WORDS_KEPT:
            self._words.popitem(last=False)
        return matrix(kept, dimensions)


def _texts(passage: PassageRecord) -> list[str]:
    """What vectors are made of: the heading, all of it, and each sentence below its heading."""
    heading = passage.heading or passage.file
    own = [f"{heading}: {sentence}" for sentence in sentences(passage.text)[:_SENTENCES]]
    return [heading, f"{heading}\n{passage.text}", *own]
