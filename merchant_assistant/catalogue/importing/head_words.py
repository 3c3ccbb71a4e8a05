"""Heads of columns read word by word: "TradePrc ex VAT" is a trade price, "Lagerbest." a stock.

Each word must be known, or be short for one that is; a currency, a tax, what the price is for are left out where they
may stand. See ``resources/formats/heads.toml``.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from merchant_assistant.catalogue.importing import values
from merchant_assistant.foundation.paths import resource

UNKNOWN = "?"
MONEY = frozenset({"price", "compare_at_price", "cost"})
_BESIDE_MONEY = MONEY | {"weight"}  # that is net or gross as well
_CAMEL = re.compile(r"(?<=[a-zäöüéèáíóúñ])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
_CJK = "\u2e80-\u9fff\u3040-\u30ff\uac00-\ud7af"
_TOKENS = re.compile(rf"[{_CJK}]+|[^\W\d_{_CJK}]+²?|\d+(?:[.,]\d+)?|[/%]")
_PARENTHESES = re.compile(r"[(（\[]([^()（）\[\]]*)[)）\]]")
_SIGN = re.compile(r"[$€£¥￥]")
_VOWELS = re.compile(r"[aeiouyäöüéèêàáíóú]")
_TWICE = re.compile(r"(.)\1")
_PIECE = "piece"
_BY_PIECE = 50  # "net /ea" comes behind all that says price
_KIND_OF = re.compile(f"[{_CJK}]{{1,2}}类")
_OF_SOMETHING = 50  # "茶类" comes behind all that says category
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
    text = unicodedata.normalize("NFKC", head)
    inside = [found[1] for found in _PARENTHESES.finditer(text)]
    bare, per = _without_per(_tokens(_PARENTHESES.sub(" ", text)))
    said, money = _said(bare)
    money = money or _SIGN.search(text) is not None
    for part in inside:
        tokens, each = _without_per(_tokens(part))
        more, of_money = _said(tokens)
        if UNKNOWN not in more and not set(tokens) <= _pieces():
            said, money, per = said | more, money or of_money, per or each
    return Reading(frozenset(said), money, per)


def tells_in_brackets(head: str) -> bool:
    """Whether what stands in brackets makes something else of it: "Qty (on order)", "库存(安全)"."""
    told = {word for part in _PARENTHESES.findall(unicodedata.normalize("NFKC", head)) for word in read(part).said}
    return bool(told & _TELLING)


_TELLING = frozenset(
    {"incoming", "safety", "reorder", "reserved", "minimum", "maximum", "cost", "recommended", "ended"}
)


def counts_containers(head: str) -> bool:
    """Whether it says how many are in something: "Qty/Pallet", "数量/箱"."""
    return bool(_container(head))


def _container(head: str) -> str:
    """What that is: the one of two words about a stroke; "" where there is none."""
    tokens = _tokens(unicodedata.normalize("NFKC", head))
    if len(tokens) == 3 and tokens[0] in _table()["pieces"]["containers"] and _words().get(tokens[2]) == "quantity":
        tokens = [tokens[2], tokens[1], tokens[0]]
    inside = len(tokens) > 2 and tokens[-2] == "/" and tokens[-1] in _table()["pieces"]["containers"]
    counted = {_words().get(token, _PIECE if token in _pieces() else "") for token in tokens[:-2]}
    return tokens[-1] if inside and counted <= {"quantity", "always", _PIECE} else ""


@lru_cache(maxsize=4096)
def fields_of(head: str) -> Mapping[str, int]:
    """The fields that its words may mean, with their places among what means them."""
    told = read(head)
    if container := _container(head):
        into = _words().get(container, "")
        return {into: 0} if told.said <= {"quantity", into} and into in ("pack", "carton") else {}
    if not told.said and told.money and told.per:
        return {"price": _BY_PIECE} if _is_price_for(head, told.per) else {}
    if told.said == {UNKNOWN, "group"} and _KIND_OF.fullmatch(head.strip()):
        return {"category": _OF_SOMETHING}
    if UNKNOWN in told.said:
        return _of_others(told)
    found: dict[str, int] = {}
    for name, sets in _patterns().items():
        if (told.money and name not in _BESIDE_MONEY) or (told.per and not _may_be_per(name, told.per)):
            continue
        for said in (told.said, told.said - {"item"}):
            if said in sets:
                found.setdefault(name, sets.index(said))
    return {name: rank for name, rank in found.items() if name != "weight" or not _is_volume(head)}


def _is_volume(head: str) -> bool:
    """Whether its unit is one of volume: 净含量(ml)."""
    return not set(_tokens(head)).isdisjoint(_table()["pieces"]["volumes"])


def _of_others(told: Reading) -> Mapping[str, int]:
    """What is a price for somebody whose name is not known: "Vet Trade", "Client RRP"."""
    known = told.said - {UNKNOWN, "person"}
    if told.per or len(known) != 1:
        return {}
    field = {"wholesale": "price", "recommended": "compare_at_price"}.get(next(iter(known)))
    return {field: _OF_SOMETHING} if field else {}


def customers_of(head: str) -> str | None:
    """The customers whose price it is by its words."""
    told = read(head).said - {"item"}
    who = told & {"wholesale", "dealer", "reseller", "distributor"}
    return next(iter(who)) if len(who) == 1 and told - who <= {"price"} else None


def is_recommended(head: str) -> bool:
    """Whether a price of this name is one that is recommended to others."""
    return "recommended" in read(head).said


def may_name_goods(head: str) -> bool:
    """Whether it is called a name or description of something that is not known: "Drug / Desc.", 文具名称."""
    said = read(head).said
    return bool(said & {"name", "description"}) and said <= {"name", "description", "item", "style", "number", UNKNOWN}


def may_be_code(head: str) -> bool:
    """Whether it is called the number or code of something that is not known: "PIPCode", "Plant ref"."""
    said = read(head).said
    return "number" in said and said <= {"number", "item", UNKNOWN}


def is_something_else(head: str) -> bool:
    """Whether its words are known, so that nothing is to be made of it by its values: a bin is no SKU."""
    return bool(read(head).said - _GOODS - {UNKNOWN})


_GOODS = frozenset({"item", "number", "name", "description", "style", "group", "barcode"})


def _may_be_per(name: str, per: str) -> bool:
    return name in MONEY or (name == "weight" and not any(map(str.isdigit, per)))


def _is_price_for(head: str, per: str) -> bool:
    """Whether what stands only beside money is a price for that: "Net / kg" is a weight, "VAT / pc" a tax."""
    if _SIGN.search(head):
        return True
    table = _table()["pieces"]
    bare, _ = _without_per(_tokens(_PARENTHESES.sub(" ", unicodedata.normalize("NFKC", head))))
    return not set(per.split()) & set(table["masses"]) and not set(bare) <= set(table["taxes"])


def _tokens(text: str) -> list[str]:
    """The words of a head; of "OnHand" two, of "MwSt", which is known, one."""
    found: list[str] = []
    for token in _TOKENS.findall(text):
        known = token.casefold() in _words()
        found += [token.casefold()] if known else _CAMEL.sub(" ", token).casefold().split()
    return found


def _without_per(tokens: list[str]) -> tuple[list[str], str]:
    """The words without what a price is for at their end, and that."""
    for place in range(len(tokens) - 1, -1, -1):
        if tokens[place] in _before():
            behind = [token for token in tokens[place + 1 :] if not token[0].isdigit()]
            if len(tokens) > place + 1 and len(behind) <= 1 and set(behind) <= _pieces():
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
            found = _words().get(" ".join(tokens[place : place + width]))
            if found:
                yield found
                place += width
                break
        else:
            yield from _parts(tokens[place])
            place += 1


def _parts(token: str) -> tuple[str, ...]:
    """What a word says that is not in the list: one cut short, several in one, a currency."""
    if token in values.currencies() or token in _pieces() or token.removesuffix("s") in _pieces():
        return ("always",)
    if token[-3:] in values.currencies() and (priced := _words().get(token[:-3])):
        return (priced,)
    if re.match(f"[{_CJK}]", token):
        return _segments(token)
    if short := _cut_short(token):
        return (short,)
    for end in range(len(token) - 2, _SHORTEST_PART - 1, -1):
        first, rest = _words().get(token[:end]), token[end:].removeprefix("s")
        if first and (second := _words().get(rest) or _cut_short(rest)):
            return (first, second)
    return (UNKNOWN,)


def _segments(run: str) -> tuple[str, ...]:
    """Words of a writing without blanks, the longest first."""
    found: list[str] = []
    place = 0
    while place < len(run):
        width = next((w for w in range(min(6, len(run) - place), 0, -1) if run[place : place + w] in _words()), 0)
        piece = "always" if run[place] in _pieces() and len(run) > 1 else UNKNOWN
        found.append(_words()[run[place : place + width]] if width else piece)
        place += width or 1
    return tuple(found)


@lru_cache(maxsize=4096)
def _cut_short(token: str) -> str:
    """The one thing that a word means which begins so, or is so without its vowels; '' for none or several."""
    if len(token) < _SHORTEST:
        return ""
    found = {said for word, said in _words().items() if word[0] == token[0] and _is_short(token, word)}
    return found.pop() if len(found) == 1 else ""


def _is_short(token: str, word: str) -> bool:
    whole = " " not in word
    return whole and (word.startswith(token) or _TWICE.sub(r"\1", word[0] + _VOWELS.sub("", word[1:])) == token)


@cache
def _words() -> Mapping[str, str]:
    """Every word to what it says."""
    found: dict[str, str] = {}
    for said, forms in (*_table()["words"].items(), *_table()["beside"].items()):
        for form in forms:
            found.setdefault(form.casefold(), said)
    return found


@cache
def _patterns() -> Mapping[str, list[frozenset[str]]]:
    return {name: [frozenset(words.split()) for words in sets] for name, sets in _table()["fields"].items()}


@cache
def _before() -> frozenset[str]:
    return frozenset(_table()["pieces"]["before"])


@cache
def _pieces() -> frozenset[str]:
    return frozenset(_table()["pieces"]["words"])


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    """``resources/formats/heads.toml``."""
    with resource("formats", "heads.toml").open("rb") as file:
        table: dict[str, dict[str, list[str]]] = tomllib.load(file)
    return table
