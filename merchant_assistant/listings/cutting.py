"""Texts cut to what may stand: clauses, bullets, ends of sentences, and how what is left is joined again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from merchant_assistant.claims.model import Claim
from merchant_assistant.foundation.prose import has_han
from merchant_assistant.listings.fact_words import fact_words
from merchant_assistant.listings.grounding import is_grounded, says_nothing_new
from merchant_assistant.listings.rules import same

Placed = tuple[int, str]  # a sentence and where it stood
_LEFT_OVER = re.compile(r"(?<![A-Za-z])[a-z]{3,}(?: [a-z]{2,})+(?![A-Za-z])")  # two small words in a row: no name
_PRAISE_AT_END = re.compile(
    r",?\s+(?:(?:that|which|and)\s+(?:is|are|it)\s+|making it\s+|and\s+)(?:\w+\s+)?"
    r"(?:perfect|ideal|suitable|great|excellent|essential)\b[^.!?]*(?=[.!?]?$)",
    re.IGNORECASE,
)
_NAMED_ONLY = re.compile(r"(?P<name>(?:The|This) [^,.;:!?]+), (?P<what>an? [^,;:!?]+[.!])")
_RELATIVE = re.compile(r"\b(?:that|which|who)\b[^,.;]*")  # its verb is not the sentence's
_MANY = re.compile("[^sui]s$")  # boots, but no glass …
_OF_MANY = re.compile(r"an? (?:pair|set|pack|box|case)\b")  # … and no Atlas, which is a lamp
_JOINING = r"(?:and|or|but|in|for|to|with|as|at|on|when|while)\b"  # after these a word describes nothing
_IN_A_ROW = 2  # words of a Chinese bullet that may stand beside each other, characters of one at least


def without_praise_at_end(sentence: str) -> str:
    """``sentence`` without an end like ", making it ideal for any home"."""
    return _PRAISE_AT_END.sub("", sentence)


def with_verb(sentence: str) -> str:
    """An English ``sentence`` that only names the product and what it is ("The X, a lamp of brass.") made whole."""
    named = _NAMED_ONLY.fullmatch(sentence)
    if not named or fact_words().verbs.search(_RELATIVE.sub("", sentence)):
        return sentence
    is_many = _MANY.search(named["name"]) and _OF_MANY.match(named["what"])
    return f"{named['name']} {'are' if is_many else 'is'} {named['what']}"


def without_attribute(text: str, word: str) -> str:
    """``text`` without ``word`` where it stands before what it describes: "a stylish lamp", 时尚的灯."""
    sought = re.escape(word.strip())
    pattern = (
        f"{sought}\u7684?(?=[\u3400-\u9fff])" if has_han(word) else rf"(?<![\w-]){sought}\s+(?!{_JOINING})(?=[A-Za-z])"
    )
    left = re.sub(pattern, "", text, flags=re.IGNORECASE) if sought else text
    if left == text:
        return text
    left = re.sub(r"\b([Aa])n (?=[bcdfghj-np-tv-z])", r"\1 ", re.sub(r"\b([Aa]) (?=[aeio])", r"\1n ", left))
    return left[:1].upper() + left[1:]


def without_untranslated(sentence: str) -> str:
    """A Chinese sentence without the clauses that hold English words left over; empty where its first one does."""
    if not has_han(sentence) or not _LEFT_OVER.search(sentence):
        return sentence
    first, *others = re.split("(?<=\uff0c)", sentence)
    kept = [first, *(clause for clause in others if not _LEFT_OVER.search(clause))]
    return "" if _LEFT_OVER.search(first) else "".join(kept).rstrip("\uff0c\u3002") + "\u3002"


def without_ungrounded(sentence: str, known: str) -> str:
    """A Chinese sentence without the clauses after its first that are made of words from nowhere in ``known``."""
    first, *others = re.split("(?<=\uff0c)", sentence)
    kept = [first, *(clause for clause in others if is_grounded(clause, known))]
    return sentence if len(kept) == 1 + len(others) else "".join(kept).rstrip("\uff0c\u3002") + "\u3002"


def points(bullet: str) -> list[str]:
    """A Chinese bullet that is a row of words (as names of products are) makes one point of each; else itself."""
    words = bullet.split()
    is_row = has_han(bullet) and len(words) > _IN_A_ROW and not any(mark in bullet for mark in "\uff0c\u3002\uff1b")
    return [word for word in words if has_han(word) and len(word) > _IN_A_ROW] if is_row else [bullet]


def without_repeats(bullets: Sequence[str]) -> list[str]:
    """Without bullets whose words all stand in those before them, or that stand word for word within another."""
    said = [same(bullet) for bullet in bullets]
    return [
        bullet
        for place, bullet in enumerate(bullets)
        if not any(same(bullet) in other and same(bullet) != other for other in said)
        and not says_nothing_new(bullet, " ".join(bullets[:place]))
    ]


def without_clauses(sentence: str, doubtful: Sequence[Claim], offset: int) -> str:
    """A Chinese ``sentence`` (at ``offset`` of its text) without the clauses that hold doubtful claims.

    Its clauses stand side by side, so the rest still reads well; an English sentence is dropped whole.
    """
    if not doubtful:
        return sentence
    if not has_han(sentence):
        return ""
    kept, start = [], 0
    for clause in re.split("(?<=\uff0c)", sentence):
        if not any(holds(claim, offset + start, offset + start + len(clause)) for claim in doubtful):
            kept.append(clause)
        elif not start:  # the subject is gone
            return ""
        start += len(clause)
    return "".join(kept).rstrip("\uff0c\u3002") + "\u3002"


def joined(text: str, sentences: Iterable[Placed]) -> str:
    """The sentences, by where they start in ``text``, joined as they stood there: paragraphs stay apart."""
    joined, last = "", 0
    for start, sentence in sentences:
        before = text[last:start]
        gap = "\n\n" if "\n" in before else before[len(before.rstrip()) :]
        joined += (gap if joined else "") + sentence
        last = start
    return joined


def holds(claim: Claim, start: int, stop: int) -> bool:
    return claim.start < stop and claim.end > start
