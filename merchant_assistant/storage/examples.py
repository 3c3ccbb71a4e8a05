"""What people made of what we wrote, kept as examples in the transaction of their decision."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from merchant_assistant.storage.draft_rows import DraftText, now, one

if TYPE_CHECKING:
    from merchant_assistant.storage.database import Database

Verdict = Literal["approved", "edited", "rejected"]
_TEXTS = ("title", "bullets", "description", "seo_title", "seo_description", "tags")
_NO_DRAFT = {"platform": "", "template": "", "style": "{}", "reason": ""}
_COLUMNS = (
    "id, at, verdict, feature, subject, platform, language, model, template, style, prompt, before, after, reason, "
    "record, taken_back_at"
)


@dataclass(frozen=True, slots=True)
class Basis:
    """What a draft rests on: ``prompt``, the facts as a model is told them, and ``record``, a JSON list of cells."""

    prompt: str = ""
    record: str = "[]"


NO_BASIS = Basis()


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """One example as stored; ``style``, ``before``, ``after`` and ``record`` are JSON."""

    id: int
    at: str
    verdict: Verdict
    feature: str
    subject: str
    platform: str
    language: str
    model: str
    template: str
    style: str
    prompt: str
    before: str
    after: str
    reason: str
    record: str
    taken_back_at: str | None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person says of a text that is no draft; ``before``, ``after`` and ``record`` are JSON."""

    verdict: Verdict
    feature: str
    subject: str
    language: str
    model: str
    prompt: str
    before: str
    after: str
    record: str


class ExampleRepository:
    """Reads examples; those of drafts are written with the decisions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, verdicts: Collection[str], features: Collection[str], *, taken_back: bool) -> Iterator[ExampleRow]:
        """The oldest first; no ``verdicts`` or ``features`` means any. ``taken_back``: also what was undone.

        Read as they are asked for: each holds a whole record.
        """
        condition, values = _condition(verdicts, features, taken_back=taken_back)
        with self._database.read() as connection:
            for row in connection.execute(f"SELECT {_COLUMNS} FROM example WHERE {condition} ORDER BY id", values):
                yield ExampleRow(*row)

    def taught(self, features: Collection[str]) -> list[tuple[str, str]]:
        """Prompt and text (JSON) of what a person approved last, as written or edited, about each subject."""
        condition, values = _condition((), features, taken_back=False)
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT prompt, after FROM example WHERE verdict IN ('approved', 'edited') AND prompt != '' AND id IN "
                f"(SELECT max(id) FROM example WHERE {condition} GROUP BY subject) ORDER BY id",
                values,
            )
            return [(str(prompt), str(after)) for prompt, after in rows]

    def decide(self, subject: str, decision: Decision | None) -> int | None:
        """Let this stand of ``subject`` in place of what stood; None: nothing.

        Returns what stood, for :meth:`reinstate`.
        """
        with self._database.write() as connection:
            stood = _standing(connection, subject)
            decide(connection, subject, decision)
            return stood

    def reinstate(self, subject: str, example_id: int | None) -> None:
        """Let stand again what stood before."""
        with self._database.write() as connection:
            _take_back_all(connection, subject)
            again = "UPDATE example SET taken_back_at = NULL WHERE id = ? AND subject = ?"
            connection.execute(again, (example_id, subject))

    def standing(self, subjects: Collection[str]) -> dict[str, ExampleRow]:
        """What a person said last of each of these, and did not take back."""
        with self._database.read() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM example WHERE taken_back_at IS NULL AND subject IN "
                "(SELECT value FROM json_each(?)) ORDER BY id",
                (json.dumps(sorted(subjects)),),
            )
            return {row.subject: row for row in (ExampleRow(*row) for row in rows)}

    def features(self) -> frozenset[str]:
        """Of which kinds there are examples."""
        with self._database.read() as connection:
            return frozenset(str(name) for (name,) in connection.execute("SELECT DISTINCT feature FROM example"))

    def count(self, verdicts: Collection[str], features: Collection[str]) -> int:
        """How many hold."""
        condition, values = _condition(verdicts, features, taken_back=False)
        with self._database.read() as connection:
            return int(connection.execute(f"SELECT count(*) FROM example WHERE {condition}", values).fetchone()[0])


def decide(connection: Any, subject: str, decision: Decision | None) -> None:
    """Let this stand of ``subject`` in place of what stood, in a transaction that is open; None: nothing."""
    _take_back_all(connection, subject)
    if decision:
        _insert(connection, {"at": now(), **asdict(decision), **_NO_DRAFT})


def keep(connection: Any, draft_id: int, verdict: Verdict, basis: Basis, reason: str = "") -> None:
    """Keep what a person says of the shown text of a draft. What the demo wrote teaches nothing.

    An ``approved`` text that is not as the model wrote it is ``edited``.
    """
    draft = one(connection, draft_id)
    if draft.head.scripted:
        return
    written, after = _written(connection, draft_id), _texts(draft.text)
    if verdict == "approved" and written != after:
        verdict = "edited"
    if verdict == "rejected":
        after = {}
    head = draft.head
    values = {
        "at": now(), "verdict": verdict, "feature": head.kind, "subject": _subject(draft_id),
        "platform": head.platform, "language": head.language, "model": head.model, "template": head.template,
        "style": head.style, "prompt": basis.prompt, "before": _json(written), "after": _json(after), "reason": reason,
        "record": basis.record,
    }  # fmt: skip
    _insert(connection, values)


def newest(connection: Any) -> int:
    """The number of the newest example, 0 where there is none."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM example").fetchone()[0])


