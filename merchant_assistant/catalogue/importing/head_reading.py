"""The words of a column's head, one by one: "TradePrc ex VAT" says trade and price, "Lagerbest." a stock.

A word is known, or short for one that is; a currency, a tax, what the price is for are left out where they may stand.
See ``resources/formats/heads.toml``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from merchant_assistant.catalogue.importing import values
from merchant_assistant.catalogue.importing.head_table import table
from merchant_assistant.catalogue.importing.pinyin_heads import in_characters

UNKNOWN = "?"
CJK = "\u2e80-\u9fff\u3040-\u30ff\uac00-\ud7af"
PARENTHESES = re.compile(r"[(（\[]([^()（）\[\]]*)[)）\]]")
SIGN = re.compile(r"[$€£¥￥]")
_CAMEL = re.compile(r"(?<=[a-zäöüéèáíóúñ])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
_TOKENS = re.compile(rf"[{CJK}]+|[^\W\d_{CJK}]+²?|\d+(?:[.,]\d+)?|[/%#]")
_VOWELS = re.compile(r"[aeiouyäöüéèêàáíóú]")
_TWICE = re.compile(r"(.)\1")
_SHORTEST = 3  # letters of a word that is cut short
_SHORTEST_PART = 4  # letters of the first part of a German compound
_MOST_TOGETHER = 3  # words that are one


@dataclass(frozen=True, slots=True)
class Reading:
    """``said``: what the words of a head say, :data:`UNKNOWN` for those that are not known. ``money``: whether one is
    among them that only stands beside money. ``per``: what a price is for, a number before it.
    """

    said: frozenset[str]
    money: bool = False
    per: str = ""


@lru_cache(maxsize=4096)
def read(head: str) -> Reading:
    """What the words of a head say; units and currencies in brackets say nothing."""
    text = unicodedata.normalize("NFKC", in_characters(head) or head)
    inside = [found[1] for found in PARENTHESES.finditer(text)]
    bare, per = without_per(tokens_of(PARENTHESES.sub(" ", text)))
    said, money = _said(bare)
    money = money or SIGN.search(text) is not None
    for part in inside:
        inner, each = without_per(tokens_of(part))
        more, of_money = _said(inner)
        if UNKNOWN not in more and not set(inner) <= pieces():
            said, money, per = said | more, money or of_money, per or each
    return Reading(frozenset(said), money, per)


def tokens_of(text: str) -> list[str]:
    """The words of a head; of "OnHand" two, of "MwSt", which is known, one."""
    found: list[str] = []
    for token in _TOKENS.findall(text):
        known = token.casefold() in words()
        found += [token.casefold()] if known else _CAMEL.sub(" ", token).casefold().split()
    return found


def without_per(tokens: list[str]) -> tuple[list[str], str]:
    """The words without what a price is for at their end, and that."""
    for place in range(len(tokens) - 1, -1, -1):
        if tokens[place] in before():
            behind = [token for token in tokens[place + 1 :] if not token[0].isdigit()]
            if len(tokens) > place + 1 and len(behind) <= 1 and set(behind) <= pieces():
                return tokens[:place], " ".join(tokens[place + 1 :])
    return tokens, ""


def _said(tokens: Sequence[str]) -> tuple[set[str], bool]:
    """What words say, and whether one of them only stands beside money."""
    said: set[str] = set()
    money = False
    for concept in _concepts([token for token in tokens if token not in "/%" and not token[0].isdigit()]):
        money = money or concept == "money"
        said.add(concept)
    return said - {"money", "always"}, money


def _concepts(tokens: Sequence[str]) -> Iterator[str]:
    place = 0
    while place < len(tokens):
        for width in range(min(_MOST_TOGETHER, len(tokens) - place), 0, -1):
            found = words().get(" ".join(tokens[place : place + width]))
            if found:
                yield found
                place += width
                break
        else:
            yield from _parts(tokens[place])
            place += 1


def _parts(token: str) -> tuple[str, ...]:
    """What a word says that is not in the list: one cut short, several in one, a currency."""
    if token in values.currencies() or token in pieces() or token.removesuffix("s") in pieces():
        return ("always",)
    if token[-3:] in values.currencies() and (priced := words().get(token[:-3])):
        return (priced,)
    if re.match(f"[{CJK}]", token):
        return _segments(token)
    if short := _cut_short(token):
        return (short,)
    for end in range(len(token) - 2, _SHORTEST_PART - 1, -1):
        first, rest = words().get(token[:end]), token[end:].removeprefix("s")
        if first and (second := words().get(rest) or _cut_short(rest)):
            return (first, second)
    return (UNKNOWN,)


def _segments(run: str) -> tuple[str, ...]:
    """Words of a writing without blanks, the longest first."""
    found: list[str] = []
    place = 0
    while place < len(run):
        width = next((w for w in range(min(6, len(run) - place), 0, -1) if run[place : place + w] in words()), 0)
        piece = "always" if run[place] in pieces() and len(run) > 1 else UNKNOWN
        found.append(words()[run[place : place + width]] if width else piece)
        place += width or 1
    return tuple(found)


@lru_cache(maxsize=4096)
def _cut_short(token: str) -> str:
    """The one thing that a word means which begins so, or so and ends alike, or is so without its vowels.

    '' for none or several.
    """
    if len(token) < _SHORTEST:
        return ""
    found = {said for word, said in words().items() if word[0] == token[0] and _is_short(token, word)}
    return found.pop() if len(found) == 1 else ""


def _is_short(token: str, word: str) -> bool:
    whole = " " not in word
    longer = _SHORTEST + 1 < len(token) < len(word)
    ended = longer and word.startswith(token[:-1]) and word.endswith(token[-1])  # Supplr, Manufr
    return whole and (
        ended or word.startswith(token) or _TWICE.sub(r"\1", word[0] + _VOWELS.sub("", word[1:])) == token
    )


@cache
def words() -> Mapping[str, str]:
    """Every word to what it says."""
    found: dict[str, str] = {}
    for said, forms in (*table()["words"].items(), *table()["beside"].items()):
        for form in forms:
            found.setdefault(form.casefold(), said)
    return found


@cache
def patterns() -> Mapping[str, list[frozenset[str]]]:
    return {name: [frozenset(words.split()) for words in sets] for name, sets in table()["fields"].items()}


@cache
def before() -> frozenset[str]:
    return frozenset(table()["pieces"]["before"])


@cache
def pieces() -> frozenset[str]:
    return frozenset(table()["pieces"]["words"])
