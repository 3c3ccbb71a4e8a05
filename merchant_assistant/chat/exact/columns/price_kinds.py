"""Which of several prices is meant: inc VAT, per 100, at retail, for 200 m. The words: ``prices.toml``.

Of each column of prices its head tells what it is for. What a question says of that is taken out of it, and the price
that is read in what is left is the one of the column that is so; where no column is, nothing is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from merchant_assistant.catalogue.importing import head_words
from merchant_assistant.catalogue.importing.head_reading import tokens_of
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.as_called import CUSTOMERS, PRICES, container
from merchant_assistant.chat.exact.columns.heads_of_columns import apart
from merchant_assistant.chat.exact.columns.prices_said import reads, told
from merchant_assistant.chat.exact.words.lexicon import words_of_container
from merchant_assistant.chat.exact.words.measures import units_of, words_of_unit
from merchant_assistant.foundation.prose import has_han

_TAXES = ("ex", "inc")
_WHOSE = ("recommended", "trade", "list")
_NAME = 4  # letters of a customer's name
_CASES = ("case", "carton", "box")
_BRACKETS = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]")
_MARKED = re.compile(r"(?<=[^\W\d_])(?=[1-6]$)()")
_NUMERALS = {"每": 1, "一": 1, "两": 2} | {word: number for number, word in enumerate("二三四五六七八九十", 2)}


@dataclass(frozen=True, slots=True)
class Kind:
    """What a column called ``head`` is for. ``per``: so much (100, m, kg, case); ``least``: from so many on.

    ``mark``: the letter or number by which it is told from others of the same name: DlrA, DlrB.
    """

    field: str
    tax: str = ""
    who: str = ""
    per: str = ""
    least: int = 0
    head: str = ""
    mark: str = ""


Fits = Callable[[Kind], bool]


@dataclass(frozen=True, slots=True)
class Qualified:
    """A question without what says which price is meant. ``quantity``: how much is bought, of ``unit``.

    ``fields``: all columns that are as the question says; ``alike``: those of the same people as ``field``.
    """

    text: str
    field: str
    fields: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    quantity: int = 0
    unit: str = ""


def kinds_in(heads: Mapping[str, Sequence[str]], fields: Mapping[str, object], numbers: Iterable[str]) -> list[Kind]:
    """The columns of prices of a catalogue."""
    own = [(name, heads[name][0]) for name in PRICES if name in fields and len(set(heads.get(name, ()))) == 1]
    others = [(name, name.removeprefix(ATTRIBUTE)) for name in numbers if name.startswith(ATTRIBUTE)]
    told = [_kind(name, head) for name, head in (*own, *((name, head) for name, head in others if _is_price(head)))]
    told = _with_marks(told)
    in_tiers = "price" in fields and not any(one.field == "price" for one in told)
    return [_in_tiers(heads.get("price_tiers", ())), *told] if in_tiers and heads.get("price_tiers") else told


def _with_marks(kinds: Sequence[Kind]) -> list[Kind]:
    """The columns with the marks by which those of one name are told apart; one alone has none."""
    parted = [_parted(one.head) for one in kinds]
    names = [name for name, mark in parted if mark]
    return [
        replace(one, mark=mark) if mark and names.count(name) > 1 else one
        for one, (name, mark) in zip(kinds, parted, strict=True)
    ]


def _parted(head: str) -> tuple[str, str]:
    """The name of a column without the letter or number at its end, and that."""
    bare = _MARKED.sub(r"\1 ", _BRACKETS.sub("", apart(head))).strip()
    found = reads("heads", "mark").search(bare)
    return (bare[: found.start()].strip(" _-").casefold(), found[1].upper()) if found else (bare, "")


def _in_tiers(heads: Iterable[str]) -> Kind:
    """A price that several columns tell, each from so many on."""
    units = {_per("", found[1]) for head in heads if (found := reads("heads", "from_so_many").search(head))}
    return Kind("price", per=units.pop() if len(units) == 1 else "")


def _is_price(head: str) -> bool:
    """Whether it is the price for somebody; money alone may be a cost or a value."""
    named = head_words.read(head).said
    return bool(named & {"price", "sold_at", "list", *CUSTOMERS}) or "价" in head


def _kind(name: str, head: str) -> Kind:
    tax = next((tax for tax in _TAXES if reads("heads", tax).search(head)), "")
    named = sorted(head_words.read(head).said)
    who = "cost" if name == "cost" else next((CUSTOMERS[one] for one in named if one in CUSTOMERS), "")
    who = who or ("list" if "list" in named else _customer(head))
    tier = reads("heads", "tier").search(head)
    per = reads("heads", "per").search(head)
    return Kind(name, tax, who, _per(per[1] or "", per[2] or "") if per else "", int(tier[1]) if tier else 0, head)


def _customer(head: str) -> str:
    """The one word of a price's head that nobody knows, by which some customers are called: salon of SALON_PR."""
    strange = [word.casefold() for word in tokens_of(head) if head_words.read(word).said == {head_words.UNKNOWN}]
    named = len(strange) == 1 and strange[0].isascii() and strange[0].isalpha() and len(strange[0]) >= _NAME
    return strange[0].removesuffix("s") if named else ""


