"""What goods come in and are sold by: how many are in a case, what a box costs, how many cases make a hundred.

A column may tell the pieces of a case, its price, or both; where none tells the price it is that of the pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.importing import head_words
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.as_called import container
from merchant_assistant.chat.exact.columns.heads_of_columns import apart
from merchant_assistant.chat.exact.words.lexicon import words_of_container
from merchant_assistant.chat.exact.words.measures import spelled, units_of

if TYPE_CHECKING:
    from merchant_assistant.catalogue.inquiry import FieldHeld

_WORDS = re.compile(r"[A-Za-z]+|[\u4e00-\u9fff]")
_DIMENSIONS = {"mass", "length", "volume"}
_SIZED = re.compile(r"(?:qty|quantity|size|length|count|per|pcs|数|长度)", re.IGNORECASE)
_OF_FIELDS = {"carton": ("carton", "case", "box", "outer"), "pack": ("pack", "inner", "box")}
_INSIDE = ("bottle", "can", "jar", "tin", "sheet", "pair", "tub", "strip", "sleeve", "dozen")  # in larger ones
_KEPT = re.compile(
    r"\b(?:stock|left|have|got|hold|on hand|total|remain\w*|min|minimum|moq|smallest|least"
    r"|order\w*|reorder|carry|keep)\b"
    r"|库存|存货|还有|剩|起订|起批|最少|最低|订量",
    re.IGNORECASE,
)
_ASKS_PRICE = re.compile(
    r"\b(?:prices?|priced|costs?|how much|quote|pay|charge|come to|comes to|cheapest|dearest|priciest"
    r"|(?:most|least) expensive|cheaper|dearer|total for|sell for|go for|what is|what's|whats)\b",
    re.IGNORECASE,
)
_FOR = r"(?:to|for|if|do|would|will|make|makes|is|are|in)"
_OF = r"(?: (?:of|for) (?P<x>.+))?\??$"
_COMING = r"\b(?:(?:that|which) )?(?:(?:come|comes|are|is|packed|go|goes) )*"
_PIECES = re.compile(r"\b(?:pcs|pieces|units|how many|quantity|qty)\b", re.IGNORECASE)
_IDLE = re.compile(
    r"\b(?:pieces?|pcs|units?|items?|ones?|are|is|there|come|comes|do|does|you|we|i|get|go|goes|fit|fits|of|the|packed|metres?"
    r"|meters?|does it|on)\b",
    re.IGNORECASE,
)
_HOLDS = "(?:有|装|是|放)*(?:多少|几|数量(?:是)?多少)[个只条套台支瓶件棵株把张颗粒片本根枚块]?"
_COUNTS = "[个只条套台支瓶盒把包双张块卷枚根件对袋桶罐片本]|公斤|千克|kg|米|升|斤"
_TAKES = "(?:总共|一共|大概)?(?:需要|得要|要|得|是|等于|相当于|够|装|合|能装|可以装|算|分)(?:订|买|拿|装|进|用|成)?"
_NEEDED = re.compile(
    rf"(?P<n>\d+)(?:{_COUNTS})(?:的)?(?P<x>.+?){_TAKES}(?:多少|几)箱[?？]?$"
    rf"|^(?:要|订|买)?(?P<y>[^\d]+?)(?:要|订|买)?(?P<m>\d+)(?:{_COUNTS}){_TAKES}(?:多少|几)箱[?？]?$"
)
_MEASURED = re.compile(r"(?:的)?(?:一|每|1)箱(?:是|有|装|重)*(?:多少|几)(?P<u>公斤|千克|kg|斤|米|升)(?:装)?")


@dataclass(frozen=True, slots=True)
class Container:
    """``count``: the field that tells what is in one; ``price``: the one that tells its price; '' for none."""

    count: str = ""
    price: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about containers as one about pieces. ``times``: how many are bought; ``pieces``: that are needed."""

    text: str
    sort: str
    times: int = 0
    pieces: int = 0


