"""Tables in documents: pairs of question and answer, or rows in which every cell says what column it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest

from merchant_assistant.catalogue.importing.tables import Table
from merchant_assistant.foundation.cancel import no_progress
from merchant_assistant.knowledge.reading.model import Block

_QUESTION = frozenset(("question", "questions", "q", "frage", "pregunta", "问题", "问", "提问", "faq"))
_ANSWER = frozenset(
    ("answer", "answers", "a", "response", "reply", "antwort", "réponse", "respuesta", "答案", "回答", "答", "回复")
)
_PLAIN = re.compile(r"[\s_:：*]+")
MOST_ROWS = 20_000


def blocks(table: Table, heading: str) -> Iterator[Block]:
    """The rows of a table, or its pairs."""
    rows = list(islice(table.rows(no_progress), MOST_ROWS))
    if not rows:
        return
    header = rows[0][1]
    columns = pair_columns(header)
    if columns is not None:
        yield from _pairs(rows[1:], *columns)
        return
    for number, cells in rows[1:]:
        yield Block(told(header, cells), heading, None, number)


def pair_columns(header: Sequence[str]) -> tuple[int, int] | None:
    """Where questions and answers stand, None where the table is another one."""
    names = [_PLAIN.sub("", name).casefold() for name in header]
    question = next((place for place, name in enumerate(names) if name in _QUESTION), None)
    answer = next((place for place, name in enumerate(names) if name in _ANSWER), None)
    return None if question is None or answer is None else (question, answer)


def pair(question: str, answer: str, number: int) -> Block:
    """A question is the heading of its answer."""
    return Block(answer, question, None, number, whole=True)


def told(header: Sequence[str], cells: Sequence[str]) -> str:
    """A row as a sentence would say it: “Country: DE; Fee: 5”."""
    named = zip_longest(header, cells, fillvalue="")
    return "; ".join(f"{name}: {cell}" if name else cell for name, cell in named if cell.strip())


def _pairs(rows: Sequence[tuple[int, list[str]]], question: int, answer: int) -> Iterator[Block]:
    for number, (_, cells) in enumerate(rows, 1):
        if len(cells) > max(question, answer) and cells[question].strip() and cells[answer].strip():
            yield pair(cells[question], cells[answer], number)
