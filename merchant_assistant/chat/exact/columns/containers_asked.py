"""A question that is asked of cases, boxes or rolls, as one of what is in them. The words: ``prices.toml``."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.as_called import container
from merchant_assistant.chat.exact.columns.containers import Container, translated
from merchant_assistant.chat.exact.columns.prices_said import compiled, reads, told
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import words_of_container
from merchant_assistant.chat.exact.words.measures import amounts_in, spelled, units_of

_DIMENSIONS = {"mass", "length", "volume"}
_WHOLE = (  # what a whole one costs in Chinese
    r"(?:按|拿|买|要|来|订|进)?(?:一整|整|每|一|(?P<n>\d+|[两二三四五六七八九十]+))\s?(?:{words})(?:的话|的)?(?:买|拿|卖|要|一共|来?算)*"
    r"(?=(?:是|要|得)*(?:多少钱|什么价|几块))"
)
_WHOLE_OF = (  # 一盒M12螺栓批发多少钱: the goods or the price stand between; not 一盒装10支的
    r"(?:按|拿|买|要|来|订|进)?(?:一整|整|每|一|(?P<n>\d+|[两二三四五六七八九十]+))\s?(?:{words})(?:的话|的)?(?![装里有放内共])"
    r"(?=[^,，?？]{{1,30}}(?:多少钱|什么价|几块|怎么卖))"
)
_WHOLE_LAST = r"(?<=[钱价块])(?:一整|整|每|一|(?P<n>\d+|[两二三四五六七八九十]+))\s?(?:{words})(?=[呢啊呀吗?？。]*$)"
_WAYS = ("needed", "inside", "exactly", "price")  # tried in this order


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about containers as one about pieces. ``times``: how many are bought; ``pieces``: that are needed."""

    text: str
    sort: str
    times: int = 0
    pieces: int = 0


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
        if sorts == "price" and sort in told("containers", "inside") and not held.price:
            continue  # a bottle is the piece itself
        if sorts in ("needed", "inside") and not _is_all_said(found):
            continue
        if sorts == "needed" and held.count and (goods := found["x"].strip(" ?.")):
            return Asked(f"{_name_of(held.count)} of {goods}", sort, pieces=int(found["n"]))
        if sorts == "inside" and not all(_measures(word, units.get(held.count, "")) for word in _measured_in(found)):
            return None  # how heavy a case is no number of pieces tells
        if sorts == "inside" and held.count and (goods := _goods_of(found)):
            return Asked(f"{_name_of(held.count)} of {goods}", sort)
        if sorts == "exactly" and held.count and not reads("containers", "asks_price").search(text):
            rest = f"{text[: found.start()]} with {_name_of(held.count)} exactly {found['n']} {text[found.end() :]}"
            return Asked(" ".join(rest.split()), sort)
        priced = reads("containers", "asks_price").search(text) or (
            " per " in f" {found[0]} " and not reads("containers", "pieces").search(text)
        )
        if sorts == "price" and priced and not reads("containers", "kept").search(text) and not _is_named(found, named):
            joins = found["of"] or "" if found[0].endswith(" of") else ""
            rest = f"{text[: found.start()]} {joins} {text[found.end() :]}"
            return Asked(" ".join(rest.split()), sort, _number_of(found["n"] or "1"))
    return None


def asked_in_chinese(
    text: str, containers: Mapping[str, Container], units: Mapping[str, str], *, by_piece: bool = False
) -> Asked | None:
    """The same of a Chinese question: 100支睫毛膏要几箱, 一箱多少公斤, 一箱马克杯有几个.

    ``by_piece``: heads say that prices are those of a piece, so that 一盒 of what comes by the box is not at them.
    """
    for sort, one in containers.items():
        if not one.count or not (words := _in_chinese(sort)):
            continue
        of_goods = reads("containers", "chinese", "with_goods", WORDS=words).search(text)
        if of_goods and not reads("containers", "kept").search(text):
            return Asked(_quantity_of(of_goods["x"], one.count), sort)
        if sort == "carton":
            continue
        inside = reads("containers", "chinese", "inside", WORDS=words, HOLDS=told("containers", "chinese", "holds"))
        asked = inside.sub(told("containers", "chinese", "inside_said").format(name=_name_of(one.count)), text)
        if asked != text:
            return Asked(asked, sort)
        ways = () if one.price else (_WHOLE, _WHOLE_OF, _WHOLE_LAST) if by_piece else (_WHOLE,)
        if whole := next(filter(None, (re.search(way.format(words=words), text) for way in ways)), None):
            rest = f"{text[: whole.start()]}{text[whole.end() :]}"
            return Asked(rest, sort, _number_of(whole["n"] or "1"))
    if (held := containers.get("carton")) is None or not held.count:
        return None
    if found := _needed_in_chinese().search(text):
        goods = (found["x"] or found["y"]).strip("的,， ")
        asked = told("containers", "chinese", "needed_said").format(goods=goods)
        return Asked(asked, "carton", pieces=int(found["n"] or found["m"])) if goods else None
    counted = units.get(held.count, "")
    quantity = told("containers", "chinese", "measured_said")
    measured = reads("containers", "chinese", "measured")
    asked = measured.sub(lambda found: quantity if _measures(found["u"], counted) else found[0], text)
    return Asked(asked, "carton") if asked != text else None


