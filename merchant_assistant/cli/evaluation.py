"""`bench --listings`: how good the drafts are, on catalogues in a folder of their own."""

from __future__ import annotations

import tempfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from merchant_assistant.cli.output import Output
from merchant_assistant.cli.session import Session
from merchant_assistant.foundation.log import start_logging

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.engine.model import Engine
    from merchant_assistant.listings.drafting import Written
    from merchant_assistant.listings.evaluation import Evaluation
    from merchant_assistant.listings.evaluation.figures import Side

_SHOWN_MISSES = 5
_NONE = "–"


def bench_listings(session: Session, options: Namespace, output: Output) -> int:
    """Prints the evaluation's figures; the merchant's own data are neither read nor changed."""
    from merchant_assistant.listings.drafter import known_language  # noqa: PLC0415 - with its room
    from merchant_assistant.listings.evaluation import Sample  # noqa: PLC0415 - with its rooms
    from merchant_assistant.listings.platforms import platform_rules  # noqa: PLC0415 - likewise

    for platform in options.platform:
        platform_rules(platform)
    known_language(options.language)
    sample = Sample(options.products, tuple(options.platform), options.language)
    with _catalogue(session, options.catalogue, output) as catalogue:
        found = _evaluated(session, catalogue, sample, options, output)
    if output.json:
        output.document(found.as_json())
    else:
        _say(found, output)
    return 0


def _evaluated(session: Session, catalogue: Catalogue, sample: Any, options: Namespace, output: Output) -> Evaluation:
    from merchant_assistant.listings.evaluation import evaluate_drafts, evaluate_texts  # noqa: PLC0415 - as above

    if options.claims_only:
        return evaluate_texts(catalogue, sample, progress=output.progress)
    with engine_of(session, options) as engine:
        show = partial(_show, output) if options.show else None
        bare = not options.no_bare
        return evaluate_drafts(catalogue, engine, sample, bare=bare, on_draft=show, progress=output.progress)


def _show(output: Output, written: Written) -> None:
    """A draft as it would leave, and what was wrong with the model's tries; beside the figures, not among them."""
    from merchant_assistant.listings.answer import as_text  # noqa: PLC0415 - with its room

    found = written.findings
    output.note(f"--- {found.status}, {len(written.attempts)} tries\n{as_text(found.listing)}\n")
    for attempt in written.attempts:
        for claim in attempt.doubtful:
            output.note(f"    tried: {claim.status} {claim.kind} “{claim.text}” ({claim.field}: {claim.value})")
        for violation in attempt.violations:
            output.note(f"    tried: {violation.message}")


def engine_of(session: Session, options: Namespace) -> AbstractContextManager[Engine]:
    """The model that would write for the merchant, the one that is named, or none (``--no-model``).

    Without one, search by meaning is still as it is here.
    """
    from merchant_assistant import composition  # noqa: PLC0415 - starts a child
    from merchant_assistant.chat.evaluation.wordless import Wordless  # noqa: PLC0415 - with its room

    if options.model:
        return closing(composition.engine_for(session.paths, session.store, options.model))
    if session.server.in_use and not options.no_model:
        return closing(session.server.engine())
    parts = (session.paths, session.settings, session.store, session.devices, session.speeds)
    engine = composition.default_engine(*parts)
    return closing(Wordless(engine) if options.no_model else engine)


@contextmanager
def _catalogue(session: Session, files: list[Path], output: Output) -> Iterator[Catalogue]:
    """``files``, or the sample, imported as a merchant would, in a folder that is gone afterwards."""
    from merchant_assistant.catalogue.importing.model import ImportOptions  # noqa: PLC0415 - with its room
    from merchant_assistant.composition import build  # noqa: PLC0415 - opens a database
    from merchant_assistant.engine.scripted import ScriptedEngine  # noqa: PLC0415 - no second child
    from merchant_assistant.foundation.paths import resource  # noqa: PLC0415 - as above

    start_logging(session.paths)  # before the folder's own log would be begun, which is gone at the end
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        services = build(folder, engine=ScriptedEngine())
        try:
            for place, file in enumerate(files or sorted(resource("sample").glob("catalogue*.csv"))):
                output.note(f"Reading {file.name}")
                options = ImportOptions(source=f"{place} {file.name}")  # each its own, so that each gives its share
                services.catalogue.apply(services.catalogue.plan(file, options))
            yield services.catalogue
        finally:
            services.close()


def _say(found: Evaluation, output: Output) -> None:
    if found.ours:
        sides = {"with ledger and repair": found.ours} | ({"the model alone": found.bare} if found.bare else {})
        output.table((f"{found.ours.drafts} drafts", *sides), _rows(list(sides.values())))
        output.text(f"\nWritten by {found.model} in {found.seconds:,.0f} s; failed: {found.ours.failed}")
    doubted = _percent(found.texts_doubted, found.texts)
    output.text(f"True texts doubted: {found.texts_doubted} of {found.texts} ({doubted})")
    catching = found.catching
    caught, altered = catching.caught.total(), catching.altered.total()
    output.text(f"False facts caught: {caught} of {altered} ({_percent(caught, altered)})\n")
    kinds = sorted(catching.altered.items())
    rows = [(kind, count, catching.caught[kind], _percent(catching.caught[kind], count)) for kind, count in kinds]
    output.table(("Kind of fact", "made false", "caught", "share"), rows)
    for missed in catching.missed[:_SHOWN_MISSES]:
        output.text(f"  missed: {missed.before.strip() or 'nothing'} → {missed.after.strip()}")


def _rows(sides: list[Side]) -> list[tuple[str, ...]]:
    """A line of the table for each figure, a column for each side."""
    figures = [side.as_json() for side in sides]

    def row(name: str, *path: str, unit: str = "") -> tuple[str, ...]:
        return (name, *(_shown(_at(figure, path), unit) for figure in figures))

    return [
        row("proposed", "proposed_share", unit="%"),
        row("claims proven", "claim_precision", unit="%"),
        row("claims contradicted", "claims", "contradicted"),
        row("claims not in the data", "claims", "unsupported"),
        row("false or unproven facts that leave", "unproven_left"),
        ("rules broken", *(_rules(side) for side in sides)),
        row("in another language", "wrong_language"),
        row("translated, to be read once", "translated"),
        row("only a name is known", "only_named"),
        row("descriptions nearly the same", "repetition", "near_identical"),
        row("different pairs of words", "repetition", "distinct_pairs", unit="%"),
        *(("length of " + part, *(_length(figure, part) for figure in figures)) for part in figures[0]["length"]),
        row("seconds a draft", "seconds", "mean"),
        row("tries a draft", "tries"),
    ]


def _at(figure: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        figure = figure[name]
    return figure


def _shown(value: float | None, unit: str) -> str:
    if value is None:
        return _NONE
    return f"{value:.1%}" if unit else f"{value:g}"


def _rules(side: Side) -> str:
    named = ", ".join(f"{count} {code}" for code, count in side.violations.most_common())
    return f"{side.violations.total()} ({named})" if named else "0"


def _length(figure: dict[str, Any], part: str) -> str:
    length = figure["length"][part]
    allowed = f"{length['max']} allowed" if length["max"] else f"{length['over']} over what their platform allows"
    return f"{_shown(length['mean'], '')} on average, {length['longest']} at most, {allowed}"


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else _NONE
