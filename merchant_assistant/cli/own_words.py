"""`words list`, `add` and `remove`: what the merchant says that words mean which the catalogue does not have."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from merchant_assistant.cli.output import Output
from merchant_assistant.cli.session import Session
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said

if TYPE_CHECKING:
    from merchant_assistant.chat.own_words.keeping import KnownWord

_HEAD = ("Word", "Means", "Used")
_USED = {
    "read": "yes",
    "held": "no: the catalogue itself has this word",
    "gone": "no: what it means is not in the catalogue",
}


def list_words(session: Session, options: Namespace, output: Output) -> int:
    known = session.services.chat.words.known("en")
    if output.json:
        output.document({"words": list(map(_json, known))})
    elif known:
        output.table(_HEAD, ((one.own.word, one.own.label, _USED[one.state]) for one in known))
    else:
        output.note("No words yet: “words add WORD MEANING” says what one means.")
    return 0


def add(session: Session, options: Namespace, output: Output) -> int:
    words = session.services.chat.words
    own = words.called(options.word, options.meaning)
    if own is None:
        raise UserFault(
            "unknown_meaning",
            said("OwnWords", "No one column or value is called “{name}”.").format(name=options.meaning),
            said("OwnWords", "Name it as it stands in your file; a value with its column: “Storage: frozen”."),
        )
    words.remember(own)
    known = next(one for one in words.known("en") if one.own.word == own.word)
    if output.json:
        output.document({"added": _json(known)})
    else:
        output.text(f"“{own.word}” means {known.own.label} from now on.")
    return 0


def remove(session: Session, options: Namespace, output: Output) -> int:
    words = session.services.chat.words
    before = words.forget(options.word).before
    if output.json:
        output.document({"removed": {"word": before.word if before else options.word}})
    else:
        output.text(f"“{options.word}” is forgotten.")
    return 0


def add_commands(group: Callable[..., Any], command: Callable[..., Any], commands: Any) -> None:
    """Put them into the parser."""
    words = group(commands, "words", "Words of your shop that the catalogue does not have: list, add, remove.")
    command(words, "list", list_words, "What each means, and whether questions are read with it.")
    added = command(words, "add", add, "Say what a word means; it replaces what it meant before.")
    added.add_argument("word", metavar="WORD")
    added.add_argument("meaning", metavar="MEANING", help="a column, or a value: “Best before”, “Storage: frozen”")
    command(words, "remove", remove, "Forget what a word means.").add_argument("word", metavar="WORD")


def _json(known: KnownWord) -> dict[str, Any]:
    own = known.own
    return {
        "word": own.word,
        "means": own.label,
        "field": own.column,
        "value": own.value or None,
        "used": known.state == "read",
        "state": known.state,
        "said_at": known.said_at,
    }
