"""Whether the right source is among the first three, by what is asked in which language; run by hand.

    python tests/bench/bench_retrieval.py [SET]        (tests/questions where none is given)

Asks the retrieval questions of a set: what search alone brings up, however little speaks for it, and what is answered
without a chat model. The unanswerable ones of the same catalogues beside them. Must reach: 95 % of the sources.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from merchant_assistant import composition
from merchant_assistant.chat.evaluation.evaluate import ask_all
from merchant_assistant.chat.evaluation.judging import agrees
from merchant_assistant.chat.evaluation.question_set import Asked, QuestionSet, read_set
from merchant_assistant.chat.evaluation.wordless import Wordless
from merchant_assistant.chat.retrieval import MOST
from merchant_assistant.cli.question_bench import _shop
from merchant_assistant.composition import Services
from merchant_assistant.engine.model import Engine
from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.prose import language_of

MUST = 0.95
Counts = dict[str, list[int]]


def main(folder: Path) -> int:
    """Returns 1 where fewer than MUST are among the first three."""
    project = resource("sample").parent.parent
    data = Path(os.environ.get("MERCHANT_ASSISTANT_SHARED_DATA") or project.parent / "shared" / "data")
    questions = read_set(folder, project, data, unseen=False)
    counts: Counts = defaultdict(lambda: [0, 0, 0, 0])
    beside: Counts = defaultdict(lambda: [0, 0])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as own:
        services = composition.build(own)
        engine = Wordless(services.engine)
        try:
            for name in [*questions.files, *questions.documents]:
                _measure(name, questions, engine, counts, beside)
        finally:
            engine.close()
            services.database.close()
    for pair, (asked, found, right, wrong) in sorted(counts.items()):
        print(f"{pair:<24} {asked:>4} asked  {found / asked:>4.0%} found  {right / asked:>4.0%} right  {wrong} wrong")
    for language, (asked, answered) in sorted(beside.items()):
        print(f"unanswerable {language:<11} {asked:>4} asked  {answered} answered")
    total = [sum(row[place] for row in counts.values()) for place in range(4)]
    print(f"all: {total[1] / total[0]:.1%} found, {total[2] / total[0]:.1%} right (must: {MUST:.0%}), {total[3]} wrong")
    return int(total[2] < MUST * total[0])


def _measure(name: str, questions: QuestionSet, engine: Engine, counts: Counts, beside: Counts) -> None:
    asked = [each for each in questions.of(name) if each.kind in ("retrieval", "unanswerable")]
    families = {product: list(variants) for product, variants in questions.families.get(name, {}).items()}
    if not asked:
        return
    with _shop(questions.files.get(name, ()), questions.documents.get(name, ()), engine) as services:
        for each in ask_all(services.chat, asked, families):
            if each.question.kind == "unanswerable":
                row = beside[each.question.language]
                row[0], row[1] = row[0] + 1, row[1] + (each.reply["kind"] != "declined")
                continue
            reply = {"kind": "grounded", "rows": [], "sources": list(_found(each.question, services))}
            held = any(agrees(one, reply, families) for one in _readings(each.question))
            row = counts[_pair(name, each.question, services, families)]
            kinds = (1, held, each.verdict == "right", each.verdict == "wrong")
            row[:] = [before + int(more) for before, more in zip(row, kinds, strict=True)]


def _readings(question: Asked) -> list[dict[str, Any]]:
    return [dict(question.truth), *question.truth.get("accept", ())]


def _found(question: Asked, services: Services) -> Iterator[dict[str, str]]:
    """What search brings up first, as the sources of an answer."""
    for one in services.knowledge.nearest(question.text):
        yield {"ref": one.ref, "title": one.heading}
    near = services.goods.nearest(question.text, MOST) if not services.knowledge.documents() else ()
    for product in services.catalogue.present(each.id for each in near):
        yield {"ref": product.sku, "title": product.title}


def _pair(name: str, question: Asked, services: Services, families: dict[str, list[str]]) -> str:
    """Of which language into which one: by the passage or product that is right."""
    for document in services.knowledge.documents():
        for one in services.knowledge.passages(document.id):
            reply = {"kind": "grounded", "sources": [{"ref": one.ref, "title": one.heading}]}
            if any(agrees(reading, reply, families) for reading in _readings(question)):
                return f"documents {question.language}->{language_of(one.text) or 'en'}"
    shown = " ".join(product.title for product in services.catalogue.present(range(1, 20)))
    return f"products {question.language}->{language_of(shown) or 'en'}"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "questions"))