def _per(number: str, word: str) -> str:
    """What a price is for, by one name: 100, m, kg, case."""
    if number and int(number) > 1:
        return number
    known = units_of(word)
    return known[0].id if known else container(word)


def is_for_cases(per: str) -> bool:
    """Whether a price is for a whole case, whatever it is called."""
    return per in _CASES


def qualified(text: str, kinds: Sequence[Kind]) -> Qualified | None:
    """The question without what says which price is meant, and the column that it means; None where nothing does."""
    if not kinds or not reads("of_money").search(text):
        return None
    left, fitting, usual = _as_said(text, tuple(kinds))
    left, quantity, unit = _bought(left, kinds) or (left, 0, "")
    tiers = [one for one in kinds if one.least and one.least <= quantity and one.per in ("", unit)]
    if left != text and not reads("of_money").search(left):
        left = f"{left}价格" if has_han(left) else f"price of {left}"  # "5 bells at A" says no more of a price
    left, field = " ".join(left.split()), _meant([max(tiers, key=lambda one: one.least)] if tiers else usual)
    if left == text or not field:
        return None
    if unit and field != "price" and not any(one.field == field and (one.per == unit or one.least) for one in kinds):
        return None  # nothing tells that so much of it is sold at this price: that of a sample
    who = next(one.who for one in kinds if one.field == field)
    alike = tuple(one.field for one in kinds if one.who == who)
    return Qualified(left, field, tuple(one.field for one in fitting), alike, quantity, unit)


def _as_said(text: str, kinds: tuple[Kind, ...]) -> tuple[str, list[Kind], list[Kind]]:
    """The question without what it says of a price, all columns of which that is true, and the usual ones of them."""
    fitting, usual = list(kinds), [one for one in kinds if one.who != "cost" and not one.least]
    for pattern, fits in _said(kinds):
        found = pattern.search(text)
        if found is None or not any(map(fits, fitting)):
            continue
        fitting = [one for one in fitting if fits(one)]
        usual = [one for one in usual if fits(one)] or [one for one in fitting if one.who != "cost"]
        text = f"{text[: found.start()]} {text[found.end() :]}"
    return text, fitting, usual


def _meant(usual: Sequence[Kind]) -> str:
    """The column that is meant of some; '' where it may be several."""
    if len(usual) > 1 and len({one.tax for one in usual}) == len(usual):
        usual = [one for one in usual if one.tax == "ex"] or usual  # among businesses prices are told before tax
    named = [one.field for one in usual]
    return "price" if "price" in named else named[0] if len(named) == 1 else ""


