"""What a catalogue calls its goods, brands, colours and columns: one of them may be what an unknown word means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.inquiry import Inquiry
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import senses
from merchant_assistant.chat.language import tongue

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.foundation.cancel import CancelToken

MOST = 500  # names: their vectors take some seconds once
_OF_FIELD, _OF_TITLES = 150, 300
_TITLES = 4000
_LONGEST, _WORDS = 40, 4  # characters and words of a name
_NO_NAMES = frozenset(
    {"title", "description", "sku", "barcode", "mpn", "hs_code", "image", "url", "parent", "currency", "price_tiers",
     "customer_prices", "price_basis", "lead_time", "pack", "variants", "source"}
)  # fmt: skip
_FIRST = ("brand", "manufacturer", "category")
_BRACKETS = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]\s*")
_ELEMENTS = re.compile(r"\s*[,;|/>、，；]\s*")
_HAN_RUN = re.compile("[\u3400-\u9fff]+")
_LATIN = re.compile(r"[^\W\d_\u3400-\u9fff]{3,}")
_HAN_SIZES = (2, 3, 4)


def names_in(catalogue: Catalogue, holdings: Holdings, cancel: CancelToken | None) -> tuple[str, ...]:
    """The names, the most telling first; at most :data:`MOST`. Raises :class:`Cancelled`."""
    fields = sorted((one for one in holdings.fields if _has_names(holdings, one)), key=_rank)
    named = [name for field in fields for name in _values(catalogue, field, cancel)]
    columns = list(filter(None, map(head_of, holdings.fields)))
    rows = catalogue.answer(Inquiry("list", limit=_TITLES), cancel).rows
    titles = _of_titles(row.title for row in rows)
    once: dict[str, str] = {}
    for name in (*named, *columns, *titles):
        if _is_name(name) or (name in columns and len(name) <= _LONGEST):
            once.setdefault(name.casefold(), name)
    return tuple(once.values())[:MOST]


def head_of(field: str) -> str:
    """What a column of the shop's own is called; '' for one of the known."""
    return _BRACKETS.sub("", field.removeprefix(ATTRIBUTE).replace("_", " ")).strip() if _is_own(field) else ""


def _is_own(field: str) -> bool:
    return field.startswith(ATTRIBUTE)


def _has_names(holdings: Holdings, field: str) -> bool:
    return field not in _NO_NAMES and holdings.fields[field].kind == "values" and field not in holdings.units


def _rank(field: str) -> tuple[int, str]:
    return (_FIRST.index(field) if field in _FIRST else len(_FIRST), field)


def _values(catalogue: Catalogue, field: str, cancel: CancelToken | None) -> Iterator[str]:
    """The commonest values; of those that list several each by itself."""
    for value in catalogue.values_of_field(field, _OF_FIELD, cancel):
        yield from _ELEMENTS.split(value.value)


def _of_titles(titles: Iterable[str]) -> list[str]:
    """Words that several titles have, or one ends on."""
    counts: Counter[str] = Counter()
    for title in titles:
        counts.update(dict.fromkeys((*_latin(title), *_chinese(title)), 1))
    return [word for word, _ in counts.most_common(_OF_TITLES)]


def _latin(title: str) -> Iterator[str]:
    words = [word.casefold() for word in _LATIN.findall(title)]
    telling = [word for word in words if word not in tongue("en").stop and key_of(word) not in senses()]
    yield from telling
    yield from (f"{one} {other}" for one, other in pairwise(words) if one in telling and other in telling)


def _chinese(title: str) -> Iterator[str]:
    """What a run ends on: a Chinese noun stands last."""
    for run in _HAN_RUN.findall(title):
        yield from (run[-size:] for size in _HAN_SIZES if len(run) >= size)


def _is_name(name: str) -> bool:
    if not 1 < len(name) <= _LONGEST or any(map(str.isdigit, name)):
        return False
    return len(name.split()) <= _WORDS and any(map(str.isalpha, name)) and key_of(name) not in senses()