def as_pieces(text: str, kept: str, containers: Mapping[str, Container]) -> str:
    """A question about a stock that is counted in containers, with a word for pieces in their place."""
    sort = container(kept)
    if not sort or not (reads("containers", "kept").search(text) or reads("containers", "sold").search(text)):
        return text
    same = tuple(one for one, held in containers.items() if held.count and held == containers.get(sort)) or (sort,)
    same = (*same, *(one for one in translated(kept) if one not in same))
    return _counted_of(same).sub(lambda found: "" if found["by"] else f"{found['before'] or ''}pieces", text)


def as_goods(text: str, containers: Mapping[str, Container], sorts: Collection[str] = ()) -> str:
    """A question about how heavy cases are, or what they cost, with a word for goods in their place.

    ``sorts``: categories; where one of them is called so, as 纸盒 are, boxes are goods.
    """
    if priced := [sort for sort, one in containers.items() if one.price == "price"]:
        called = [word for sort in priced for word in words_of_container(sort)]
        if not any(word in value.casefold() for word in called for value in sorts):
            text = reads(
                "containers", "priced", WORDS="|".join(word for word in called if word.isascii()) or "(?!)"
            ).sub(lambda found: f"{found['asks']}products ", text)
    if not containers or not reads("containers", "weighed").search(text):
        return text
    words = "|".join(word for sort in containers for word in words_of_container(sort) if word.isascii())
    subject = reads("containers", "subject", WORDS=words or "(?!)")
    return subject.sub(lambda found: f"{found['asks'] or ''}products ", text)


def _measured_in(found: re.Match[str]) -> list[str]:
    """Units of weight, length or volume in which a question wants to know what is inside."""
    words = (found["a"] or "").split()[:1]
    return [word for word in words if {one.dimension for one in units_of(word)} & _DIMENSIONS]


def _measures(asked: str, counted: str) -> bool:
    """Whether numbers of one unit tell what was asked in another one."""
    return bool({one.dimension for one in units_of(asked)} & {one.dimension for one in units_of(counted)})


def _number_of(word: str) -> int:
    if not word.isascii():
        return next((int(one.number) for one in amounts_in(f"{word}个")), 1)
    return int(word) if word.isdigit() else spelled().get(word.casefold(), 1)


def _goods_of(found: re.Match[str]) -> str:
    """What is in the container, whichever side of it that is said."""
    return (found["x"] or " ".join(_without_idle(found["a"]))).strip(" ?.")


def _is_named(found: re.Match[str], named: Mapping[tuple[str, ...], object]) -> bool:
    """Whether a column is called by these words: a case price."""
    behind = found.string[found.end() :].split()[:1]
    return bool(behind) and (found["c"].casefold(), behind[0].casefold().strip("?.")) in named


def _name_of(field: str) -> str:
    """Words of a question that mean the field."""
    named: str = told("names").get(field) or field.removeprefix(ATTRIBUTE)
    return named


def _without_idle(text: str | None) -> list[str]:
    """The words that are none of asking."""
    return reads("containers", "idle").sub(" ", text or "").split()


def _is_all_said(found: re.Match[str]) -> bool:
    """Whether around the goods nothing stands that could restrict them: what is inside, a unit, their name again."""
    parts = found.groupdict()
    around = [found.string[: found.start()], parts.get("gap")]
    if goods := parts.get("x"):
        around.append(parts.get("a"))
    known = {*key_of(goods or "")}
    words = [word for part in around for word in _without_idle(part)]
    return all(container(word) or units_of(word) or {*key_of(word)} <= known for word in words)


@cache
def _patterns(sorts: tuple[str, ...]) -> Mapping[re.Pattern[str], str]:
    """What is asked of containers of these sorts."""
    words = "|".join(word for sort in sorts for word in words_of_container(sort) if word.isascii())
    if not words:
        return {}
    signs = {
        "NUMBER": told("containers", "english", "number"), "SPELLED": "|".join(spelled()),
        "UNIT": told("containers", "english", "unit"), "THE": told("containers", "article"), "ONE": f"(?P<c>{words})",
    }  # fmt: skip
    asked = ((what, pattern) for what in _WAYS for pattern in told("containers", "english", what))
    return {compiled(pattern, **signs): what for what, pattern in asked}


@cache
def _counted_of(sorts: tuple[str, ...]) -> re.Pattern[str]:
    """Where containers are what is counted: "how many cases", "12 cases", "cases in stock"."""
    words = "|".join(word for sort in sorts for word in words_of_container(sort) if word.isascii()) or "-"
    return reads("containers", "counted", WORDS=words)


@cache
def _in_chinese(sort: str) -> str:
    """What a sort of container is called in Chinese, as a part of a pattern; '' where it is called nothing."""
    return "|".join(word for word in words_of_container(sort) if not word.isascii())


def _quantity_of(goods: str, field: str) -> str:
    """What is in one container of these goods, as a question."""
    if field == "carton":
        return str(told("containers", "chinese", "needed_said")).format(goods=goods)
    return goods + str(told("containers", "chinese", "inside_said")).format(name=_name_of(field))


@cache
def _needed_in_chinese() -> re.Pattern[str]:
    signs = {name.upper(): told("containers", "chinese", name) for name in ("counts", "takes")}
    return reads("containers", "chinese", "needed", **signs)
