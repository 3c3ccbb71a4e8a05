"""`bench --questions`: how many questions are answered rightly, each catalogue in a folder of its own."""

from __future__ import annotations

import os
import tempfile
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from merchant_assistant.cli.evaluation import engine_of
from merchant_assistant.cli.output import Output
from merchant_assistant.cli.session import Session
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.log import start_logging

if TYPE_CHECKING:
    from merchant_assistant.chat.evaluation.evaluate import Evaluation
    from merchant_assistant.chat.evaluation.figures import Figures, Judged
    from merchant_assistant.chat.evaluation.judging import Verdict
    from merchant_assistant.chat.evaluation.question_set import QuestionSet
    from merchant_assistant.composition import Services
    from merchant_assistant.engine.model import Engine

_NONE = "–"
_VERDICTS = ("right", "wrong", "asked back", "declined rightly", "declined wrongly")
_HEAD = ("questions", *_VERDICTS, "source in first 3", "median", "95 of 100")
_SHARED = "MERCHANT_ASSISTANT_SHARED_DATA"


def bench_questions(session: Session, options: Namespace, output: Output) -> int:
    """Prints the evaluation's figures; the merchant's own data are neither read nor changed."""
    from merchant_assistant.chat.evaluation.evaluate import sample_of  # noqa: PLC0415 - with its room
    from merchant_assistant.chat.evaluation.question_set import read_set  # noqa: PLC0415 - likewise
    from merchant_assistant.foundation.paths import resource  # noqa: PLC0415 - likewise

    project = resource("sample").parent.parent
    data = Path(os.environ.get(_SHARED) or project.parent / "shared" / "data")
    folder = options.set or project / "tests" / "questions"
    questions = read_set(folder, project, data, unseen=options.unseen)
    if options.limit:
        questions = questions.only(sample_of(questions, options.limit))
    found = _evaluated(session, questions, options, output)
    if output.json:
        output.document(found.as_json())
    else:
        _say(found, output)
    return 0


def _evaluated(session: Session, questions: QuestionSet, options: Namespace, output: Output) -> Evaluation:
    from merchant_assistant.chat.evaluation.evaluate import Evaluation, sample_of  # noqa: PLC0415 - with its room

    judged: list[Judged] = []
    bare: list[Judged] = []
    sample = frozenset() if options.no_bare or options.no_model else sample_of(questions)
    start_logging(session.paths)  # before a folder's own log would be begun, which is gone at the end
    with engine_of(session, options) as engine:
        for name in [*questions.files, *questions.documents]:
            if not questions.of(name):
                continue
            output.progress(len(judged), len(questions.asked), name)
            asked, alone = _asked_about(name, questions, sample, engine)
            judged += asked
            bare += alone
            _show(asked, options, output)
    return Evaluation(tuple(judged), tuple(bare))


def _asked_about(
    name: str, questions: QuestionSet, sample: frozenset[str], engine: Engine
) -> tuple[list[Judged], list[Judged]]:
    """What the program and the bare model answer, over files and documents that are all that there is."""
    from merchant_assistant.chat.evaluation.bare import BareModel  # noqa: PLC0415 - with its room
    from merchant_assistant.chat.evaluation.evaluate import ask_all, ask_bare  # noqa: PLC0415 - likewise

    families = {product: list(variants) for product, variants in questions.families.get(name, {}).items()}
    asked = questions.of(name)
    with _shop(questions.files.get(name, ()), questions.documents.get(name, ()), engine) as services:
        judged = list(ask_all(services.chat, asked, families))
        picked = [each for each in asked if each.id in sample]
        alone = list(ask_bare(BareModel(services.catalogue, services.knowledge, engine), picked, families))
    return judged, alone


@contextmanager
def _shop(files: Iterable[Path], documents: Sequence[Path], engine: Engine) -> Iterator[Services]:
    """The rooms over these files, imported as a merchant would, in a folder that is gone afterwards."""
    from merchant_assistant.composition import build  # noqa: PLC0415 - opens a database

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        services = build(folder, engine=engine)
        try:
            for file in files:
                services.catalogue.apply(services.catalogue.plan(file))
            services.knowledge.add(documents)
            with suppress(UserFault):  # without the model of vectors they are found by their words
                services.knowledge.index()
                services.goods.index()
            yield services
        finally:
            services.database.close()  # not the engine, which outlives the folder


def _show(judged: Iterable[Judged], options: Namespace, output: Output) -> None:
    """What was not right, of the questions that may be looked at."""
    if not options.show:
        return
    for each in judged:
        if not each.question.unseen and each.verdict not in ("right", "declined_rightly"):
            question, reply = each.question, each.reply
            output.note(f"{each.verdict:<17} {question.id} [{question.kind}] {question.text}")
            output.note(f"    {reply['kind']}: {reply['answer'][:200]}  ({reply['query'][:160]})")


def _say(found: Evaluation, output: Output) -> None:
    from merchant_assistant.chat.evaluation.figures import by_kind, by_language, by_part  # noqa: PLC0415 - as above

    for name, judged in (("Seen", found.seen), ("Unseen", found.unseen)):
        if judged:
            _table(name, by_part(judged), output)
            _table(f"{name}: by language", by_language(judged), output)
            _table(f"{name}: by kind", by_kind(judged), output)
    if found.bare:
        _table(f"The same {len(found.bare)} questions", _side_by_side(found), output)


def _side_by_side(found: Evaluation) -> dict[str, Figures]:
    """The program and the bare model in turn, part by part."""
    from merchant_assistant.chat.evaluation.figures import by_part  # noqa: PLC0415 - as above

    ours, bare = by_part(found.beside_bare), by_part(found.bare)
    sides = {"this program": ours, "the model with retrieval": bare}
    return {f"{part}: {side}": rows[part] for part in ours if ours[part].questions for side, rows in sides.items()}


def _table(title: str, rows: Mapping[str, Figures], output: Output) -> None:
    output.table((title, *_HEAD), [(name, *_cells(row)) for name, row in rows.items()])
    output.text("")


def _cells(row: Figures) -> tuple[str, ...]:
    from merchant_assistant.chat.evaluation import judging  # noqa: PLC0415 - with its room

    counts = [_count(row, verdict) for verdict in judging.Verdict]
    shown = f"{row.shown} ({row.shown / row.sought:.0%})" if row.sought else _NONE
    return (str(row.questions), *counts, shown, *(_seconds(value) for value in (row.median, row.slowest)))


def _count(row: Figures, verdict: Verdict) -> str:
    share = row.share(verdict)
    return _NONE if share is None else f"{row.verdicts[verdict]} ({share:.0%})"


def _seconds(value: float | None) -> str:
    return _NONE if value is None else f"{value:.2f} s"
