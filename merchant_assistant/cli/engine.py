"""`models`, `generate`, `bench` and `doctor`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from merchant_assistant.cli.listings import _read_text
from merchant_assistant.cli.output import Output
from merchant_assistant.cli.session import Session

if TYPE_CHECKING:
    from merchant_assistant.engine.store import ModelState


def list_models(session: Session, options: Namespace, output: Output) -> int:
    return _say_models(session.store.list(), output)


def get_model(session: Session, options: Namespace, output: Output) -> int:
    return _say_models([session.store.get(options.id, output.progress)], output)


def verify_model(session: Session, options: Namespace, output: Output) -> int:
    return _say_models([session.store.verify(options.id)], output)


def add_model(session: Session, options: Namespace, output: Output) -> int:
    return _say_models([session.store.add(Path(options.file))], output)


def remove_model(session: Session, options: Namespace, output: Output) -> int:
    return _say_models([session.store.remove(options.id)], output)


def _say_models(models: list[ModelState], output: Output) -> int:
    if output.json:
        output.document({"models": [model.as_json() for model in models]})
        return 0
    rows = [(m.id, m.role, m.state, f"{m.bytes / 1e6:,.0f} MB", ", ".join(m.languages), m.licence) for m in models]
    output.table(("Model", "For", "State", "Size", "Languages", "Licence"), rows)
    return 0


def generate(session: Session, options: Namespace, output: Output) -> int:
    from merchant_assistant.composition import engine_for  # noqa: PLC0415 - starts a child
    from merchant_assistant.engine.model import GenerateRequest, Message  # noqa: PLC0415 - with its room

    request = GenerateRequest(
        messages=(Message("user", _read_text(options.prompt_file)),), max_tokens=options.max_tokens,
        temperature=options.temperature, seed=options.seed, ignore_eos=options.ignore_eos,
    )  # fmt: skip
    engine = engine_for(session.paths, session.store, options.model)
    try:
        done = engine.generate(request)
    finally:
        engine.close()
    names = ("text", "tokens", "finish_reason", "seconds", "prompt_tokens")
    document: dict[str, Any] = {name: getattr(done, name) for name in names}
    if output.json:
        output.document(document)
    else:
        output.text(done.text)
    return 0


def bench(session: Session, options: Namespace, output: Output) -> int:
    from merchant_assistant.engine.bench import measure  # noqa: PLC0415 - only here

    raise NotImplementedError(measure)


def doctor(session: Session, options: Namespace, output: Output) -> int:
    raise NotImplementedError
