"""`knowledge add`, `list`, `remove` and `restore`: the documents that answers may quote."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from merchant_assistant.cli.hints import hint_of
from merchant_assistant.cli.output import Output
from merchant_assistant.cli.session import Session
from merchant_assistant.foundation.errors import UserFault

if TYPE_CHECKING:
    from merchant_assistant.knowledge.model import Added, Document, SetAside

_HEAD = ("ID", "Document", "Kind", "Passages", "Added", "Found by")


def add(session: Session, options: Namespace, output: Output) -> int:
    """Each document in a transaction of its own: what was read stays when another is set aside."""
    from merchant_assistant.knowledge.model import Added, SetAside  # noqa: PLC0415 - with its room

    knowledge = session.services.knowledge
    found = knowledge.add(map(Path, options.files), output.progress)
    added = [one for one in found if isinstance(one, Added)]
    aside = [one for one in found if isinstance(one, SetAside)]
    if added:
        _index(session, output)
    documents = {document.id: document for document in knowledge.documents()}
    told = [{**_json(documents.get(one.document.id, one.document)), "outcome": one.outcome} for one in added]
    told_aside = [{"file": str(one.file), **one.fault.as_json(), "hint": hint_of(one.fault)} for one in aside]
    if output.json and not aside:
        output.document({"documents": told, "set_aside": []})
    elif not output.json:
        _say(added, aside[1:], output)
    return output.fault(aside[0].fault, {"documents": told, "set_aside": told_aside}) if aside else 0


def list_documents(session: Session, options: Namespace, output: Output) -> int:
    documents = session.services.knowledge.documents()
    if output.json:
        output.document({"documents": list(map(_json, documents))})
    elif documents:
        output.table(_HEAD, map(_row, documents))
    else:
        output.note("No documents yet: “knowledge add FILE” reads one.")
    return 0


def remove(session: Session, options: Namespace, output: Output) -> int:
    document = session.services.knowledge.remove(options.id)
    if output.json:
        output.document({"removed": _json(document)})
    else:
        output.text(f"{document.name} is removed; “knowledge restore {document.id}” brings it back until tomorrow.")
    return 0


def restore(session: Session, options: Namespace, output: Output) -> int:
    document = session.services.knowledge.restore(options.id)
    if output.json:
        output.document({"restored": _json(document)})
    else:
        output.text(f"{document.name} is back with {document.passages} passages.")
    return 0


def _index(session: Session, output: Output) -> None:
    """Here and now: a command has no background. Without the model, documents are found by their words."""
    try:
        session.services.knowledge.index(output.progress)
    except UserFault as fault:
        output.note(f"The documents are found by words only. {fault.message} {hint_of(fault)}".strip())


def _say(added: list[Added], aside: list[SetAside], output: Output) -> None:
    outcomes = {"added": "added", "replaced": "replaces its older version", "unchanged": "is the same as before"}
    for one in added:
        document = one.document
        output.text(f"{document.id}  {document.name}: {outcomes[one.outcome]}, {document.passages} passages")
    for other in aside:
        output.note(f"{other.fault.message} {hint_of(other.fault)}".strip())


def _json(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "name": document.name,
        "path": str(document.path),
        "kind": document.kind,
        "bytes": document.bytes,
        "added_at": document.added_at,
        "passages": document.passages,
        "by_meaning": document.searchable,
    }


def _row(document: Document) -> tuple[object, ...]:
    by = "words and meaning" if document.searchable else "words"
    return document.id, document.name, document.kind, document.passages, document.added_at[:10], by
