"""`ask`: a question in plain words, or a file of them."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from merchant_assistant.cli.inputs import read_text
from merchant_assistant.cli.output import Output, shorten
from merchant_assistant.cli.session import Session
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.prose import language_of

if TYPE_CHECKING:
    from merchant_assistant.chat.answering import Answer
    from merchant_assistant.chat.exact.columns.model import Reply
    from merchant_assistant.chat.exact.words.own import MayMean
    from merchant_assistant.chat.model import Exact

_SHOWN = 20
_TITLE = 60


def ask(session: Session, options: Namespace, output: Output) -> int:
    """Each question by itself; a batch loads a model once at most, and goes on after one that cannot be answered."""
    if (options.question is None) == (options.batch is None):
        options.wrong_usage("a question, or --batch FILE")
    if options.batch is None:
        _answer(session, options.question, output)
        return 0
    return max((_one_of_many(session, question, output) for question in _questions(options.batch)), default=0)


def _one_of_many(session: Session, question: str, output: Output) -> int:
    """The question stands above its answer, for who reads the file later."""
    if not output.json:
        output.text(f"> {question}")
    try:
        _answer(session, question, output, kept=True)
    except UserFault as fault:
        return output.fault(fault, {"question": question})
    finally:
        if not output.json:
            output.text("")
    return 0


def _questions(file: str) -> list[str]:
    lines = read_text(file).removeprefix("\ufeff").split("\n")
    return [line.strip() for line in lines if line.strip()]


def _answer(session: Session, question: str, output: Output, *, kept: bool = False) -> None:
    from merchant_assistant.chat.present import answer_json  # noqa: PLC0415 - with its room

    began = time.perf_counter()
    answer = session.services.chat.ask_once(question)
    if output.json:
        output.document(answer_json(answer, time.perf_counter() - began))
    else:
        _say(answer, output, output.text if kept else output.note)


def _say(answer: Answer, output: Output, note: Callable[[str], None]) -> None:
    """``note`` says what is beside the answer: in a file of answers it stands with them."""
    output.text(answer.text)
    if answer.reply and answer.reply.query:
        note(answer.reply.query)
    if answer.reply:
        _say_rows(answer.reply, output, note)
    for source in answer.sources:
        output.text(f"  {source.ref}  {source.title}")
    if meant := answer.meant:
        note(_may_mean(meant, answer.text))
    if dated := answer.unsaid_as_of:
        files = ", ".join(f"{one.file} ({one.at[:10]})" for one in dated)
        note(_words(answer.text)["as_of"].format(files=files))


def _may_mean(meant: MayMean, text: str) -> str:
    """What the unknown word may mean, and how that is said."""
    words = _words(text)
    ways = words["or"].join(f"“{own.label}”" for own in meant.ways) or words["any_way"]
    return words["may_mean"].format(word=meant.word, ways=ways)


def _say_rows(reply: Reply, output: Output, note: Callable[[str], None]) -> None:
    """The products or variants that it rests on; of groups these."""
    from merchant_assistant.chat.computed import exact_of_reply  # noqa: PLC0415 - with its room

    exact = exact_of_reply(reply)
    if exact is None or len(exact.rows) <= bool(exact.reading.inquiry.group):
        return  # one group and its figure stand in the sentence
    if exact.table and exact.table.lines:
        output.table(("", *exact.table.heads), [(name, *map(_short, cells)) for name, cells in exact.table.lines])
        return
    shown = exact.rows[:_SHOWN]
    grouped, valued = bool(exact.reading.inquiry.group), any(row.value for row in shown)
    lines = [(row.sku, shorten(row.title, _TITLE), row.told)[grouped : 2 + valued] for row in shown]
    output.table(_heads(exact)[grouped : 2 + valued], lines)
    if exact.count > len(shown):
        more = _words(reply.text)["more"].format(count=f"{exact.count - len(shown):,}")
        note(f"{more} (--json)")


def _short(cell: str) -> str:
    return shorten(cell, _TITLE)


def _heads(exact: Exact) -> tuple[str, str, str]:
    from merchant_assistant.chat.exact.columns.labels import field_label  # noqa: PLC0415 - with its words
    from merchant_assistant.chat.exact.words.phrases import phrase  # noqa: PLC0415 - with its words
    from merchant_assistant.chat.language import tongue  # noqa: PLC0415 - with its room

    asked = exact.reading.inquiry
    field = asked.field or (asked.order.field if asked.order else "")
    language = exact.reading.language
    words = tongue(language).replies
    title, value = (field_label(name, language) if name else "" for name in (asked.group, field))
    counted = asked.things.removesuffix("s") if language == "zh" else asked.things
    value = value or (phrase(language, counted) if asked.group else "")
    return "SKU", _begun(title or words["row_title"]), _begun(value or words["row_value"])


def _begun(label: str) -> str:
    return label[:1].upper() + label[1:]


def _words(text: str) -> Mapping[str, str]:
    """What is said beside an answer, in its language."""
    from merchant_assistant.chat.language import tongue  # noqa: PLC0415 - with its room

    return tongue(language_of(text) or "en").replies
