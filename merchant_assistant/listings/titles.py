"""Titles mended: by what is left of the model's, or by the names that the data have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from merchant_assistant.claims.model import Claim
from merchant_assistant.foundation.prose import has_han
from merchant_assistant.listings.facts import Fact
from merchant_assistant.listings.phrases import unfinished
from merchant_assistant.listings.platforms import PartLimits
from merchant_assistant.listings.rules import same
from merchant_assistant.listings.rules.wording import shouts

_LOOSE = " ,;:/|-–—、\uff0c\uff1b\uff1a"  # marks that make no end of a title
_TWICE = re.compile("([\u3400-\u9fff]{2,})\\1")
_BRAND_TOO = re.compile("\\W*|[^\\d\u3400-\u9fff]*/")  # between two brands: marks, or the brand in Latin; no model
_BRACKETED = re.compile("\u3010[^\u3011]*\u3011")
_OVERLONG = 1.25  # of the length that drafting aims at
_BEGUN = 2  # words after "in" that may be the beginning of a phrase
_LEAST = 2  # words of a title
_ABBREVIATED = 3  # letters: LED, USB and PVC stay as they are


def title_of_facts(facts: Iterable[Fact], limits: PartLimits) -> str:
    """Brand and name as the data have them, cut at a word to what fits; empty where there is no name."""
    values = {fact.kind: fact.value for fact in facts}
    brand, name = values.get("brand", ""), values.get("title", "")
    if brand and same(brand) not in same(name):
        name = f"{brand} {name}" if name else ""
    return limits.cut(_without_characters(name, limits.forbidden_characters))


def trimmed(title: str, limits: PartLimits, never: Iterable[str]) -> str:
    """``title`` without refused characters and words, words said too often, and shouting; cut to what fits."""
    title = _without_characters(title, limits.forbidden_characters)
    title = _with_marks_once(title, limits.once_characters)
    for word in never:
        title = without_word(title, word)
    if limits.max_word_repeats is not None:
        title = _without_said_again(title, limits.max_word_repeats)
    if not limits.capitals and shouts(title):
        title = " ".join(word.capitalize() if len(word) > _ABBREVIATED else word for word in title.split())
    return limits.cut(" ".join(title.split()).strip(_LOOSE))


def said_once(title: str, brand: str = "") -> str:
    """A Chinese title without a name that is said twice in a row: 玉兰油玉兰油洁面乳, 自然堂 CHANDO/自然堂精华."""
    first, again = title.find(brand), title.rfind(brand)
    if brand and first < again and _BRAND_TOO.fullmatch(title, first + len(brand), again):
        title = title[:first] + title[again:]
    return _TWICE.sub(r"\1", title)


def without_brackets(name: str) -> str:
    """A Chinese name without what shops put in thick brackets before it: 【娇兰】爱朵香水."""
    return _BRACKETED.sub(" ", name).strip()


def without_claims(title: str, doubtful: Iterable[Claim]) -> str:
    """The title without the doubtful words and the mark before or after them."""
    for claim in sorted(doubtful, key=lambda claim: -claim.start):
        head, tail = title[: claim.start].rstrip(_LOOSE), title[claim.end :]
        title = head + (" " + tail.lstrip(_LOOSE) if tail else "")
    return " ".join(title.split()).strip(_LOOSE)


def not_overlong(title: str, limits: PartLimits) -> str:
    """A title far longer than buyers read, or cut off by the limit itself, ends where a piece of it ends."""
    most = int(_OVERLONG * limits.prefer)
    if limits.size(title) <= most and limits.size(title) < limits.max:
        return title
    marks = (", ", "\uff0c", " - ", " | ", *(" " if has_han(title) else ()))
    heads = (title[: end.start()] for end in re.finditer("|".join(map(re.escape, marks)), title))
    return max((head for head in heads if most // 2 < limits.size(head) <= most), key=len, default=title)


def ended(title: str, known: str) -> str:
    """A title without a phrase that it breaks off: "Jacket in Thin" where the data have "in thin polyester".

    ``known``: the data in small letters.
    """
    words = title.split()
    for size in range(min(_BEGUN, len(words) - _LEAST - 1), 0, -1):
        begun = words[-size - 1 :]
        if begun[0].casefold() in unfinished() and _goes_on_in(known, " ".join(begun).casefold()):
            words = words[: -size - 1]
            break
    while len(words) > 1 and words[-1].casefold() in unfinished():
        words.pop()
    return title if len(words) == len(title.split()) else " ".join(words).rstrip(_LOOSE)


def _goes_on_in(known: str, phrase: str) -> bool:
    """Whether the data never end with the phrase, and go on with a word that belongs to it."""
    following = re.findall(rf"(?<!\w){re.escape(phrase)}(?!\w)( ?[^\W\d_]*)", known)
    return bool(following) and all(word.strip() and word.strip() not in unfinished() for word in following)


def without_word(text: str, word: str) -> str:
    """``text`` without ``word``, in any case; a Latin one only where it stands whole."""
    sought = re.escape(word.strip())
    pattern = sought if has_han(word) else rf"(?<!\w){sought}(?!\w)"
    return re.sub(pattern, "", text, flags=re.IGNORECASE) if word.strip() else text


def _without_said_again(title: str, most: int) -> str:
    """Without the words that stood ``most`` times before."""
    counts: Counter[str] = Counter()
    kept = []
    for word in title.split():
        counts[same(word)] += 1
        if counts[same(word)] <= most or not same(word):
            kept.append(word)
    return " ".join(kept)


def _with_marks_once(title: str, marks: str) -> str:
    """Without the words that bring a mark again that may stand once: "PA+++" goes whole, as "PA+" would be a lie."""
    kept: list[str] = []
    for word in title.split():
        said = "".join(kept)
        again = any(word.count(mark) + said.count(mark) > 1 for mark in marks if mark in word)
        if not again:
            kept.append(word)
        elif word == "&":
            kept.append("and")
        elif word.count(":") == 1 and word.endswith(":"):
            kept.append(word[:-1])
    return " ".join(kept) if marks else title


def _without_characters(text: str, characters: str) -> str:
    return " ".join(text.translate(dict.fromkeys(map(ord, characters), " ")).split())
