"""A customer's words for goods, in those of the data: "Schneidebretter aus Bambus" is "cutting board aus bamboo".

Only names are looked for in what comes of this; what is told stays in the words of the cells.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from merchant_assistant.chat.naming import has_form
from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.prose import has_han
from merchant_assistant.replies.words import rules

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product

Words = Mapping[str, tuple[str, ...]]
_MOST = 4  # words of the trade for one thing that are tried
_ENDS = "(?:e[nrsm]?|n|es|s|x)?"  # what a colour or a material takes on before a noun
_VES = re.compile(r"\b(kni|wi|li)ves\b", re.IGNORECASE)
_PLAIN = frozenset(
    (
        "set",
        "part",
        "parts",
        "box",
        "case",
        "paper",
        "plate",
        "light",
        "cover",
        "glass",
        "wash",
        "seal",
        "good",
        "carton",
        "label",
        "pallet",
        "note",
        "dishwasher",
        "microwave",
        "oven",
    )
)
_TABLES = ("goods", "materials", "colours")


def readings(text: str) -> Iterator[str]:
    """The text with goods, materials and colours in English words, each thing by one of its names at a time.

    Nothing where it names none.
    """
    plain = _VES.sub(r"\1fe", rules().patterns["no_goods"].sub(" ", text))
    if plain != text and not has_han(text):
        yield plain
    words = _chinese() if has_han(plain) else _latin()
    said: set[str] = set()
    for turn in range(_MOST):
        told = _pattern(has_han(plain)).sub(_by_turn(words, turn), plain)
        if told != plain and told not in said:
            said.add(told)
            yield told


def how_well(reading: str, products: Sequence[Product]) -> int:
    """How many words of a reading the titles of the products that it names have."""
    titles = " ".join(product.title for product in products)
    return sum(has_form(word, titles) for word in re.findall(r"[^\W\d_]{3,}", reading))


def lacks_goods(text: str, products: Sequence[Product]) -> bool:
    """Whether a text names goods that none of several products is called: half of what is asked was not found."""
    titles = " ".join(product.title for product in products)
    return any(not any(_is_called(form, titles) for form in forms) for forms in goods_in(text))


def speaks_of_others(text: str, asked: str) -> bool:
    """Whether a text names goods, and none of those that are asked about: how cups are washed, not boards."""
    wanted, said = _nouns(asked), _nouns(text)
    return bool(wanted and said) and not wanted & said


def _nouns(text: str) -> frozenset[str]:
    """The nouns of all goods in a text, in English; Chinese ones by all English words for them."""
    folded = text.casefold()
    english = {word for word in re.findall(r"[a-z]{3,}", folded) if _one_of(word) in _english()}
    other = {form.split()[-1] for forms in goods_in(text) for form in forms if not has_han(form)}
    return frozenset(map(_one_of, english | other)) - _PLAIN


def _one_of(word: str) -> str:
    """Boxes, knives and bottles as one of them."""
    for ending, one in (
        ("ves", "fe"),
        ("sses", "ss"),
        ("xes", "x"),
        ("shes", "sh"),
        ("ches", "ch"),
        ("ies", "y"),
        ("ss", "ss"),
        ("s", ""),
    ):
        if word.endswith(ending):
            return word.removesuffix(ending) + one
    return word


@cache
def _english() -> frozenset[str]:
    """The last words of the English names of goods."""
    words = (*_goods_words(_chinese(), chinese=True), *_goods_words(_latin(), chinese=False))
    return frozenset(_one_of(form.split()[-1].casefold()) for form in words) - _PLAIN


def _goods_words(words: Words, *, chinese: bool) -> Iterator[str]:
    for key in _goods(chinese=chinese):
        yield from words[key]


def goods_in(text: str) -> list[tuple[str, ...]]:
    """The goods that a text names in another language than English, each by all English words for it."""
    plain = rules().patterns["no_goods"].sub(" ", text)
    words, goods = (_chinese(), _goods(chinese=True)) if has_han(plain) else (_latin(), _goods(chinese=False))
    keys = (_key(match[0], words) for match in _pattern(has_han(plain)).finditer(plain))
    return [(*words[key], key) for key in dict.fromkeys(keys) if key in goods]


def _is_called(form: str, titles: str) -> bool:
    """Whether the noun of a name, its last word, stands in a title; of a Chinese one its last characters."""
    if has_han(form):
        return form[-2:] in titles
    return has_form(form.rsplit(maxsplit=1)[-1], titles) or form.rsplit(maxsplit=1)[-1].rstrip("s") in titles.casefold()


@cache
def _goods(*, chinese: bool) -> frozenset[str]:
    """The words that are goods, not materials or colours."""
    others = {
        word.casefold()
        for table in ("materials", "colours")
        for _, han, latin in _tongues()[table]
        for word in (han if chinese else latin)
    }
    return frozenset(_chinese() if chinese else _latin()) - others


def _by_turn(words: Words, turn: int) -> Callable[[re.Match[str]], str]:
    def other(match: re.Match[str]) -> str:
        forms = words[_key(match[0], words)]
        return f" {forms[min(turn, len(forms) - 1)]} "

    return other


def _key(written: str, words: Words) -> str:
    """The word of the table that was written with an ending."""
    folded = written.casefold()
    for cut in range(3):
        if (key := folded[: len(folded) - cut]) in words:
            return key
    return folded


@cache
def _pattern(chinese: bool) -> re.Pattern[str]:
    words = sorted(_chinese() if chinese else _latin(), key=len, reverse=True)
    either = "|".join(map(re.escape, words))
    return re.compile(either if chinese else rf"(?<![\w-])(?:{either}){_ENDS}(?![\w-])", re.IGNORECASE)


@cache
def _chinese() -> Words:
    found: dict[str, tuple[str, ...]] = {}
    for trade in _read("chat", "exact", "goods").values():
        for chinese, english in trade.items():
            _add(found, chinese.split(), english.split(", "))
    for table in _TABLES:
        for english, chinese, _ in _tongues()[table]:
            _add(found, [word for word in chinese if len(word) > 1], english)
    for forms in _read("chat", "exact", "nouns")["nouns"]:
        own = [form for form in forms if has_han(form)]
        _add(found, [word for word in own if len(word) > 1], [form for form in forms if not has_han(form)])
    return found


@cache
def _latin() -> Words:
    """German, French and Spanish words."""
    found: dict[str, tuple[str, ...]] = {}
    for trade in _read("replies", "goods").values():
        for english, others in trade.items():
            names = english.split(", ")
            _add(found, [word for word in others if word.casefold().rstrip("s") not in names], names)
    for table in _TABLES:
        for english, _, others in _tongues()[table]:
            latin = [word for word in others if not re.search("[\u0400-\u04ff]", word)]
            _add(found, [word for word in latin if word.casefold().rstrip("s") not in english], english)
    return found


def _add(found: dict[str, tuple[str, ...]], words: Sequence[str], english: Sequence[str]) -> None:
    for word in words:
        key = word.casefold()
        found[key] = tuple(dict.fromkeys((*found.get(key, ()), *english)))


@cache
def _tongues() -> Mapping[str, Any]:
    return _read("chat", "exact", "tongues")


def _read(*place: str) -> dict[str, Any]:
    return tomllib.loads(resource(*place[:-1], f"{place[-1]}.toml").read_text(encoding="utf-8"))