def take_back(connection: Any, draft_id: int, since: int) -> None:
    """The decisions about a draft after the example ``since`` were undone."""
    connection.execute(
        "UPDATE example SET taken_back_at = ? WHERE subject = ? AND id > ? AND taken_back_at IS NULL",
        (now(), _subject(draft_id), since),
    )


def _standing(connection: Any, subject: str) -> int | None:
    statement = "SELECT max(id) FROM example WHERE subject = ? AND taken_back_at IS NULL"
    (found,) = connection.execute(statement, (subject,)).fetchone()
    return None if found is None else int(found)


def _take_back_all(connection: Any, subject: str) -> None:
    statement = "UPDATE example SET taken_back_at = ? WHERE subject = ? AND taken_back_at IS NULL"
    connection.execute(statement, (now(), subject))


def _insert(connection: Any, values: Mapping[str, object]) -> None:
    names = ", ".join(values)
    marks = ", ".join(f":{name}" for name in values)
    connection.execute(f"INSERT INTO example({names}) VALUES ({marks})", values)


def _condition(
    verdicts: Collection[str], features: Collection[str], *, taken_back: bool
) -> tuple[str, dict[str, object]]:
    conditions = ["1" if taken_back else "taken_back_at IS NULL"]
    values: dict[str, object] = {}
    for name, chosen in (("verdict", verdicts), ("feature", features)):
        if chosen:
            conditions.append(f"{name} IN (SELECT value FROM json_each(:{name}))")
            values[name] = json.dumps(sorted(chosen))
    return " AND ".join(conditions), values


def _subject(draft_id: int) -> str:
    return f"draft:{draft_id}"


def _written(connection: Any, draft_id: int) -> dict[str, object]:
    """The texts as the model wrote them."""
    row = connection.execute(
        f"SELECT {', '.join(_TEXTS)} FROM draft_text WHERE draft_id = ? AND origin = 'model' ORDER BY id DESC LIMIT 1",
        (draft_id,),
    ).fetchone()
    if row is None:
        return {}
    return {n: json.loads(v) if n in ("bullets", "tags") else v for n, v in zip(_TEXTS, row, strict=True)}


def _texts(text: DraftText) -> dict[str, object]:
    told = {name: getattr(text, name) for name in _TEXTS}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in told.items()}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
