"""Examples as features see them. They are kept with the decisions themselves, in the same transaction."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from merchant_assistant.examples.model import Example, Verdict
from merchant_assistant.storage.examples import ExampleRepository, ExampleRow

if TYPE_CHECKING:
    from merchant_assistant.storage.database import Database

_TAUGHT: tuple[Verdict, ...] = ("approved", "edited")


class Examples:
    """Every method blocks and may be called from any thread."""

    def __init__(self, database: Database) -> None:
        self._stored = ExampleRepository(database)

    def all(
        self, verdicts: Collection[Verdict] = (), features: Collection[str] = (), *, taken_back: bool = False
    ) -> list[Example]:
        """The oldest first; no ``verdicts`` or ``features``: any. ``taken_back``: also decisions that were undone."""
        return [_example(row) for row in self._stored.all(verdicts, features, taken_back=taken_back)]

    def count(self, verdicts: Collection[Verdict] = (), features: Collection[str] = ()) -> int:
        """How many there are, without decisions that were undone."""
        return self._stored.count(verdicts, features)

    def as_messages(self, features: Collection[str] = ()) -> list[dict[str, str]]:
        """What a model can be taught: ``{"prompt", "completion"}``, as ``finetune run --examples`` reads it.

        Of each text that a person approved, as written or edited, the facts and what they made of it; where a text was
        decided about again, the last time counts.
        """
        last = {example.subject: example for example in self.all(features=features)}
        return list(_taught(last.values()))


def _taught(examples: Iterable[Example]) -> Iterator[dict[str, str]]:
    for example in examples:
        if example.verdict in _TAUGHT and example.prompt:
            yield {"prompt": example.prompt, "completion": json.dumps(dict(example.after), ensure_ascii=False)}


def _example(row: ExampleRow) -> Example:
    values = {name: getattr(row, name) for name in row.__slots__ if name != "taken_back_at"}
    texts = {name: json.loads(values[name]) for name in ("style", "before", "after")}
    record = tuple(json.loads(row.record))
    return Example(**{**values, **texts, "record": record, "taken_back": row.taken_back_at is not None})
