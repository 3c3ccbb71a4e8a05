"""The one word of a question that nothing knows, where it has but one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from merchant_assistant.catalogue.inquiry import Condition, Words
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.items.items import Item, items_of
from merchant_assistant.chat.exact.values.dated import with_days
from merchant_assistant.chat.exact.words.keys import is_han
from merchant_assistant.chat.exact.words.lexicon import is_vague, nouns, senses
from merchant_assistant.chat.exact.words.own import OwnWord, Place
from merchant_assistant.chat.exact.words.synonyms import is_known_word

_SHORTEST, _SHORTEST_HAN = 3, 2  # characters
_WORDS, _LONGEST_HAN = 3, 6  # of a phrase
_TRIED = 4  # ways to cut a run of Chinese, which has no spaces


def places_unknown(text: str, holdings: Holdings, holds: Callable[[Condition], bool]) -> tuple[Place, ...]:
    """Where it stands in a plain text: several ways to cut Chinese, the likeliest first; () for none, or for several.

    Goods, colours and materials that are known anywhere are no such words: the shop just has none of them.
    """
    runs = list(_runs(text, with_days(text, items_of(text, holdings, {}), holdings), holds))
    if len(runs) != 1:
        return ()
    cuts = _cuts(text, runs[0]) if is_han(runs[0][0].text) else [(runs[0][0].start, runs[0][-1].end)]
    return tuple(Place(start, end, OwnWord(text[start:end], "")) for start, end in cuts if _may_be_one(text[start:end]))


def _runs(text: str, items: Sequence[Item], holds: Callable[[Condition], bool]) -> Iterator[list[Item]]:
    """Unknown words that stand side by side."""
    run: list[Item] = []
    for item in items:
        unknown = _is_unknown(item, holds)
        if run and (not unknown or text[run[-1].end : item.start].strip()):
            yield run
            run = []
        if unknown:
            run.append(item)
    if run:
        yield run


def _is_unknown(item: Item, holds: Callable[[Condition], bool]) -> bool:
    if not item.open or item.values or item.parts or is_known_word(item.key) or item.key in nouns():
        return False
    return not any(map(str.isdigit, item.text)) and not holds(Words(item.text))


def _cuts(text: str, run: Sequence[Item]) -> list[tuple[int, int]]:
    """A run of Chinese as it stands, without a rank or the like at its end, and with the character behind."""
    start, end = run[0].start, run[-1].end
    said = text[start:end]
    tails = {end - size: said[len(said) - size :] for size in range(1, len(said) - 1)}
    shorter = [at for at, tail in tails.items() if tuple(tail) in senses() or is_vague(tail)]
    longer = [end + 1] if is_han(text[end : end + 1]) and text[end : end + 1] != "的" else []
    ends = [*shorter, end, *longer] if shorter else [end, *longer]
    return [(start, one) for one in ends][:_TRIED]


def _may_be_one(word: str) -> bool:
    if is_han(word):
        return _SHORTEST_HAN <= len(word) <= _LONGEST_HAN
    return len(word) >= _SHORTEST and len(word.split()) <= _WORDS
