"""One column times another: 出货价乘月均销, "monthly sales times price", what is taken or earned in a month.

The words are put in place of which the field is called, and the field is made of the two columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from merchant_assistant.catalogue.inquiry import PRODUCT, made_field
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.keeping import SALES, table
from merchant_assistant.chat.exact.days.periods import time_said
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import senses
from merchant_assistant.foundation.prose import asked_in, has_han

_MONEY = ("price", "cost", "compare_at_price", "margin")
_COUNTS = ("stock", "moq", "sales", "on_order", "reorder", "max_stock")
_NAME, _NAME_ZH = "product of both", "两者乘积"
_WORDS, _CHARACTERS = 4, 8  # of the name of a column
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")


def as_multiplied(text: str, holdings: Holdings) -> tuple[str, Holdings] | None:
    """The question with a field for what is multiplied, and the catalogue with it; None for another question."""
    told = _of_two_columns(text, holdings) or _in_a_time(text, holdings)
    if told is None:
        return None
    said, count, each = told
    field = made_field(PRODUCT, count, each)
    held = replace(holdings.fields[each], field=field)
    return " ".join(said.split()), replace(
        holdings,
        fields={**holdings.fields, field: held},
        of_concept={**holdings.of_concept, PRODUCT: (field,)},
        units={**holdings.units, field: held.units},
    )


def _of_two_columns(text: str, holdings: Holdings) -> tuple[str, str, str] | None:
    """``结存数乘出货价``: a column that counts and one of money, whichever stands first."""
    text = _pattern("written_out").sub("", text)
    for one in _beside("sign", text, holdings):
        of = {_sort(name, holdings): name for name in (one.first, one.last)}
        if set(of) == {"count", "each"} and not _is_worth(
            f"{text[: one.start]} {text[one.end :]}", of["count"], holdings
        ):
            return f"{text[: one.start]}{_named(text)}{text[one.end :]}", of["count"], of["each"]
    return None


def _is_worth(rest: str, count: str, holdings: Holdings) -> bool:
    """Whether the question asks what the stock is worth: what stands beside says how, as a remark that is read."""
    return holdings.concept_of(count) == "stock" and bool(_pattern("worth").search(rest))


def divided(text: str, holdings: Holdings) -> str:
    """The question with the stock divided by what sells as the words for how long it lasts: 结存数除以月均销."""
    for one in _beside("over", text, holdings):
        if holdings.concept_of(one.first) == "stock" and holdings.concept_of(one.last) == SALES:
            name = "库存除以销量" if asked_in(text) == "zh" else "months of stock cover"
            return f"{text[: one.start]}{name}{text[one.end :]}"
    return text


@dataclass(frozen=True, slots=True)
class _Two:
    """Two columns with a sign between them, and where in the question they stand."""

    first: str
    last: str
    start: int
    end: int


def _beside(sign: str, text: str, holdings: Holdings) -> Iterator[_Two]:
    for found in _pattern(sign).finditer(text):
        left, right = text[: found.start()], text[found.end() :]
        first = next(((start, one) for start in _starts(left) if (one := _column(left[start:], holdings))), None)
        last = next(((end, one) for end in _ends(right) if (one := _column(right[:end], holdings))), None)
        if first and last:
            yield _Two(first[1], last[1], first[0], found.end() + last[0])


def _in_a_time(text: str, holdings: Holdings) -> tuple[str, str, str] | None:
    """What comes in, or is earned, in the time of a column of sales: ``一个月总共能卖多少钱``."""
    columns = holdings.of_concept.get(SALES, ())
    when = time_said(text, columns) if columns else None
    if when is None:
        return None
    column, start, end = when
    rest = f"{text[:start]} {text[end:]}" if text.isascii() else f"{text[:start]}{text[end:]}"
    rest = re.sub(table()["cover"]["stale"], "", rest, flags=re.IGNORECASE)
    for way, money in (("takings", "price"), ("gains", "margin")):
        each = next(iter(holdings.of_concept.get(money, ())), "")
        for pattern in table()["product"][way]:
            found = re.search(pattern, rest, re.IGNORECASE)
            if found and each in holdings.fields:
                most = found.groupdict().get("end")
                name = _ranked(most) if most else _named(text)
                return f"{rest[: found.start()]}{name}{rest[found.end() :]}", column, each
    return None


def _named(text: str) -> str:
    """What the field is called in the question: all of it, unless the question sets things apart by it."""
    name = _NAME_ZH if asked_in(text) == "zh" else _NAME
    if _pattern("each").search(text):
        return name
    return f"{name}合计" if name == _NAME_ZH else f" total {name} "


def _ranked(most: str) -> str:
    return f"{_NAME_ZH}最{most}" if has_han(most) else f"has the {most} {_NAME}"


def _starts(left: str) -> list[int]:
    """Where the name of a column may begin that ends here, the longest first."""
    words = [found.start() for found in _WORD.finditer(left)][-_WORDS:]
    return sorted({*words, *range(max(0, len(left) - _CHARACTERS), len(left))} if has_han(left) else words)


def _ends(right: str) -> list[int]:
    words = [found.end() for found in _WORD.finditer(right)][:_WORDS]
    return sorted({*words, *range(1, min(len(right), _CHARACTERS) + 1)} if has_han(right) else words, reverse=True)


def _column(words: str, holdings: Holdings) -> str:
    """The one column of numbers that some words name; '' for none."""
    key = key_of(words)
    fields = {name for name in holdings.named.get(key, ()) if name in holdings.units}
    concepts = [sense.what for sense in senses().get(key, ()) if sense.kind == "names"]
    fields = fields or {name for one in concepts for name in holdings.of_concept.get(one, ())[:1]}
    return next(iter(fields)) if len(fields) == 1 else ""


def _sort(field: str, holdings: Holdings) -> str:
    """Whether a column counts, or is of money; '' for neither."""
    concept = holdings.concept_of(field)
    if field not in holdings.fields:
        return ""
    return "each" if concept in _MONEY else "count" if concept in _COUNTS else ""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(table()["product"][name], re.IGNORECASE)
