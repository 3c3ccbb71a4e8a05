"""`generate`, `bench` and `doctor`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any

from merchant_assistant.cli.inputs import read_text
from merchant_assistant.cli.output import Output
from merchant_assistant.cli.session import Session

if TYPE_CHECKING:
    from merchant_assistant.engine.bench import BenchResult
    from merchant_assistant.engine.model import Speed
    from merchant_assistant.engine.store.store import ModelState


def generate(session: Session, options: Namespace, output: Output) -> int:
    from merchant_assistant.composition import engine_for  # noqa: PLC0415 - starts a child
    from merchant_assistant.engine.model import GenerateRequest, Message  # noqa: PLC0415 - with its room

    request = GenerateRequest(
        messages=(Message("user", read_text(options.prompt_file)),), max_tokens=options.max_tokens,
        temperature=options.temperature, seed=options.seed, ignore_eos=options.ignore_eos,
    )  # fmt: skip
    with engine_for(session.paths, session.store, options.model, options.adapter) as engine:
        done = engine.generate(request)
    names = ("text", "tokens", "finish_reason", "seconds", "prompt_tokens")
    document: dict[str, Any] = {name: getattr(done, name) for name in names}
    if output.json:
        output.document(document)
    else:
        output.text(done.text)
    return 0


def bench(session: Session, options: Namespace, output: Output) -> int:
    if options.listings:
        from merchant_assistant.cli.evaluation import bench_listings  # noqa: PLC0415 - with its rooms

        return bench_listings(session, options, output)
    if options.questions:
        from merchant_assistant.cli.question_bench import bench_questions  # noqa: PLC0415 - with its rooms

        return bench_questions(session, options, output)
    if options.catalogue or options.claims_only or options.no_bare:
        options.wrong_usage("--catalogue, --claims-only and --no-bare go with --listings")
    if options.set or options.unseen or options.no_model or options.limit:
        options.wrong_usage("--set, --unseen, --no-model and --limit go with --questions")
    result = _bench_server(session) if not options.model else None
    result = result or _bench_model(session, options.model or _chosen(session))
    if output.json:
        output.document(result.as_json())
        return 0
    output.table(("What", "Here"), (
        ("model", f"{result.model}, {result.threads} threads" if result.threads else f"{result.model}, on a server"),
        ("start of the model", f"{result.startup_ms:,.0f} ms"),
        ("reading", f"{result.prefill_tok_s:.1f} tokens/s (a token is about three quarters of a word)"),
        ("writing", f"{result.decode_tok_s:.1f} tokens/s"),
        ("first word after", f"{result.first_token_ms:,.0f} ms"),
        ("in bulk", f"{result.listings_per_hour:,.0f} short listings an hour, {result.bulk_lanes} at a time, "
                    f"writing {result.bulk_decode_tok_s:.1f} tokens/s"),
    ))  # fmt: skip
    return 0


def _bench_model(session: Session, model_id: str) -> BenchResult:
    """A model of this PC; how many lanes are best is measured before, unless that is known."""
    from merchant_assistant.composition import engine_for, speed_key  # noqa: PLC0415 - starts a child
    from merchant_assistant.engine.bench import measure  # noqa: PLC0415 - only here
    from merchant_assistant.engine.speed import measured  # noqa: PLC0415 - only here

    key = speed_key(session.settings, session.store, session.devices, model_id)
    with engine_for(session.paths, session.store, model_id) as engine:
        speed = measured(engine, session.speeds, key)
        return measure(engine, speed.best.lanes, engine.facts().threads)


def _bench_server(session: Session) -> BenchResult | None:
    """The team's server where it writes the texts."""
    from merchant_assistant.engine.bench import measure  # noqa: PLC0415 - only here

    server = session.server
    if not server.in_use:
        return None
    speed = server.speed() or server.measure()
    with closing(server.engine()) as engine:
        return measure(engine, speed.best.lanes, threads=0)


def doctor(session: Session, options: Namespace, output: Output) -> int:
    from merchant_assistant.cli.server import state_of  # noqa: PLC0415 - with its room
    from merchant_assistant.composition import engine_for  # noqa: PLC0415 - starts a child
    from merchant_assistant.engine.probe import Machine, graphics_memory, look, wanted  # noqa: PLC0415 - only here
    from merchant_assistant.foundation.settings import CHAT_MODEL  # noqa: PLC0415 - with its values

    models = session.store.list()
    chosen = _chosen(session)
    with engine_for(session.paths, session.store, chosen) as engine:
        machine = look(engine, session.paths.models)
    speeds = _speeds(session, models)
    card = graphics_memory(machine.engine.devices if machine.engine else ())
    here = Machine(machine.memory_total, card, speeds)
    advice = wanted(models, chosen, CHAT_MODEL.default, machine.memory_total, here)
    folders = {name: str(getattr(session.paths, name)) for name in ("data", "models", "logs", "backups")}
    document: dict[str, Any] = {
        "versions": _versions(), **machine.as_json(), "models": [model.as_json() for model in models],
        "folders": folders, "chosen": chosen, "why": _why_chosen(chosen, models),
        "device": session.devices.use(session.devices.chosen),
        "server": state_of(session.server),
        "speed": _speed_as_json(speeds.get(chosen)),
        "advice": {"model": advice.model.id, "why": advice.why} if advice else None,
    }  # fmt: skip
    if output.json:
        output.document(document)
    else:
        _say_machine(document, output)
    return 0


