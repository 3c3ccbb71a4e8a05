"""What the merchant has in writing on a question: the sentences of a document that answer it, and no more of it.

A question in another language than the documents are in is looked for by its matter (delivery, warranty, returns …),
which is known by words in all of them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.prose import has_han, sentences
from merchant_assistant.knowledge import names
from merchant_assistant.knowledge.words import asked, same, telling

if TYPE_CHECKING:
    from merchant_assistant.chat.documents import Documents
    from merchant_assistant.foundation.cancel import CancelToken
    from merchant_assistant.knowledge.model import Hit, Passage

_MOST = 3  # sentences
_OF_MATTER, _OF_CONTEXT = 0.5, 0.1  # what a word of the matter, or of the rest of the message, counts beside one asked
_OF_NAME = 0.6
_SHARE = 0.65  # of the best sentence's mark, which others have that are quoted beside it
_LONGEST_HEADING = 40  # characters
_WHOLE = 260  # characters of a quotation that leaves nothing out; half of that in Chinese
_GROUPED = re.compile(r"(?<=\d)[,.](?=\d{3}\b)")
_GOES_ON = re.compile(
    r"\s*(?:after that|however|but|then|this|these|those|it|they|otherwise|therefore|in that case)\b|此外|但|否则|其",
    re.I,
)
_FIGURE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(%|[A-Za-z]{2,}|[天日月年元折])")
_ENDS = re.compile(r"[.。!！?？:：;；]\s*$")


@dataclass(frozen=True, slots=True)
class Matter:
    """``pattern``: finds it in questions and documents; ``asks``: a question of it in each language of documents."""

    pattern: re.Pattern[str]
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A quotation on one line, and where it stands."""

    quote: str
    passage: Passage


@cache
def matters() -> Mapping[str, Matter]:
    """Read once."""
    read = tomllib.loads(resource("replies", "matters.toml").read_text(encoding="utf-8"))
    return {name: Matter(re.compile(m["pattern"], re.IGNORECASE), tuple(m["asks"])) for name, m in read.items()}


def matters_in(text: str) -> tuple[Matter, ...]:
    """The matters that a text speaks of."""
    return tuple(matter for matter in matters().values() if matter.pattern.search(text))


def written(question: str, message: str, documents: Documents, cancel: CancelToken | None = None) -> Written | None:
    """What a passage says on the matter of a question; None where it has none, or none says anything of it.

    A passage that does not speak of whom the question names ("WeChat", "Norway") says nothing of it; one in another
    script says nothing to the customer.
    """
    best: tuple[float, Written] | None = None
    for matter in matters_in(question):
        for hit in _hits(matter, documents, cancel):
            text = f"{hit.passage.heading}\n{hit.passage.text}"
            if not matter.pattern.search(text) or names.unsaid(question, text) or has_han(question) != has_han(text):
                continue
            mark, quote = _cut(hit.passage.text, question, message, (matter,))
            if mark and (best is None or mark > best[0]):
                best = mark, Written(quote, hit.passage)
    return best[1] if best else None


def cut(hit: Hit, question: str, message: str) -> str:
    """Of a passage that answers, the sentences that do; as it was found where its words tell none from the others."""
    mark, quote = _cut(hit.passage.text, question, message, matters_in(question))
    return quote if mark else " ".join(part for part in _parts(hit.quote) if part) or " ".join(hit.quote.split())


def differing(
    found: Written, question: str, message: str, documents: Documents, cancel: CancelToken | None = None
) -> Written | None:
    """What another document says of the same matter with other figures; None where none does."""
    of = [matter for matter in matters_in(question) if matter.pattern.search(found.quote)]
    for matter in of:
        for hit in (*documents.find(question, cancel), *_hits(matter, documents, cancel)):
            if hit.passage.document_id == found.passage.document_id or has_han(hit.quote) != has_han(found.quote):
                continue
            mark, quote = _cut(hit.passage.text, question, message, (matter,))
            if mark and matter.pattern.search(quote) and _differ(quote, found.quote):
                return Written(quote, hit.passage)
    return None


