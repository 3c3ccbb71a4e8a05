"""`ask`: a question in plain words, or a file of them."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from merchant_assistant.cli.inputs import read_text
from merchant_assistant.cli.output import Output, shorten
from merchant_assistant.cli.session import Session

if TYPE_CHECKING:
    from merchant_assistant.catalogue.inquiry import Row
    from merchant_assistant.chat.answering import Answer

_SHOWN = 20
_TITLE = 60


def ask(session: Session, options: Namespace, output: Output) -> int:
    """Each question by itself; a batch loads a model once at most, and ends at the first fault."""
    if (options.question is None) == (options.batch is None):
        options.wrong_usage("a question, or --batch FILE")
    for question in _questions(options):
        _answer(session, question, output)
        if options.batch and not output.json:
            output.text("")
    return 0


def _questions(options: Namespace) -> list[str]:
    if options.batch is None:
        return [options.question]
    lines = read_text(options.batch).removeprefix("\ufeff").split("\n")
    return [line.strip() for line in lines if line.strip()]


def _answer(session: Session, question: str, output: Output) -> None:
    from merchant_assistant.chat.present import answer_json  # noqa: PLC0415 - with its room

    began = time.perf_counter()
    answer = session.services.chat.ask_once(question)
    if output.json:
        output.document(answer_json(answer, time.perf_counter() - began))
    else:
        _say(answer, output)


def _say(answer: Answer, output: Output) -> None:
    output.text(answer.text)
    reply = answer.reply
    if reply and reply.query:
        output.note(reply.query)
    if reply and reply.finding and reply.finding.rows:
        _say_rows(reply.finding.rows, output)
    for source in answer.sources:
        output.text(f"  {source.ref}  {source.title}")
    if answer.as_of and not any(one.at[:10] in answer.text for one in answer.as_of):
        files = ", ".join(f"{one.file} ({one.at[:10]})" for one in answer.as_of)
        output.note(f"Prices and stock as imported from {files}.")


def _say_rows(rows: Sequence[Row], output: Output) -> None:
    from merchant_assistant.chat.computed import result_row  # noqa: PLC0415 - with its room

    shown = list(map(result_row, islice(rows, _SHOWN)))
    valued = any(row.value for row in shown)
    head = ("SKU", "Title", "Value") if valued else ("SKU", "Title")
    lines = [(row.sku, shorten(row.title, _TITLE), row.told)[: len(head)] for row in shown]
    output.table(head, lines)
    if len(rows) > len(shown):
        output.note(f"… and {len(rows) - len(shown):,} more: --json has them all")