def _versions() -> dict[str, str]:
    import platform  # noqa: PLC0415 - only here
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - only here

    found = {"python": platform.python_version(), "system": platform.platform()}
    for name in ("merchant-assistant", "llama-cpp-python", "pyside6-essentials", "transformers", "torch"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "absent"
    return found


def _say_machine(document: dict[str, Any], output: Output) -> None:
    devices = ", ".join(f"{d['kind']} ({d['name'].strip()})" for d in document["devices"])
    present = [model["id"] for model in document["models"] if model["state"] == "ready"]
    rows = [*document["versions"].items(), *((f"folder: {name}", path) for name, path in document["folders"].items())]
    rows += [
        ("devices", devices or "none found"),
        ("model computes on", f"{document['device']} (models device changes it)"),
        ("cores", f"{document['cores']}, of which the model uses {document['threads']}"),
        ("memory", f"{document['memory_available'] / 1e9:.1f} GB free of {document['memory'] / 1e9:.1f} GB"),
        ("disk", f"{document['disk_free'] / 1e9:.1f} GB free"),
        ("models here", ", ".join(present) or "none"),
        ("model in use", f"{document['chosen']}: {document['why']}"),
        ("its speed here", _say_speed(document["speed"])),
    ]
    if document["server"]["server"]:
        used = "writes the texts" if document["server"]["in_use"] else "set up, not in use"
        rows.append(("server of the team", f"{document['server']['server']}: {used}"))
    advice = document["advice"]
    settled = document["chosen"] in present and advice and advice["model"] == document["chosen"]
    if advice and not settled:
        rows.append(("advice", f"{advice['model']}: {advice['why']}"))
    if document["problem"]:
        rows.append(("problem", f"{document['problem']['message']} {document['problem']['hint']}"))
    output.table(("What", "Here"), rows)


def _speeds(session: Session, models: Sequence[ModelState]) -> dict[str, Speed]:
    """Of the models that are here and were measured as they would run now."""
    from merchant_assistant.composition import speed_key  # noqa: PLC0415 - as above

    ready = [model.id for model in models if model.role == "chat" and model.state == "ready"]
    keys = {model_id: speed_key(session.settings, session.store, session.devices, model_id) for model_id in ready}
    found = {model_id: session.speeds.get(key) for model_id, key in keys.items()}
    return {model_id: speed for model_id, speed in found.items() if speed}


def _speed_as_json(speed: Speed | None) -> dict[str, Any] | None:
    from merchant_assistant.engine.speed import drafts_per_hour  # noqa: PLC0415 - only here

    if speed is None:
        return None
    return {
        "prefill_tok_s": round(speed.prompt_tok_s, 1), "decode_tok_s": round(speed.decode_tok_s, 1),
        "bulk": {"lanes": speed.best.lanes, "decode_tok_s": round(speed.best.decode_tok_s, 1)},
        "drafts_per_hour": round(drafts_per_hour(speed)), "memory": speed.memory,
    }  # fmt: skip


def _say_speed(speed: dict[str, Any] | None) -> str:
    if speed is None:
        return "not measured yet: bench"
    return (
        f"reads {speed['prefill_tok_s']} and writes {speed['decode_tok_s']} tokens/s, {speed['bulk']['decode_tok_s']} "
        f"with {speed['bulk']['lanes']} texts at a time: about {speed['drafts_per_hour']:,} drafts an hour"
    )


def _why_chosen(chosen: str, models: Sequence[ModelState]) -> str:
    from merchant_assistant.foundation.settings import CHAT_MODEL  # noqa: PLC0415 - with its values

    why = "The default." if chosen == CHAT_MODEL.default else "Chosen in the settings."
    state = next((model.state for model in models if model.id == chosen), "absent")
    missing = {"ready": "", "absent": " It is not on this PC yet", "damaged": " Its file is damaged"}[state]
    return f"{why}{missing}: models get {chosen}" if missing else why


def _chosen(session: Session) -> str:
    from merchant_assistant.foundation.settings import CHAT_MODEL  # noqa: PLC0415 - with its values

    return session.settings.get(CHAT_MODEL)
