"""`reply`: what to write back to a customer's message."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from merchant_assistant.cli.output import Output
from merchant_assistant.cli.session import Session

if TYPE_CHECKING:
    from merchant_assistant.replies.model import CustomerReply

LANGUAGES = ("en", "zh", "de", "fr", "es")


def add_commands(commands: Any, command: Callable[..., ArgumentParser]) -> None:
    """Put the command into the parser; ``command`` makes one (see ``parser.py``)."""
    says = "Write the reply to a customer's message: an e-mail (.eml) or a text."
    parser = command(commands, "reply", reply, says)
    parser.add_argument("--text-file", required=True, metavar="FILE")
    parser.add_argument("--language", choices=LANGUAGES, help="of the reply; without it the customer's")
    parser.add_argument("--smooth", action="store_true", help="have the model put facts into sentences; needs a model")


def reply(session: Session, options: Namespace, output: Output) -> int:
    """Nothing is kept: the message is answered, and that is all."""
    replies = session.services.replies
    letter = replies.read(Path(options.text_file))
    answer = replies.answer(letter, language=options.language)
    if options.smooth:
        answer = _smoothed(session, answer, output)
    if output.json:
        claims = replies.claims(answer, answer.text, letter.text)
        output.document(_document(answer) | {"claims": [claim.as_json() for claim in claims]})
    else:
        output.text(answer.text)
        for source in _sources(answer):
            output.note(f"{source['ref']}  {source['title']}")
    return 0


def _smoothed(session: Session, answer: CustomerReply, output: Output) -> CustomerReply:
    found, smoothed = session.services.replies.smoothed(answer, answer.text)
    output.note(f"{len(found.phrased)} of {found.asked} facts put into sentences")
    return smoothed


def _document(answer: CustomerReply) -> dict[str, Any]:
    questions = [
        {
            "text": each.question,
            "intent": each.intent,
            "answer": each.text,
            "kind": each.kind,
            "sources": [_source(source) for source in each.sources],
        }
        for each in answer.questions
    ]
    return {
        "language": answer.language,
        "intents": list(answer.intents),
        "questions": questions,
        "reply": answer.text,
        "missing": [{"what": each.what, "who": each.who, "text": each.text} for each in answer.missing],
        "smoothed": list(answer.smoothed),
        "model": answer.model,
        "seconds": round(answer.seconds, 3),
    }


def _source(source: Any) -> dict[str, Any]:
    return {"kind": source.kind, "ref": source.ref, "title": source.title}


def _sources(answer: CustomerReply) -> list[dict[str, Any]]:
    found = (_source(source) for each in answer.questions for source in each.sources)
    return list({source["ref"]: source for source in found}.values())
