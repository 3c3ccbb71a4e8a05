"""The word for all goods of a shop: where nearly everything is a tool, "the heaviest tool" is the heaviest product.

What a shop sells is seen by what its categories, or else the names of its goods, are kinds of; once for each import.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from merchant_assistant.catalogue.inquiry import Inquiry, Row
from merchant_assistant.chat.exact.words.keys import Key, is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import Trade, trades

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.foundation.cancel import CancelToken

Named = tuple[str, str]  # a field and a value of it
Taken = Literal["all", "maybe", "some", "counted"]  # all goods; perhaps; those of some categories; what they come in

_PARTS = re.compile(r"\s*[,;|/>&、，；]\s*|\s(?:and|und|with|for|in|of)\s")
_RUNS = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+|[^\W\d_\u3400-\u4dbf\u4e00-\u9fff]+(?:[' -][^\W\d_\u3400-\u9fff]+)*")
_KEPT = ("category", "subcategory", "tags")
_END_OF_ALL = (1, 2)  # characters
_RUNS_READ = 100  # of names that lie side by side, spread over all goods, by which it is seen what a shop sells
_RUN = 10  # names of each
_SORTS = 4000
_WORDS = 3  # of a kind
_CHARACTERS = 5
_KNOWN = 0.6  # of the goods that are kept under a kind of something that is known
_MOST = 0.9  # of the goods that are seen to be kinds of it: gnomes beside hammers are no tools, whatever they are
_PERHAPS = 0.3
_PERHAPS_BY_FILE = 0.2  # where the file is called so
_FEW = 5  # goods, of which nothing can be said
_NAMED = 0.5  # of names, or of those that may be meant, that have the word itself: then it is what they are called
_TOLD = 0.9  # of goods that have a category


@dataclass(frozen=True, slots=True)
class Sold:
    """What a shop sells. ``words``: for all its goods; ``values``: words with the categories that are kinds of them."""

    words: Mapping[Key, Taken]
    values: Mapping[Key, tuple[Named, ...]]


def sold_by(
    catalogue: Catalogue,
    of_concept: Mapping[str, tuple[str, ...]],
    parts: Mapping[Key, Iterable[Named]],
    files: Iterable[str],
    cancel: CancelToken | None,
) -> Sold:
    """What the shop sells, as its categories or else some of its names tell. ``parts``: values by the words in them."""
    kept = {name for concept in _KEPT for name in of_concept.get(concept, ())}
    sorts = {
        (name, value.value): value.count
        for name in of_concept.get("category", ())[:1]
        for value in catalogue.values_of_field(name, _SORTS, cancel)
    }
    carried = {
        key: any(key_of(value) == key for name, value in named if name in kept)
        for key, named in parts.items()
        if any(name in kept for name, _ in named)
    }
    rows = catalogue.answer(Inquiry("list"), cancel).rows
    return sold_in([row.title for row in _spread(rows)], sorts, carried, files, len(rows))


def _spread(rows: Sequence[Row]) -> Iterator[Row]:
    """Some rows of all parts: what stands first in a file may be of one kind."""
    step = max(_RUN, -(-len(rows) // _RUNS_READ))
    for start in range(0, len(rows), step):
        yield from rows[start : start + _RUN]


def sold_in(
    titles: Sequence[str],
    sorts: Mapping[Named, int],
    carried: Mapping[Key, bool],
    files: Iterable[str],
    whole: int = 0,
) -> Sold:
    """What a shop sells. ``sorts``: its categories, each with how many goods it has; ``carried``: words in them, and
    whether one of them is called just so: where all are parts, "machine parts" are not what "parts" means.

    ``whole``: how many goods there are, where ``titles`` are not those of all.
    """
    if len(titles) < _FEW:
        return Sold({}, {})
    kinds = Counter[frozenset[str]]()
    by_sort = {named: _kinds_of_sort(named[1]) for named in sorts}
    for named, count in sorts.items():
        kinds[by_sort[named]] += count
    clear = _clear(kinds) and sum(kinds.values()) >= max(whole, len(titles)) * _TOLD
    if not clear:
        kinds = Counter(map(_kinds_of_name, titles))
    by_sort = by_sort if clear and all(by_sort.values()) else {}
    said_by_files = {word for file in files for word in key_of(re.sub(r"[_.\-\d]+", " ", file))}
    words: dict[Key, Taken] = {}
    values: dict[Key, tuple[Named, ...]] = {}
    within = _within(kinds)
    for id, trade in trades().items():
        mine = _share(kinds, trade.ids)
        apart = mine >= _PERHAPS or (mine > 0 and id in within)
        values |= _also_called(trade, sorts) if apart else {}
        taken = _taken(mine, by_file=any(set(word) <= said_by_files for word in trade.said))
        if taken is None and not (by_sort and apart):
            continue
        called = max(_called(word, titles) for word in trade.said)
        if called >= (_NAMED if taken == "all" else _NAMED * mine):
            continue
        words |= dict.fromkeys(trade.counted, "counted") if taken == "all" else {}
        told = [word for word, alone in carried.items() if alone or taken != "all"]
        free = [word for word in trade.said if word not in told and words.get(word) != "all"]
        few = tuple(named for named, ids in by_sort.items() if ids & trade.ids) if apart else ()
        if few and taken != "all":
            values |= dict.fromkeys(free, few)
        elif taken:
            words |= dict.fromkeys(free, taken)
    words |= dict.fromkeys((word for word in _ends_of_all(titles) if word not in carried), "all")
    values = {word: named for word, named in values.items() if word not in words and named}
    some: dict[Key, Taken] = dict.fromkeys(values, "some")
    return Sold(some | words, values)


def _ends_of_all(titles: Sequence[str]) -> Iterator[Key]:
    """The Chinese words on which nearly all names end, whatever they are: 胎 of a shop of tyres, of no known trade."""
    ends = Counter[str]()
    for title in titles:
        runs = [run for run in _RUNS.findall(title) if is_han(run)]
        ends.update({run[-length:] for run in runs for length in _END_OF_ALL if len(run) > length})
    yield from (key_of(end) for end, count in ends.items() if count >= len(titles) * _MOST)


def _within(kinds: Counter[frozenset[str]]) -> frozenset[str]:
    """The trades that are kinds of what the whole shop sells: spirits, where all is drink."""
    wholes = (trade for trade in trades().values() if _taken(_share(kinds, trade.ids), by_file=False) == "all")
    return frozenset(id for trade in wholes for id in trade.ids)


def _clear(kinds: Counter[frozenset[str]]) -> bool:
    """Whether most goods are kept under a kind of something that is known."""
    return sum(count for ids, count in kinds.items() if ids) >= _KNOWN * max(kinds.total(), 1)


def _share(kinds: Counter[frozenset[str]], ids: frozenset[str]) -> float:
    """How much of the goods is of a trade."""
    return sum(count for found, count in kinds.items() if found & ids) / max(kinds.total(), 1)


def _taken(mine: float, *, by_file: bool) -> Taken | None:
    if mine >= _MOST:
        return "all"
    return "maybe" if mine >= (_PERHAPS_BY_FILE if by_file else _PERHAPS) else None


def _also_called(trade: Trade, sorts: Iterable[Named]) -> dict[Key, tuple[Named, ...]]:
    """The categories of a trade by what else people call them: reds, 红酒."""
    by_word: dict[Key, list[Named]] = {}
    for named in sorts:
        by_word.setdefault(key_of(_PARTS.split(named[1])[-1]), []).append(named)
    called: dict[Key, tuple[Named, ...]] = {}
    for row in trade.rows:
        if found := tuple(named for form in row for named in by_word.get(form, ())):
            called |= dict.fromkeys((form for form in row if form not in by_word), found)
    return called


def _called(word: Key, titles: Sequence[str]) -> float:
    """How much of the goods has a word in its name."""
    if is_han("".join(word)):
        having = sum("".join(word) in title for title in titles)
    else:
        having = sum(any(word == key[at : at + len(word)] for at in range(len(key))) for key in map(key_of, titles))
    return having / len(titles)


def _kinds_of_sort(value: str) -> frozenset[str]:
    """The trades that a category is a kind of: by its last step, or else by one on the way to it."""
    for step in reversed(_PARTS.split(value)):
        if found := _kinds(step) | _headed_by(key_of(step)):
            return found
    return frozenset()


def _headed_by(key: Key) -> frozenset[str]:
    """Of machine parts it is said that they are parts."""
    return frozenset(id for id, trade in trades().items() if any(key[-len(word) :] == word for word in trade.said))


def _kinds_of_name(title: str) -> frozenset[str]:
    """The trades that what the name of a thing ends on is a kind of, in any of its phrases."""
    return frozenset[str]().union(*(_kinds(run) for run in _RUNS.findall(title)))


def _kinds(run: str) -> frozenset[str]:
    """The trades of the longest kind on which words end."""
    if is_han(run):
        ends = (run[-length:] for length in range(min(_CHARACTERS, len(run)), 0, -1))
        return next((found for end in ends if (found := _by_ending().get(end))), frozenset())
    key = key_of(run)
    endings = (key[-length:] for length in range(min(_WORDS, len(key)), 0, -1))
    return next((found for end in endings if (found := _by_key().get(end))), frozenset())


@cache
def _by_key() -> Mapping[Key, frozenset[str]]:
    found: dict[Key, frozenset[str]] = {}
    for id, trade in trades().items():
        for form in (form for row in trade.rows for form in row):
            found[form] = found.get(form, frozenset()) | {id}
    return found


@cache
def _by_ending() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for id, trade in trades().items():
        rows = ("".join(form) for row in trade.rows for form in row)
        for end in (*trade.endings, *(form for form in rows if is_han(form))):
            found[end] = found.get(end, frozenset()) | {id}
    return found
