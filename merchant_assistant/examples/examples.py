"""Examples as features see them. Those of drafts are kept with the decisions, in the same transaction."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from merchant_assistant.examples.model import Decision, Example, Verdict
from merchant_assistant.storage.examples import ExampleRepository, ExampleRow

if TYPE_CHECKING:
    from merchant_assistant.storage.database import Database


class Examples:
    """Every method blocks and may be called from any thread."""

    def __init__(self, database: Database) -> None:
        self._stored = ExampleRepository(database)

    def all(
        self, verdicts: Collection[Verdict] = (), features: Collection[str] = (), *, taken_back: bool = False
    ) -> Iterator[Example]:
        """The oldest first; no ``verdicts`` or ``features``: any. ``taken_back``: also decisions that were undone."""
        return map(_example, self._stored.all(verdicts, features, taken_back=taken_back))

    def count(self, verdicts: Collection[Verdict] = (), features: Collection[str] = ()) -> int:
        """How many there are, without decisions that were undone."""
        return self._stored.count(verdicts, features)

    def as_pairs(self, features: Collection[str] = ()) -> list[dict[str, str]]:
        """What a model can be taught: ``{"prompt", "completion"}``, as ``finetune run --examples`` reads it.

        Of each text that a person approved, as written or edited, the facts and what they made of it; where a text was
        decided about again, the last time counts. Answers of the chat only where ``features`` names them: what they
        tell is true of one day's data, and a model that learnt it by heart would say it on another.
        """
        wanted = features or self._stored.features() - {"chat"}
        return (
            [{"prompt": prompt, "completion": after} for prompt, after in self._stored.taught(wanted)] if wanted else []
        )

    def decide(self, subject: str, decision: Decision | None) -> int | None:
        """Let this stand of ``subject`` in place of what stood; None: nothing. Returns what stood, to be put back."""
        return self._stored.decide(subject, decision)

    def reinstate(self, subject: str, example_id: int | None) -> None:
        """Let stand again what :meth:`decide` said stood before."""
        self._stored.reinstate(subject, example_id)

    def standing(self, subjects: Collection[str]) -> dict[str, Example]:
        """What a person said last of each of these, and did not take back."""
        return {subject: _example(row) for subject, row in self._stored.standing(subjects).items()}


def _example(row: ExampleRow) -> Example:
    values = {name: getattr(row, name) for name in row.__slots__ if name != "taken_back_at"}
    texts = {name: json.loads(values[name]) for name in ("style", "before", "after")}
    record = tuple(json.loads(row.record))
    return Example(**{**values, **texts, "record": record, "taken_back": row.taken_back_at is not None})