@cache
def _said(kinds: tuple[Kind, ...]) -> tuple[tuple[re.Pattern[str], Fits], ...]:
    """What a question may say of a price, each with what it is true of."""
    made: list[tuple[re.Pattern[str], Fits]] = []
    made += [(reads("tax", tax), lambda one, tax=tax: one.tax == tax) for tax in _TAXES]  # type: ignore[misc]
    for mark in sorted({one.mark for one in kinds if one.mark}):
        made.append((reads("whose", "mark", MARK=mark), lambda one, mark=mark: one.mark == mark))  # type: ignore[misc]
    made += [(reads("whose", who), lambda one, who=who: one.who == who) for who in _WHOSE]  # type: ignore[misc]
    for who in sorted({one.who for one in kinds} - {"", "cost", *_WHOSE}):
        made.append((reads("whose", "customer", WHO=re.escape(who)), lambda one, who=who: one.who == who))  # type: ignore[misc]
    for least in sorted({one.least for one in kinds if one.least}, reverse=True):
        made.append((_from(least), lambda one, least=least: one.least == least))  # type: ignore[misc]
    for per in sorted({one.per for one in kinds if one.per}):
        made.append((for_each(per), lambda one, per=per: one.per == per))  # type: ignore[misc]
    return tuple(made)


def _from(least: int) -> re.Pattern[str]:
    """``50m+``, ``50 and over``, ``100kg以上``: the quantity from which a price holds."""
    return reads("from_so_many", LEAST=str(least))


def for_each(per: str) -> re.Pattern[str]:
    """``per metre``, ``a kilo``, ``/100``, ``每公斤``: what a price is for."""
    words = [per, "hundred"] if per == "100" else [per, "thousand"] if per == "1000" else _words_of(per)
    latin = "|".join(sorted((re.escape(one) for one in words if one.isascii()), key=len, reverse=True))
    han = "|".join(sorted((one for one in words if not one.isascii()), key=len, reverse=True)) or "-"
    return reads("for_each", NO_PRICE=told("no_price"), LATIN=latin, HAN=han)


def _words_of(per: str) -> Sequence[str]:
    """How a unit or a container is written; a case is called a carton or a box as well."""
    sorts = _CASES if per in _CASES else (per,)
    return words_of_unit(per) or [word for sort in sorts for word in words_of_container(sort)] or (per,)


def in_kilos(text: str, kinds: Sequence[Kind]) -> str:
    """A question for the price of so many 斤 of what is sold by the kilo, in kilos; '' where they are no whole ones."""
    found = reads("half_kilos").search(text)
    if (
        not found
        or not reads("asks_price").search(text)
        or reads("of_other").search(text)
        or "kg" not in {one.per for one in kinds}
    ):
        return text
    number = int(found[1]) if found[1].isdigit() else _NUMERALS[found[1]]
    return "" if number % 2 else f"{text[: found.start()]}{number // 2}公斤{text[found.end() :]}"


def is_of_another_unit(text: str, kinds: Sequence[Kind], kept: Collection[str]) -> bool:
    """Whether it is asked what a case or a pound earns, and prices are of something else.

    ``kept``: what goods are sold by.
    """
    found = reads("earned").search(text)
    if found is None:
        return False
    unit = _per("", found[1] or found[2])
    units = {unit, *(_CASES if unit in _CASES else ())}
    return not units & {*kept, *(one.per for one in kinds if one.who != "cost")}


def tiers_of(pieces: int, kinds: Sequence[Kind]) -> list[str]:
    """What the columns are called whose price may hold for so many pieces: from 500 on, or for each 100."""
    tiers = [(one, one.least) for one in kinds if one.least and not units_of(one.per)]
    hundreds = [(one, int(one.per)) for one in kinds if one.per.isdigit()]
    return [one.head for one, least in (*tiers, *hundreds) if pieces >= least]


def _bought(text: str, kinds: Sequence[Kind]) -> tuple[str, int, str] | None:
    """The question without how much is bought of what is sold by the metre or the kilo."""
    if not reads("asks_price").search(text) or reads("of_other").search(text):
        return None
    sold_by = {one.per for one in kinds if one.who != "cost"}  # what it is bought by may be another unit
    for per in sorted(one for one in sold_by if one and not one.isdigit() and not container(one)):
        if found := _so_much(per).search(text):
            joins = " of " if found[0].endswith(" of") and reads("asks_price").search(text[: found.start()]) else " "
            return f"{text[: found.start()]}{joins}{text[found.end() :]}", int(found[1]), per
    return None


@cache
def _so_much(per: str) -> re.Pattern[str]:
    """``if I buy 200 metres``, ``for 5 kg of``, ``买10米``."""
    words = "|".join(sorted(map(re.escape, _words_of(per)), key=len, reverse=True))
    return reads("bought", WORDS=words)
