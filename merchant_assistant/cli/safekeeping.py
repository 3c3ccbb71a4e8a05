"""`backup`, `restore`, `export-all` and `erase`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from merchant_assistant.cli.output import Output
from merchant_assistant.cli.session import Session

_PLURALS = {"product": "products", "variant": "variants", "draft": "drafts", "conversation": "conversations"}


def add_commands(commands: Any, command: Callable[..., ArgumentParser]) -> None:
    """Put the commands into the parser; ``command`` makes one (see ``parser.py``)."""
    everything = "Write all data but logs into one file that `restore` takes back; never over a file."
    command(commands, "backup", backup, everything).add_argument("file", metavar="FILE")
    back = "Put a backup in place of the present data, which are backed up first."
    command(commands, "restore", restore, back).add_argument("file", metavar="FILE")
    along = "Write everything that is yours into one ZIP of tables and texts that other programs open."
    command(commands, "export-all", export_all, along).add_argument("file", metavar="FILE")
    erased = command(commands, "erase", erase, "Delete all data of the data folder; models stay.")
    erased.set_defaults(wrong_usage=erased.error)
    erased.add_argument("--yes", action="store_true", help="really; nothing brings them back but a backup")


def backup(session: Session, options: Namespace, output: Output) -> int:
    result = session.services.safe.backup(Path(options.file), output.progress)
    if output.json:
        output.document({"file": str(result.file), "bytes": result.bytes, **_named(result.counts)})
    else:
        output.text(f"{result.file}: {_held(result.counts)} in {result.bytes} bytes, read back and sound")
        output.note("Models and logs are not in it.")
    return 0


def restore(session: Session, options: Namespace, output: Output) -> int:
    """Also where the present database cannot be opened."""
    result, _ = session.closed.safe.restore(Path(options.file), output.progress)
    if output.json:
        kept = str(result.kept) if result.kept else None
        head = {"file": str(result.file), "bytes": result.file.stat().st_size, "made_at": result.made_at or None}
        output.document({**head, **_named(result.counts), "kept": kept, "adapters_left_out": result.left_out})
        return 0
    output.text(f"{result.file} is restored: {_held(result.counts)}")
    if result.kept:
        output.note(f"What was here before is kept in {result.kept}")
    if result.left_out:
        output.note(f"Adapters that could not be put in place: {result.left_out}. Close the window and try again.")
    return 0


def export_all(session: Session, options: Namespace, output: Output) -> int:
    result = session.services.safe.export_all(Path(options.file), output.progress)
    if output.json:
        output.document({"file": str(result.file), "bytes": result.bytes, "parts": list(result.parts)})
    else:
        output.text(f"{result.file}: {', '.join(result.parts)}")
    return 0


def erase(session: Session, options: Namespace, output: Output) -> int:
    from merchant_assistant.safekeeping.erasing import erase as erase_folder  # noqa: PLC0415 - with its room

    if not options.yes:
        options.wrong_usage("nothing is erased without --yes; `backup FILE` keeps a copy before")
    result = erase_folder(session.paths)
    if output.json:
        output.document({"folder": str(result.folder), "models": str(result.models)})
    else:
        output.text(f"Everything in {result.folder} was erased: database, settings, backups, adapters, logs.")
        output.note(f"The models in {result.models} were left; `models remove ID` takes one away.")
    return 0


def _named(counts: Mapping[str, int]) -> dict[str, int]:
    return {_PLURALS[noun]: count for noun, count in counts.items()}


def _held(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {noun if count == 1 else _PLURALS[noun]}" for noun, count in counts.items())