def _differ(one: str, other: str) -> bool:
    """Whether two sentences name other figures of the same unit: 30 days and 21 days."""
    figures = [{(unit.casefold(), number) for number, unit in _FIGURE.findall(text)} for text in (one, other)]
    shared = {unit for unit, _ in figures[0]} & {unit for unit, _ in figures[1]}
    return any(
        {n for u, n in figures[0] if u == unit}.isdisjoint(n for u, n in figures[1] if u == unit) for unit in shared
    )


def _hits(matter: Matter, documents: Documents, cancel: CancelToken | None) -> Iterator[Hit]:
    for question in matter.asks:
        yield from documents.find(question, cancel)


def _cut(text: str, question: str, message: str, of: Sequence[Matter]) -> tuple[float, str]:
    """The mark of the best part, and the best parts in their order; 0 where none says anything that is asked."""
    parts = _parts(text)
    words, around = asked(_GROUPED.sub("", question)), telling(message)
    marks = [_mark(part, words, around, of) + _of_named(part, question) for part in parts]
    best = max(marks, default=0.0)
    if best < min(_OF_MATTER, 1.0 / max(len(words), 1)):
        return 0.0, ""
    chosen = sorted(range(len(parts)), key=lambda place: -marks[place])[:_MOST]
    return best, _joined(_filled([place for place in chosen if marks[place] >= best * _SHARE], parts), parts)


def _filled(places: Sequence[int], parts: Sequence[str]) -> list[int]:
    """In their order, with the sentence that one goes on from; with all between them where that is short."""
    kept = {before for place in places for before in (place - 1, place) if before == place or _goes_on(place, parts)}
    whole = range(min(kept), max(kept) + 1)
    text = "".join(parts[place] for place in whole)
    return list(whole) if len(text) <= (_WHOLE // 2 if has_han(text) else _WHOLE) else sorted(kept)


def _goes_on(place: int, parts: Sequence[str]) -> bool:
    return place > 0 and _GOES_ON.match(parts[place]) is not None


def _mark(part: str, words: Sequence[str], around: Sequence[str], of: Sequence[Matter]) -> float:
    own = telling(_GROUPED.sub("", part))
    said = sum(any(same(word, other) for other in own) for word in words) / max(len(words), 1)
    beside = sum(any(same(word, other) for other in own) for word in around)
    return said + _OF_MATTER * any(m.pattern.search(part) for m in of) + (_OF_CONTEXT * beside if said or of else 0.0)


def _of_named(part: str, question: str) -> float:
    """What it counts that a sentence speaks of whom the question names: "within the European Union" of Austria."""
    return _OF_NAME if names.unsaid(question, "") and not names.unsaid(question, part) else 0.0


def _parts(text: str) -> list[str]:
    """Sentences, each on one line; the rows of a table are one part; headings are none."""
    parts: list[str] = []
    row_before = False
    for line in _lines(text):
        is_row = " | " in line
        if is_row and row_before:
            parts[-1] += f"; {line}"
        elif is_row:
            parts.append(line)
        elif not _is_heading(line):
            parts += _sentences(line)
        row_before = is_row
    return parts


def _sentences(line: str) -> list[str]:
    """What a semicolon or a colon divides stays one."""
    found: list[str] = []
    for sentence in sentences(line):
        if found and found[-1].endswith((";", "；", ":", "：")):
            found[-1] += sentence if has_han(sentence) else f" {sentence}"
        else:
            found.append(sentence)
    return found


def _lines(text: str) -> list[str]:
    """Its lines; a sentence that a page broke in two is whole again."""
    found: list[str] = []
    for line in filter(None, (" ".join(line.split()) for line in text.split("\n"))):
        before = found[-1] if found else ""
        if len(before) > _LONGEST_HEADING and not _ENDS.search(before) and " | " not in before + line:
            found[-1] += line if has_han(line) else f" {line}"
        else:
            found.append(line)
    return found


def _is_heading(line: str) -> bool:
    said = line.lstrip("0123456789. ")
    return len(line) <= _LONGEST_HEADING and not _ENDS.search(line) and not any(map(str.isdigit, said))


def _joined(places: Sequence[int], parts: Sequence[str]) -> str:
    """Neighbours follow each other; where something was left out between two, dots say so."""
    text = ""
    for at, place in enumerate(places):
        if at:
            follows = place == places[at - 1] + 1
            text += ("" if has_han(parts[place]) else " ") if follows else " … "
        text += parts[place]
    return text
