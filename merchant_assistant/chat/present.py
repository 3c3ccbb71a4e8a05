"""Conversations between their shapes: as stored, as values, and as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, cast

from merchant_assistant.chat.computed import skus, told
from merchant_assistant.chat.exact.columns.labels import field_label
from merchant_assistant.chat.exact.columns.model import Chip, Reply, Table
from merchant_assistant.chat.exact.words.own import MayMean
from merchant_assistant.chat.kept import exact_of
from merchant_assistant.chat.language import tongue
from merchant_assistant.chat.model import AnswerKind, Conversation, Source, SourceKind, Told, Turn, TurnState
from merchant_assistant.chat.notes import notes_of
from merchant_assistant.chat.talking.talk import without_courtesy
from merchant_assistant.engine.model import Role
from merchant_assistant.foundation.prose import language_of
from merchant_assistant.foundation.said import packed, unpacked
from merchant_assistant.storage.conversations import ConversationRecord, SourceRecord, TurnRecord, TurnText

if TYPE_CHECKING:
    from merchant_assistant.chat.answering import Answer

_TITLE = 60  # characters
_FETCHED = re.compile(r"!\[|<(?=[A-Za-z!/?])")


def title_of(text: str) -> str:
    """The first words of a question, as many as a list can show."""
    line = " ".join(text.split())
    if len(line) <= _TITLE:
        return line
    cut = line[: _TITLE - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[_TITLE // 2 :] else cut).rstrip(" ,.;:，。；：") + "…"


def title_of_question(text: str) -> str:
    """What a conversation is called after: the question without the greeting before it."""
    asked = without_courtesy(" ".join(text.split()))
    first = asked.partition(" ")[0]
    return title_of(first[:1].upper() + asked[1:] if first.islower() else asked)


def turn_of(record: TurnRecord) -> Turn:
    stored = record.said
    as_of, left_out, instead, meant = notes_of(stored.notes)
    return Turn(
        record.id,
        record.conversation_id,
        cast(Role, stored.role),
        stored.text,
        record.created_at,
        cast(TurnState, stored.state),
        cast("AnswerKind | None", stored.kind),
        tuple(map(_source_of, stored.sources)),
        stored.model,
        exact_of(stored.exact),
        as_of,
        left_out,
        instead,
        meant,
    )


def _source_of(kept: SourceRecord) -> Source:
    ref = kept.ref if kept.place is None else unpacked(kept.place)
    return Source(cast(SourceKind, kept.kind), ref, kept.title, kept.id, kept.passage)


def _source_record(source: Source) -> SourceRecord:
    """A place in a document is kept so that it can be said in the language of another day."""
    place = packed(source.ref)
    return SourceRecord(**asdict(source), place=None if place == source.ref else place)


def turn_text(
    role: Role,
    text: str,
    state: TurnState,
    kind: AnswerKind | None,
    sources: Iterable[Source],
    model: str,
    exact: Mapping[str, Any] | None = None,
    notes: Mapping[str, Any] | None = None,
) -> TurnText:
    """A turn, ready to be stored."""
    return TurnText(role, text, state, kind, tuple(map(_source_record, sources)), model, exact, notes or {})


def without_words(chip: Chip, answer: str) -> str:
    """What a person asks by taking a filter away, in the language of the answer that it stood below."""
    return tongue(language_of(answer) or "en").replies["without"].format(filter=chip.text)


def conversation_of(record: ConversationRecord) -> Conversation:
    return Conversation(record.id, record.title, record.created_at, record.updated_at, record.turns)


def answer_json(answer: Answer, seconds: float) -> dict[str, Any]:
    """What ``ask`` prints: an answer with all the SKUs that it rests on."""
    reply = answer.reply
    replies = [*answer.besides, *([reply] if reply else [])]
    rows = dict.fromkeys(sku for one in replies if one.finding for sku in skus(one.finding.rows))
    return {
        "kind": answer.kind,
        "answer": answer.text,
        "value": _value(replies) if reply and reply.kind == "exact" else None,
        "query": reply.query if reply else "",
        "rows": list(rows),
        "sources": [{"kind": source.kind, "ref": source.ref, "title": source.title} for source in answer.sources],
        "as_of": [asdict(one) for one in answer.as_of],
        "instead": list(answer.instead),
        "own_words": [{"word": word, "means": means} for word, means in (reply.own if reply else ())],
        "may_mean": _may_mean(answer.meant),
        "model": answer.model,
        "seconds": round(seconds, 3),
    }


def _may_mean(meant: MayMean | None) -> dict[str, Any] | None:
    """What the word may mean that was not understood."""
    if meant is None:
        return None
    ways = [{"field": one.column, "value": one.value or None, "name": one.label} for one in meant.ways]
    return {"word": meant.word, "ways": ways}


def _value(replies: Sequence[Reply]) -> Told | list[Told]:
    """The figure; of several questions in one message a list of theirs."""
    return told(replies[0]) if len(replies) == 1 else [told(reply) for reply in replies]


def as_markdown(title: str, turns: Iterable[Turn]) -> str:
    """A document for people: questions as headings, answers below them with what they rest on."""
    parts = [f"# {_inline(title)}"]
    for turn in turns:
        parts += (
            [f"## {_inline(turn.text)}"]
            if turn.role == "user"
            else [_tame(turn.text), *_computed(turn), *_sources(turn), _as_of(turn)]
        )
    return "\n\n".join(part for part in parts if part) + "\n"


def _computed(turn: Turn) -> list[str]:
    """What was counted, and the rows that the answer rests on as a table."""
    exact = turn.exact
    if exact is None:
        return []
    words = tongue(language_of(turn.text) or "en").replies
    valued = any(row.value for row in exact.rows)
    asked = exact.reading.inquiry
    told = asked.field or (asked.order.field if asked.order else "")
    value = (*_heads(turn, [told]),) if told else (words["row_value"],)
    heads = ("SKU", words["row_title"], *(value if valued else ()), *_heads(turn, exact.beside))
    rows = ((row.sku, row.title, *([row.told] if valued else []), *row.beside) for row in exact.rows)
    shown = [heads, ("---",) * len(heads), *rows]
    table = "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in shown)
    more = words["more"].format(count=exact.count - len(exact.rows)) if exact.count > len(exact.rows) else ""
    query = f"*{_inline(exact.query)}*" if exact.query else ""
    return [query, table if exact.rows else "", more, _side_by_side(exact.table)]


def _heads(turn: Turn, fields: Iterable[str]) -> Iterator[str]:
    for field in fields:
        name = field_label(field, language_of(turn.text) or "en")
        yield name[:1].upper() + name[1:]


def _side_by_side(table: Table | None) -> str:
    """Things that were compared."""
    if table is None or not table.lines:
        return ""
    rows = [("", *table.heads), ("---",) * (1 + len(table.heads)), *((name, *cells) for name, cells in table.lines)]
    return "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in rows)


def _as_of(turn: Turn) -> str:
    """As of which imports prices and stock are."""
    words = tongue(language_of(turn.text) or "en").replies
    files = ", ".join(f"{_inline(one.file)} ({one.at[:10]})" for one in turn.as_of)
    return words["as_of"].format(files=files) if files else ""


def _cell(text: str) -> str:
    return _inline(text).replace("|", "\\|")


def _sources(turn: Turn) -> list[str]:
    words = tongue(language_of(turn.text) or "en").replies
    names = (f"- {_inline(source.title)} (`{source.ref.replace('`', '')}`)" for source in turn.sources)
    return ["\n".join([words["sources"], "", *names])] if turn.sources else []


def _inline(text: str) -> str:
    """On one line, so that a heading or an item stays one."""
    return _tame(" ".join(text.split()))


def _tame(text: str) -> str:
    """Without a picture or a page element in it, which a reader of the file would fetch from elsewhere."""
    return _FETCHED.sub(lambda found: found[0][:-1] + "\\" + found[0][-1], text)
