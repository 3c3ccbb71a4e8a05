"""Asks the questions of a set, one catalogue after the other, and judges what is answered."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from merchant_assistant.chat.evaluation.bare import BareModel, judged_kindly
from merchant_assistant.chat.evaluation.figures import Judged, by_kind, by_language, by_part
from merchant_assistant.chat.evaluation.judging import is_shown, judge
from merchant_assistant.chat.evaluation.question_set import Asked, QuestionSet
from merchant_assistant.chat.present import answer_json

if TYPE_CHECKING:
    from merchant_assistant.chat.answering import Answer
    from merchant_assistant.chat.chat import Chat

SAMPLE = 60  # questions that the bare model is asked, the same ones each time: each takes it seconds
Families = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """``judged``: what the program answered; ``bare``: what the model alone made of some of the questions."""

    judged: tuple[Judged, ...]
    bare: tuple[Judged, ...]

    @property
    def seen(self) -> list[Judged]:
        return [each for each in self.judged if not each.question.unseen]

    @property
    def unseen(self) -> list[Judged]:
        return [each for each in self.judged if each.question.unseen]

    @property
    def beside_bare(self) -> list[Judged]:
        """The program on the questions that the bare model was asked."""
        asked = {each.question.id for each in self.bare}
        return [each for each in self.judged if each.question.id in asked]

    def as_json(self) -> dict[str, Any]:
        parts = {"seen": self.seen, "unseen": self.unseen}
        shown: dict[str, Any] = {name: _as_json(judged) for name, judged in parts.items() if judged}
        if self.bare:
            shown["sample"] = {"ours": _as_json(self.beside_bare), "bare": _as_json(self.bare)}
        return shown


def _as_json(judged: Sequence[Judged]) -> dict[str, Any]:
    tables = {"parts": by_part(judged), "kinds": by_kind(judged), "languages": by_language(judged)}
    return {name: {key: row.as_json() for key, row in table.items()} for name, table in tables.items()}


def ask_all(chat: Chat, asked: Sequence[Asked], families: Families) -> Iterator[Judged]:
    """Each question in the conversation that it goes on from; the turns of one as the window asks them."""
    answers: dict[str, Answer] = {}
    held: dict[str, int] = {}
    for question in asked:
        began = time.perf_counter()
        if name := question.conversation:
            answer, held[name] = chat.ask_whole(question.text, held.get(name))
        else:
            answer = chat.ask_once(question.text, answers.get(question.after))
        seconds = time.perf_counter() - began
        answers[question.id] = answer
        reply = answer_json(answer, seconds)
        truth = dict(question.truth)
        verdict = judge({"clarify": question.clarify}, truth, reply, families)
        yield Judged(question, reply, verdict, seconds, is_shown(truth, reply, families))


def ask_bare(model: BareModel, asked: Sequence[Asked], families: Families) -> Iterator[Judged]:
    """What the model makes of the questions by itself."""
    for question in asked:
        began = time.perf_counter()
        reply = model.reply(question.text)
        yield Judged(question, reply, judged_kindly(question, reply, families), time.perf_counter() - began)


def sample_of(questions: QuestionSet, most: int = SAMPLE) -> frozenset[str]:
    """Ids of at most so many questions, spread over all and the same each time; none that goes on from another."""
    fitting = [each.id for each in questions.asked if not (each.after or each.conversation)]
    return frozenset(sorted(fitting, key=_lot)[:most])


def _lot(id: str) -> str:
    """Another lot than the one that a set's unseen part was drawn by."""
    return hashlib.sha256(f"sample {id}".encode()).hexdigest()
