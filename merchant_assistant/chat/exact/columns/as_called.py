"""What files call prices and stocks, where that says more than the field: "RRP", "Price inc VAT", a stock in cases."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from merchant_assistant.catalogue.importing import head_words
from merchant_assistant.catalogue.inquiry import made_of, parts_of
from merchant_assistant.chat.exact.columns.heads_of_columns import apart
from merchant_assistant.chat.exact.columns.labels import field_label, in_a_sentence
from merchant_assistant.chat.exact.words.keys import is_han
from merchant_assistant.chat.exact.words.lexicon import containers, forms, words_of_container
from merchant_assistant.chat.exact.words.measures import currencies, units_of
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.foundation.prose import Language

PRICES = ("price", "compare_at_price", "cost")
CUSTOMERS = {
    "recommended": "recommended", "advised": "recommended", "retail": "recommended", "wholesale": "trade",
    "dealer": "trade", "reseller": "trade", "distributor": "trade",
}  # fmt: skip
_CONTENTS = ("carton", "pack")
_COUNTS = ("stock", "moq")
_MEASURES = ("weight", "capacity", "length")
_CASES = frozenset({"case", "carton", "outer"})
_MARGINS = ("margin", "margin_percent", "markup_percent")
_WHOSE = frozenset({"list", *CUSTOMERS})
_TAXED = re.compile(r"\b(?:inc|incl|ex|exc|excl|net|gross|vat|gst|tax|mwst|ttc|ht)\b|[含未]税|税[前后]", re.IGNORECASE)
_PARTS = re.compile(r"[^\W\d_]+")
_COUNTED_HAN = re.compile(r"([箱盒包袋卷桶罐打捆])数|(?<=[存余剩量数有货])([箱盒包袋卷桶罐打捆])$")
_MONEY = re.compile(r"\s*[(（\[](?:[A-Z]{3}|元|￥|[$£€¥])[)）\]]$")
_FILLED = re.compile(r"(?:/|\bper\b|\bpro\b|\bje\b)\s*([^\W\d_]+)$", re.IGNORECASE)
_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]*)[)）\]]")


@dataclass(frozen=True, slots=True)
class Heads:
    """``called``: fields told by their column's own name. ``counted``: what stocks and orders are counted in.

    ``by_case``: those of them that are whole cases of pieces that have the price, so that no price may be taken times.
    ``measures``: what the columns of weights and contents are called, which may be those of a whole case.
    """

    called: Mapping[str, str] = field(default_factory=dict)
    counted: Mapping[str, str] = field(default_factory=dict)
    by_case: tuple[str, ...] = ()
    measures: Mapping[str, str] = field(default_factory=dict)

    def label(self, name: str, language: Language) -> str:
        """What a field is called; a margin by the two prices that it lies between."""
        made = made_of(name)
        if name in _MARGINS and {"price", "cost"} & self.called.keys():
            made = name, "cost", "price"
        if made and made[0] in _MARGINS:
            low, high = (in_a_sentence(self.label(one, language)) for one in made[1:])
            return phrase(language, "margin_between").format(margin=field_label(made[0], language), high=high, low=low)
        if both := parts_of(name):
            high, low = (in_a_sentence(self.label(one, language)) for one in both)
            return phrase(language, "less").format(high=high, low=low)
        return self.called.get(name) or field_label(name, language)

    def number(self, number: str, name: str) -> str:
        """A number of a field with what it counts, where its cells are bare."""
        unit = self.counted.get(name, "")
        return counted(number, unit) if unit and number[-1:].isdigit() else number


def heads_of(told: Mapping[str, Sequence[str]], held: Collection[str]) -> Heads:
    """What the columns of the newest imports are called."""
    shippers = _filled([*(head for name in _CONTENTS for head in told.get(name, ())), *held])
    units = counted_in(told, shippers)
    priced = {container(word) for head in told.get("price", ()) for word in _PARTS.findall(head)} - {""}
    filled = {container(word) for name in _CONTENTS for head in told.get(name, ()) for word in _PARTS.findall(head)}
    filled |= {"carton", "case"} | shippers
    sorts = {name: container(unit) or _bare(unit) for name, unit in units.items()}
    whole = [name for name, sort in sorts.items() if sort in filled - {""} and sort not in priced]
    told_of = {*_CONTENTS} & {*held} or shippers & {*sorts.values()}
    if {container(head_words.read(head).per) for head in told.get("price", ())} & _CASES:
        whole.append("carton")  # the price is one for the case, and is taken times no more
    measures = {name: told[name][0] for name in _MEASURES if len(set(told.get(name, ()))) == 1}
    return Heads(names_of_money(told), units, tuple(whole) if told_of else (), measures)


def names_of_money(heads: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Fields of money that are told by the name of their column: a trade price, a price before tax, one per metre."""
    alone = {name: heads[name][0] for name in (*PRICES, *_CONTENTS) if len(set(heads.get(name, ()))) == 1}
    return {name: _MONEY.sub("", head) for name, head in alone.items() if _says_more(name, head)}