def containers_in(heads: Mapping[str, tuple[str, ...]], fields: Mapping[str, FieldHeld]) -> dict[str, Container]:
    """The sorts of containers of which a catalogue tells something."""
    counts: dict[str, str] = {}
    for name, sorts in _OF_FIELDS.items():
        if name in fields:
            said = [sort for head in heads.get(name, ()) for sort in sorts_in(head)]
            usual = () if said and not {*said} & {"carton", "case"} else sorts
            counts = dict.fromkeys(usual, name) | counts | dict.fromkeys(said, name)
    own = [name for name, one in fields.items() if name.startswith(ATTRIBUTE) and one.kind == "numbers"]
    prices = {sort: name for name in own if _is_of_money(name.removeprefix(ATTRIBUTE)) for sort in sorts_in(name)}
    measured = {name: list(sorts_in(name)) for name in own if name not in prices.values() and _SIZED.search(name)}
    counts = {sort: name for name, sorts in measured.items() for sort in sorts} | counts
    same = {counts.get(sort, ""): price for sort, price in prices.items()}  # a carton is a case is a box
    told = {sort: prices.get(sort) or same.get(counts.get(sort, ""), "") for sort in (counts | prices)}
    return {sort: Container(counts.get(sort, ""), price) for sort, price in told.items()}


def _is_of_money(head: str) -> bool:
    """Whether it tells no pieces but money: a currency beside a container is enough."""
    told = head_words.read(head)
    return bool(told.said & {"price", "sold_at", "list"}) or told.money or "价" in head


def sorts_in(head: str) -> Iterator[str]:
    """The containers that a head speaks of, in its own words."""
    found = dict.fromkeys(filter(None, (container(word) for word in _WORDS.findall(apart(head)))))
    return iter([one for one in found if one not in _INSIDE] or found)  # of "Btls per case" the case


def asked_of(
    text: str, containers: Mapping[str, Container], named: Mapping[tuple[str, ...], object], units: Mapping[str, str]
) -> Asked | None:
    """A question that is asked of whole containers; None for any other.

    ``named``: what columns are called; ``units``: in which bare numbers are that count no pieces.
    """
    for pattern, sorts in _patterns(tuple(sorted(containers))).items():
        found = pattern.search(text)
        if found is None:
            continue
        sort = container(found["c"])
        held = containers[sort]
        if sorts == "price" and sort in _INSIDE and not held.price:
            continue  # a bottle is the piece itself
        if sorts == "needed" and held.count and (goods := found["x"].strip(" ?.")):
            return Asked(f"{_name_of(held.count)} of {goods}", sort, pieces=int(found["n"]))
        if sorts == "inside" and not all(_measures(word, units.get(held.count, "")) for word in _measured_in(found)):
            return None  # how heavy a case is no number of pieces tells
        if sorts == "inside" and held.count and (goods := _goods_of(found)):
            return Asked(f"{_name_of(held.count)} of {goods}", sort)
        if sorts == "exactly" and held.count and not _ASKS_PRICE.search(text):
            rest = f"{text[: found.start()]} with {_name_of(held.count)} exactly {found['n']} {text[found.end() :]}"
            return Asked(" ".join(rest.split()), sort)
        priced = _ASKS_PRICE.search(text) or (" per " in f" {found[0]} " and not _PIECES.search(text))
        if sorts == "price" and priced and not _KEPT.search(text) and not _is_named(found, named):
            joins = found["of"] or "" if found[0].endswith(" of") else ""
            rest = f"{text[: found.start()]} {joins} {text[found.end() :]}"
            return Asked(" ".join(rest.split()), sort, _number_of(found["n"] or "1"))
    return None


def asked_in_chinese(text: str, containers: Mapping[str, Container], units: Mapping[str, str]) -> Asked | None:
    """The same of a Chinese question: 100支睫毛膏要几箱, 一箱多少公斤."""
    for sort, one in containers.items():
        if sort == "carton" or not one.count or (inside := _inside_one(sort)) is None:
            continue
        told = inside.sub(f"的{_name_of(one.count)}多少", text)
        if told != text:
            return Asked(told, sort)
    if (held := containers.get("carton")) is None or not held.count:
        return None
    if found := _NEEDED.search(text):
        goods = (found["x"] or found["y"]).strip("的,， ")
        return Asked(f"{goods}的装箱数", "carton", pieces=int(found["n"] or found["m"])) if goods else None
    counted = units.get(held.count, "")
    told = _MEASURED.sub(lambda found: "的装箱数多少" if _measures(found["u"], counted) else found[0], text)
    return Asked(told, "carton") if told != text else None


def as_pieces(text: str, sort: str) -> str:
    """A question about a stock that is counted in containers, with a word for pieces in their place."""
    if not sort or not _KEPT.search(text):
        return text
    return _counted_of(sort).sub(lambda found: f"{found['before'] or ''}pieces", text)


