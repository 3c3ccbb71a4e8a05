"""Misspelt words: the nearest word that the catalogue or the questions' own language has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.words_of_values import Named
from merchant_assistant.chat.exact.items.absent import is_letter_size
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.keys import is_han, key_of, stem
from merchant_assistant.chat.exact.words.lexicon import senses
from merchant_assistant.chat.exact.words.synonyms import look_of
from merchant_assistant.claims.lexis.vocabulary import is_word

_SHORTEST, _LONG = 4, 8  # letters of a word that one, and two, may be wrong in
_SHORTEST_HAN = 2  # characters of a brand
_SURE = 8  # letters of a word that stands in a dictionary and is yet more likely one of ours ("cheepest")

Understood = Callable[[str], Mapping[str, str]]
Found = Callable[[Item], bool]


def corrected(items: Sequence[Item], holdings: Holdings, found: Found, understood: Understood) -> list[Item]:
    """The items, those that nothing has replaced by what was likely meant. Codes and numbers are left alone."""
    return [_corrected(item, holdings, found, understood) for item in items]


def _corrected(item: Item, holdings: Holdings, found: Found, understood: Understood) -> Item:
    word = item.text.casefold()
    if not item.open or item.values or not word.isascii() or not word.isalpha() or len(word) < _SHORTEST:
        return item
    if found(item) or is_letter_size(word):  # XXXL is no slip of the keyboard
        return item
    if is_word(word) or is_word(stem(word)):
        known = _nearest(word, _own_words(), 1, holdings) if len(word) >= _SURE else ""
    else:
        wrong, title = 1 if len(word) < _LONG else 2, understood(word).get(word, "")
        known = _nearest(stem(word), _words_of(holdings), wrong, holdings, title)
    if not known or (item.maker and look_of(key_of(known))):  # who makes things is no colour: Tefal, teal
        return item
    key = key_of(known)
    return replace(
        item, text=known, key=key, senses=senses().get(key, frozenset()), fields=holdings.named.get(key, ()),
        values=holdings.values(key), parts=holdings.values_with(key), spelt=item.text,
        maker=False,
    )  # fmt: skip


def _nearest(word: str, known: Iterable[str], wrong: int, holdings: Holdings, title: str = "") -> str:
    """The one nearest word, of several the one that titles have; '' where none is near, or several are."""
    from rapidfuzz import process  # noqa: PLC0415 - first when a word is misspelt
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - likewise

    words = [*known, *([title] if title else [])]
    near = process.extract(word, words, scorer=OSA.distance, score_cutoff=wrong, limit=9)
    best = [one for one, distance, _ in near if distance == near[0][1]]
    letters = sorted(word)
    alike = (one for one in words if len(one) == len(word) and sorted(one) == letters)
    swapped = {one for one in alike if OSA.distance(one, word) <= wrong}
    best = list(swapped) or best  # "peices": letters change places
    best = [one for one in best if _names_field(one, holdings)] or best
    return best[0] if len({stem(one) for one in best}) == 1 else title


def _names_field(word: str, holdings: Holdings) -> bool:
    """Whether a word names things or a field that is held: "stok" is stock before it is a stop, "itmes" items before it
    is time; "tepot" is a teapot where nothing tells the depot."""
    meant = senses().get(key_of(word), ())
    return any(
        sense.what in (holdings.of_concept if sense.kind == "names" else ("products", "variants")) for sense in meant
    )


def _words_of(holdings: Holdings) -> Iterator[str]:
    """Single words that mean something."""
    for key in (*holdings.whole, *holdings.parts, *holdings.named):
        if len(key) == 1 and key[0].isascii():
            yield key[0]
    yield from _own_words()


@cache
def _own_words() -> tuple[str, ...]:
    return tuple(
        word for key in senses() for word in key if word.isascii() and word.isalpha() and len(word) >= _SHORTEST
    )


def brand_meant(text: str, words: Sequence[str], holdings: Holdings) -> tuple[str, str] | None:
    """A piece of a question with the one Chinese brand that differs from it in one character; None where none does.

    ``words``: what nothing is called; the piece has one of them in it.
    """
    found: dict[str, str] = {}
    for key, named in holdings.whole.items():
        known = "".join(key)
        if not is_han(known) or len(known) < _SHORTEST_HAN or known in text or not _is_maker(named, holdings):
            continue
        for start in range(len(text) - len(known) + 1):
            typed = text[start : start + len(known)]
            wrong = sum(a != b for a, b in zip(typed, known, strict=True))
            if wrong == 1 and is_han(typed) and any(set(word) & set(typed) & set(known) for word in words):
                found[known] = typed
    return next(((typed, known) for known, typed in found.items()), None) if len(found) == 1 else None


def _is_maker(named: Iterable[Named], holdings: Holdings) -> bool:
    return any(holdings.concept_of(field) in ("brand", "manufacturer") for field, _ in named)