def _says_more(name: str, head: str) -> bool:
    if name in _CONTENTS:
        return any(container(word) not in ("", name) for word in _PARTS.findall(apart(head)))  # a case is called a case
    told = head_words.read(head)
    own = name == "cost" and is_han(head[:1])  # 进价 is no 成本
    return own or bool(told.said & _WHOSE or told.per or _TAXED.search(head))


def is_price_of_others(column: str) -> bool:
    """Whether a column beside the price is one for some customers, or one that is recommended to them."""
    return bool(head_words.read(column).said & CUSTOMERS.keys())


def counted_in(heads: Mapping[str, Sequence[str]], filled: Collection[str] = ()) -> dict[str, str]:
    """What stocks and minimum orders are counted in that are no pieces, as the name of the column has it."""
    found = {name: {_unit(head, filled) for head in heads.get(name, ())} for name in (*_COUNTS, *_CONTENTS)}
    found |= {
        name: {"" if container(one) else one for one in found[name]} for name in _CONTENTS
    }  # of kg, not of itself
    return {name: units.pop() for name, units in found.items() if len(units) == 1 and units != {""}}


def _filled(heads: Iterable[str]) -> frozenset[str]:
    """What columns say is filled with pieces, in words of their own: a shipper of "Pcs/shipper"."""
    counts = [head for head in heads if not head_words.read(head).said & {"price", "cost", "sold_at", "list"}]
    said = {found[1] for head in counts if (found := _FILLED.search(head))}
    return frozenset(_bare(word) for word in said if not units_of(word) and word.casefold() not in forms("pieces"))


def _bare(word: str) -> str:
    return word.casefold().removesuffix("s")


def _unit(head: str, filled: Collection[str] = ()) -> str:
    """The unit that a head names, '' for none or pieces. ``filled``: words for what is filled with pieces."""
    if found := _COUNTED_HAN.search(head):
        return found[1] or found[2]
    inside = [word for part in _BRACKETS.findall(head) for word in _words(part)]
    beside = _words(_BRACKETS.sub(" ", head))
    told = next((word for word in (*inside, *beside) if is_counted_in(word)), "")
    return told or next((word for word in inside if _bare(word) in filled or _is_pack(word)), "")


def _is_pack(word: str) -> bool:
    return bool(head_words.read(word).said & {*_CONTENTS})


def _words(text: str) -> list[str]:
    return _PARTS.findall(text.split("/", maxsplit=1)[0])


def is_counted_in(word: str) -> bool:
    """Whether goods are counted in it that are no single pieces: cases, kg, 箱."""
    if container(word):
        return True
    if currencies(word) or word.casefold() in forms("pieces"):
        return False
    return bool({unit.dimension for unit in units_of(word)} - {"count", "time", ""})


def container(word: str) -> str:
    """The sort of container that a word means, by its first name: case for "cases", 箱 and "ctns"; '' for none."""
    return containers().get(word.casefold(), "")


def in_language(sort: str, language: Language) -> str:
    """What a sort of container is called in the language of an answer."""
    return next((word for word in words_of_container(sort) if is_han(word)), sort) if language == "zh" else sort


def counted(number: str, unit: str) -> str:
    """A number with what it counts: 1 case, 12 cases, 30箱."""
    if not unit.isascii():
        return f"{number}{unit}" if is_han(unit) and len(unit) == 1 else f"{number} {unit}"
    names = words_of_container(container(unit))
    if len(names) > 1 and unit.casefold() in names[:2]:
        unit = names[0] if number == "1" else names[1]
    return f"{number} {unit}"