def _measured_in(found: re.Match[str]) -> list[str]:
    """Units of weight, length or volume in which a question wants to know what is inside."""
    words = (found["a"] or "").split()[:1]
    return [word for word in words if {one.dimension for one in units_of(word)} & _DIMENSIONS]


def _measures(asked: str, counted: str) -> bool:
    """Whether numbers of one unit tell what was asked in another one."""
    return bool({one.dimension for one in units_of(asked)} & {one.dimension for one in units_of(counted)})


def _number_of(word: str) -> int:
    return int(word) if word.isdigit() else spelled().get(word.casefold(), 1)


def _goods_of(found: re.Match[str]) -> str:
    """What is in the container, whichever side of it that is said."""
    return (found["x"] or " ".join(_IDLE.sub(" ", found["a"] or "").split())).strip(" ?.")


def _is_named(found: re.Match[str], named: Mapping[tuple[str, ...], object]) -> bool:
    """Whether a column is called by these words: a case price."""
    behind = found.string[found.end() :].split()[:1]
    return bool(behind) and (found["c"].casefold(), behind[0].casefold().strip("?.")) in named


def _name_of(field: str) -> str:
    """Words of a question that mean the field."""
    return {"carton": "carton quantity", "pack": "pack size"}.get(field, field.removeprefix(ATTRIBUTE))


@cache
def _patterns(sorts: tuple[str, ...]) -> Mapping[re.Pattern[str], str]:
    """What is asked of containers of these sorts."""
    words = "|".join(word for sort in sorts for word in words_of_container(sort) if word.isascii())
    if not words:
        return {}
    one = rf"(?P<c>{words})"
    article = r"(?:(?:a|an|one|each|every|the|1|per|by the|full|whole|single|complete|standard) )*"
    numbers = rf"(?P<n>(?<![\w.-])\d{{1,5}}|{'|'.join(spelled())})"
    bare = r"(?<!under )(?<!over )(?<!below )(?<!above )(?<!than )(?<!most )(?<!least )(?<![\w.-])"
    unit = r" ?(?:pcs|pieces|units|m|metres|meters|kg)?"
    how_many = rf"\bhow many (?:full |whole )?{one}"
    bought = rf"(?:{numbers} |(?:(?:a|an|each|every|per|by the|full|whole|single|complete|1) )+)"
    ends = r"(?=[?.!,]*$)|(?= for| on| at| please| cost| price)"
    made = {
        rf"{how_many}\b[^\d]*?\b(?P<n>\d{{1,7}}){unit} (?:of )?(?P<x>[^\d ].*)": "needed",
        rf"{how_many} (?:of )?(?P<x>[^\d]+?) {_FOR}\b[^\d]*?(?P<n>\d{{1,7}}){unit}\??$": "needed",
        rf"\bhow (?:many|much)\b(?P<a>[^?]*?)\b(?:in|per|to|inside|on|into) {article}{one}\b{_OF}": "inside",
        rf"\b(?P<a>)how long is {article}{one}\b(?: of (?P<x>.+))": "inside",
        rf"{_COMING}{bare}(?P<n>\d{{1,5}}) (?:(?:pcs|pieces|units) )?(?:to|in|per) {article}{one}\b": "exactly",
        rf"\b(?:(?P<of>for|of) )?(?P<b>{bought})?{one}(?(b)(?: of|{ends})|(?: of|(?= (?:price|cost)\b)))": "price",
    }
    return {re.compile(pattern, re.IGNORECASE): what for pattern, what in made.items()}


@cache
def _counted_of(sort: str) -> re.Pattern[str]:
    """Where containers are what is counted: "how many cases", "12 cases", "cases in stock"."""
    words = "|".join(word for word in words_of_container(sort) if word.isascii()) or "-"
    counts = r"how many|number of|no\.? of|total|most|fewest|least|\d+|one|more|fewer|enough"
    behind = r"in stock|left|on hand|in total|altogether"
    return re.compile(rf"\b(?P<before>(?:{counts}) )(?:{words})\b|\b(?:{words})(?= (?:{behind})\b)", re.IGNORECASE)


@cache
def _inside_one(sort: str) -> re.Pattern[str] | None:
    """``一盒有多少``, ``每包里装几片``; None for what has no Chinese name."""
    words = "|".join(word for word in words_of_container(sort) if not word.isascii())
    return re.compile(rf"(?:的)?(?:一|每|1)(?:{words})(?:里面?|中)?{_HOLDS}") if words else None
