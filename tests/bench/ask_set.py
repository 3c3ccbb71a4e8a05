"""The question set asked as a developer asks it: a part of it, kept shops, every reply written down; run by hand.

    python tests/bench/ask_set.py ask KEEP OUT.json [--only CATALOGUE …] [--ids PART …] [--language L] [--part I/N]
                                  [--failed OLD.json] [--unseen] [--vectors] [--model] [--set DIR]
    python tests/bench/ask_set.py compare OLD.json NEW.json
    python tests/bench/ask_set.py show OUT.json [VERDICT …]

KEEP holds the imported shops, so that a second run does not import them again: remove it where the import was changed.
Without ``--vectors`` nothing is found by meaning, without ``--model`` nothing is written. ``--part 0/2`` beside
``--part 1/2`` use both cores, over a KEEP each. Of unseen questions only the figures are shown.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from merchant_assistant import composition
from merchant_assistant.chat.evaluation.evaluate import ask_all
from merchant_assistant.chat.evaluation.figures import Judged
from merchant_assistant.chat.evaluation.judging import Verdict
from merchant_assistant.chat.evaluation.question_set import QuestionSet, read_set
from merchant_assistant.chat.evaluation.wordless import Wordless
from merchant_assistant.composition import Services
from merchant_assistant.engine.model import Engine
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import resource

Rows = list[dict[str, Any]]
_SAID = 110  # characters of an answer that are shown
_DONE = "imported"
_GOOD = (Verdict.RIGHT, Verdict.DECLINED_RIGHTLY)


def main() -> None:
    options = _options()
    if options.command == "ask":
        _ask(options)
    elif options.command == "compare":
        _compare(_read(options.old), _read(options.new))
    else:
        _show(_read(options.old), options.verdicts)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    ask = commands.add_parser("ask")
    ask.add_argument("keep", type=Path)
    ask.add_argument("out", type=Path)
    ask.add_argument("--only", nargs="+", default=())
    ask.add_argument("--ids", nargs="+", default=())
    ask.add_argument("--language", default="")
    ask.add_argument("--part", default="0/1")
    ask.add_argument("--set", type=Path)
    ask.add_argument("--failed", type=Path, help="only what was not answered rightly then")
    for name in ("--unseen", "--vectors", "--model"):
        ask.add_argument(name, action="store_true")
    compare = commands.add_parser("compare")
    compare.add_argument("old", type=Path)
    compare.add_argument("new", type=Path)
    show = commands.add_parser("show")
    show.add_argument("old", type=Path)
    show.add_argument("verdicts", nargs="*", default=[Verdict.WRONG, Verdict.ASKED, Verdict.DECLINED_WRONGLY])
    return parser.parse_args()


def _ask(options: argparse.Namespace) -> None:
    project = resource("sample").parent.parent
    data = Path(os.environ.get("MERCHANT_ASSISTANT_SHARED_DATA") or project.parent / "shared" / "data")
    questions = read_set(options.set or project / "tests" / "questions", project, data, unseen=options.unseen)
    failed = {row["id"] for row in _read(options.failed) if row["verdict"] not in _GOOD} if options.failed else None
    wanted = {each.id for each in questions.asked if _is_wanted(each, options)}
    questions = questions.only(wanted if failed is None else wanted & failed)
    place, of = map(int, options.part.split("/"))
    names = [name for name in [*questions.files, *questions.documents] if questions.of(name)]
    judged: list[Judged] = []
    with closing(_engine(options)) as engine:
        for name in sorted(names, key=lambda name: -len(questions.of(name)))[place::of]:
            judged += _asked_about(name, questions, engine, options)
            print(f"{len(judged)} of {len(questions.asked)}: {name}", file=sys.stderr, flush=True)
    rows = [_row(each) for each in judged]
    options.out.write_text(json.dumps(rows, ensure_ascii=False, indent=0), encoding="utf-8")
    _figures(rows)


def _is_wanted(each: Any, options: argparse.Namespace) -> bool:
    return (
        (not options.only or each.catalogue in options.only)
        and (not options.ids or any(part in each.id for part in options.ids))
        and options.language in ("", each.language)
    )


def _engine(options: argparse.Namespace) -> Engine:
    if options.model or options.vectors:
        engine = composition.build(options.keep / "engine").engine
        return engine if options.model else Wordless(engine)
    return Wordless(_NoVectors())


class _NoVectors(ScriptedEngine):
    def embed(self, *_args: Any, **_named: Any) -> Any:
        raise UserFault("model_absent", "There is no model of vectors.", "")


def _asked_about(name: str, questions: QuestionSet, engine: Engine, options: argparse.Namespace) -> Iterator[Judged]:
    families = {product: list(variants) for product, variants in questions.families.get(name, {}).items()}
    services = _shop(name, questions, engine, options)
    try:
        yield from ask_all(services.chat, questions.of(name), families)
    finally:
        services.database.close()


def _shop(name: str, questions: QuestionSet, engine: Engine, options: argparse.Namespace) -> Services:
    """What was imported by a run before, or else imported now."""
    folder = options.keep / name
    services = composition.build(folder, engine=engine)
    if not (folder / _DONE).exists():
        for file in questions.files.get(name, ()):
            services.catalogue.apply(services.catalogue.plan(file))
        services.knowledge.add(questions.documents.get(name, ()))
        (folder / _DONE).touch()
    with suppress(UserFault):  # without vectors they are found by their words
        services.knowledge.index()
        services.goods.index()
    return services


def _row(each: Judged) -> dict[str, Any]:
    asked = each.question
    told = {"answer": each.reply["answer"], "query": each.reply["query"], "reply": each.reply["kind"]}
    return {
        "id": asked.id, "catalogue": asked.catalogue, "kind": asked.kind, "language": asked.language,
        "unseen": asked.unseen, "countable": asked.countable, "verdict": each.verdict,
        "text": asked.text, "truth": dict(asked.truth), **told,
    }  # fmt: skip


def _read(file: Path) -> Rows:
    rows: Rows = json.loads(file.read_text(encoding="utf-8"))
    return rows


def _figures(rows: Rows) -> None:
    parts: dict[str, Counter[str]] = {}
    for row in rows:
        form = "countable" if row["countable"] else row["kind"]
        for part in (form, f"{form} of {row['catalogue']}" if row["unseen"] else form):
            parts.setdefault(("unseen " if row["unseen"] else "seen ") + part, Counter())[row["verdict"]] += 1
        if not row["unseen"]:
            parts["seen " + form][row["verdict"]] -= 1  # it has been counted twice
    for part, counts in sorted(parts.items()):
        shown = ", ".join(f"{counts[verdict]} {verdict.replace('_', ' ')}" for verdict in Verdict)
        print(f"{part:<44}{counts.total():>6}: {shown}")


def _compare(old: Rows, new: Rows) -> None:
    before = {row["id"]: row for row in old}
    both = [row for row in new if row["id"] in before]
    print("before:")
    _figures([before[row["id"]] for row in both])
    print("after:")
    _figures(both)
    for title, was, now in (("worse", True, False), ("better", False, True)):
        turned = [
            row for row in both
            if not row["unseen"] and (before[row["id"]]["verdict"] in _GOOD) is was and (row["verdict"] in _GOOD) is now
        ]  # fmt: skip
        print(f"{len(turned)} {title}")
        for row in turned if title == "worse" else ():
            _print(row)
            print(f"      before: {before[row['id']]['answer'][:_SAID]!r}")
    for row in both:
        if not row["unseen"] and row["verdict"] == Verdict.WRONG != before[row["id"]]["verdict"]:
            print("wrong now:")
            _print(row)


def _show(rows: Rows, verdicts: list[str]) -> None:
    for row in rows:
        if row["verdict"] in verdicts and not row["unseen"]:
            _print(row)
    _figures(rows)


def _print(row: dict[str, Any]) -> None:
    print(f"{row['verdict']:<17} {row['id']} [{row['kind']}] {row['text']}")
    print(f"      {row['reply']}: {row['answer'][:_SAID]!r}   ({row['query'][:_SAID]})")


if __name__ == "__main__":
    main()
