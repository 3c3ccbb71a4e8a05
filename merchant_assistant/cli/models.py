"""`models`: what lies in the model folder, and the adapters of the data folder."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from merchant_assistant.cli.output import Output
from merchant_assistant.cli.session import Session

if TYPE_CHECKING:
    from merchant_assistant.engine.store.adapters import Adapter
    from merchant_assistant.engine.store.store import ModelState


def list_models(session: Session, options: Namespace, output: Output) -> int:
    from merchant_assistant.engine.store.adapters import AdapterStore  # noqa: PLC0415 - with its room

    adapters = AdapterStore(session.paths).list()
    if output.json:
        output.document({**_document(session.store.list()), "adapters": [adapter.as_json() for adapter in adapters]})
        return 0
    _say(session.store.list(), output)
    if adapters:
        output.text("")
        _say_adapters(adapters, output)
    return 0


def get_model(session: Session, options: Namespace, output: Output) -> int:
    was_here = session.store.state(options.id).state == "ready"
    model = session.store.get(options.id, output.progress)
    if not was_here:
        _check_vectors(session, model)
    return _answer(model, output)


def verify_model(session: Session, options: Namespace, output: Output) -> int:
    model = session.store.verify(options.id, output.progress)
    if model.state == "absent":
        how = f"models get {model.id}" if model.fetchable else "models add FILE"
        output.note(f"The model is not on this PC, so there is nothing to verify. Bring it: {how}")
    _check_vectors(session, model)
    return _answer(model, output)


def add_model(session: Session, options: Namespace, output: Output) -> int:
    model = session.store.add(Path(options.file), output.progress)
    if not output.json:
        output.text(f"SHA-256 of the file: {model.sha256}")
    return _answer(model, output)


def remove_model(session: Session, options: Namespace, output: Output) -> int:
    before = session.store.state(options.id)
    if before.state == "absent" and not before.part:
        output.note("The model is not on this PC: there was nothing to remove.")
    return _answer(session.store.remove(options.id), output)


def _check_vectors(session: Session, model: ModelState) -> None:
    """Whether a model of vectors computes here what it computed where that was recorded."""
    from merchant_assistant.composition import vectors_of  # noqa: PLC0415 - starts a child
    from merchant_assistant.engine.store.recorded import check_vectors, recorded_for  # noqa: PLC0415 - as above

    recorded = recorded_for(model.id)
    if recorded and model.state == "ready":
        with vectors_of(session.paths, session.store, model.id) as engine:
            check_vectors(engine, recorded)


def _answer(model: ModelState, output: Output) -> int:
    if output.json:
        output.document(_document([model]))
    else:
        _say([model], output)
    return 0


def _document(models: Sequence[ModelState]) -> dict[str, Any]:
    return {"models": [model.as_json() for model in models]}


def _say(models: Sequence[ModelState], output: Output) -> None:
    rows = [(m.id, m.role, m.state, f"{m.bytes / 1e6:,.0f} MB", ", ".join(m.languages), m.licence) for m in models]
    output.table(("Model", "For", "State", "Size", "Languages", "Licence"), rows)


def _say_adapters(adapters: Sequence[Adapter], output: Output) -> None:
    rows = [(a.name, a.description.base, a.state, f"{a.description.bytes / 1e6:,.0f} MB") for a in adapters]
    output.table(("Adapter", "Made for", "State", "Size"), rows)
