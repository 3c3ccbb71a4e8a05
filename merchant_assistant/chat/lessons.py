"""What a person says of answers: right, wrong, or what is right instead; kept as examples."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

from merchant_assistant.chat.model import Feedback, Turn
from merchant_assistant.engine.scripted import NAME as SCRIPTED
from merchant_assistant.examples.examples import Examples
from merchant_assistant.examples.model import Decision
from merchant_assistant.foundation.prose import language_of

if TYPE_CHECKING:
    from merchant_assistant.storage.database import Database

FEATURE = "chat"


class Lessons:
    """By turn; what is said last counts."""

    def __init__(self, database: Database) -> None:
        self._examples = Examples(database)

    def of(self, turns: Iterable[Turn]) -> dict[int, Feedback]:
        """What was said of these answers, by the number of the turn."""
        subjects = {_subject(turn): turn.id for turn in turns if turn.role == "assistant"}
        standing = self._examples.standing(subjects)
        return {subjects[name]: Feedback(one.verdict, str(one.after.get("text", ""))) for name, one in standing.items()}

    def keep(self, question: Turn, answer: Turn, feedback: Feedback | None) -> int | None:
        """Keep it in place of what was said before; None: nothing is said any more. What the demo wrote is no lesson.

        Returns what :meth:`put_back` takes.
        """
        decision = None if feedback is None or answer.model == SCRIPTED else _decision(question, answer, feedback)
        return self._examples.decide(_subject(answer), decision)

    def put_back(self, answer: Turn, before: int | None) -> None:
        """Undo the last :meth:`keep`."""
        self._examples.reinstate(_subject(answer), before)


def _decision(question: Turn, answer: Turn, feedback: Feedback) -> Decision:
    right = {"approved": answer.text, "edited": feedback.text, "rejected": ""}[feedback.verdict]
    return Decision(
        verdict=feedback.verdict,
        feature=FEATURE,
        subject=_subject(answer),
        language=language_of(answer.text) or "en",
        model=answer.model,
        prompt=question.text,
        before=_json({"text": answer.text}),
        after=_json({"text": right} if right else {}),
        record=_json([*_rows(answer), *(_source(answer))]),
    )


def _rows(answer: Turn) -> list[dict[str, str]]:
    """The rows that were computed, as cells."""
    rows = answer.exact.rows if answer.exact else ()
    return [{"sku": row.sku, "title": row.title, "value": row.told.strip()} for row in rows]


def _source(answer: Turn) -> list[dict[str, object]]:
    return [asdict(source) for source in answer.sources]


def _subject(turn: Turn) -> str:
    return f"turn:{turn.id}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
