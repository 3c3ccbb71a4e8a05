"""Which of a product's cells and sentences the model is told for a question: those that it may be about.

A product of a real shop has lines for a thousand words and more, and reading them is what an answer takes longest for.
What proves an answer is the whole record all the same (:mod:`merchant_assistant.chat.proving`).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from merchant_assistant.chat.facts import Line, clean, facts_of, heading, lines_of
from merchant_assistant.chat.naming import words_in
from merchant_assistant.chat.question import Question, speaks_of_several, wants_to_be_told
from merchant_assistant.chat.showing import is_asked, variants_asked
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.prose import plain, sentences

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.engine.model import Engine, TextKind
    from merchant_assistant.foundation.cancel import CancelToken

WHOLE = 400  # bytes of lines, 130 tokens in either language: who has no more is told whole
ROOM = 560
_ROOM_OF_EACH = (ROOM, 420, 320)  # where there are one, two, three products
_LEAST_ROOM = 160  # beside its variants
_SENTENCE = 280  # characters
_MOST_VARIANTS = 8
_OVERVIEW = 1.5  # more room where the product as a whole is asked about
_FIELD, _WORD, _WORDS = 0.06, 0.03, 3  # what a name or word in common adds to a nearness of 0.75 to 0.9
_LEAST, _FAR = 5, 0.1  # lines told in any case; so much below the nearest line no other one is worth reading
_ROOM_OF_MORE, _NEAR = 240, 0.04  # for what a further question needs beside what was told
_AS_NEAR = 0.01  # below the nearest line that was told: what is further says nothing new
_COMPARED = 64  # lines whose meaning is compared, those first that share words with the question
_KEPT = 2_000  # vectors

Ranked = list[tuple[float, Line]]


class Teller:
    """``engine``: for nearness by meaning; where it makes no vectors, words alone choose. One thread at a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._vectors: OrderedDict[tuple[TextKind, str], tuple[float, ...]] = OrderedDict()

    def facts(
        self, question: Question, products: Sequence[Product], cancel: CancelToken | None = None
    ) -> list[tuple[str, ...]]:
        """Of each product its heading and the lines that tell; the same for the same question and products."""
        lines = [list(_lines(product, question)) for product in products]
        if sum(map(_size, chain(*lines, *(_all_variants(product, question) for product in products)))) <= WHOLE:
            return [facts_of(product, question.language) for product in products]
        if len(products) > 1 and len(meant := self._meant(question, products, lines, cancel)) < len(products):
            return self.facts(question, meant, cancel)
        variants = [variants_asked(product, question, _MOST_VARIANTS) for product in products]
        each = _ROOM_OF_EACH[min(len(products), len(_ROOM_OF_EACH)) - 1]
        rooms = [max(_LEAST_ROOM, each - sum(map(_size, of))) for of in variants]
        if wants_to_be_told(question.text):
            chosen = [_first(of, int(room * _OVERVIEW)) for of, room in zip(lines, rooms, strict=True)]
        else:
            ranked = self._ranked(lines, products, question, cancel)
            chosen = [_first(of, room) for of, room in zip(_worth_telling(ranked), rooms, strict=True)]
        return [
            _told(product, [line for line in of if line in own], few)
            for product, of, own, few in zip(products, lines, chosen, variants, strict=True)
        ]

    def more(
        self,
        question: Question,
        products: Sequence[Product],
        told: Collection[str],
        cancel: CancelToken | None = None,
    ) -> list[tuple[str, ...]]:
        """The few lines that a further question needs beside those that were ``told``; none where these are nearest."""
        lines = [list(_lines(product, question)) for product in products]
        ranked = self._ranked(lines, products, question, cancel)
        known, fresh = _parted(ranked, told)
        least = max(_best(ranked) - _NEAR, _best(known) - _AS_NEAR)
        new = [_first([line for worth, line in of if worth >= least], _ROOM_OF_MORE) for of in fresh]
        variants = [_untold(variants_asked(product, question, _MOST_VARIANTS), told) for product in products]
        return [_told(product, own, few) for product, own, few in zip(products, new, variants, strict=True)]

    def _meant(
        self,
        question: Question,
        products: Sequence[Product],
        lines: Sequence[Sequence[Line]],
        cancel: CancelToken | None,
    ) -> list[Product]:
        """Those that the question tells apart by their names; else those that are about as near as the nearest.

        A small model tells the one for the other where it reads of several.
        """
        if wants_to_be_told(question.text) or speaks_of_several(question.text) or _told_apart(products, question):
            return list(products)
        ranked = self._ranked(lines, products, question, cancel)
        least = _best(ranked) - _NEAR
        return [product for product, of in zip(products, ranked, strict=True) if _best([of]) >= least]

    def _ranked(
        self,
        lines: Sequence[Sequence[Line]],
        products: Sequence[Product],
        question: Question,
        cancel: CancelToken | None,
    ) -> list[Ranked]:
        """The lines of each product, those first that are likeliest to tell what is asked."""
        most = _COMPARED // max(1, len(products))
        ranked = []
        for of, product in zip(lines, products, strict=True):
            shared = _in_common(of, product, question)
            best = sorted(range(len(of)), key=lambda at: -shared[at])[:most]
            near = self._near(question.text, [str(of[at]) for at in best], cancel)
            worth = [(near[place] + shared[at], at) for place, at in enumerate(best)]
            ranked.append([(value, of[at]) for value, at in sorted(worth, key=lambda one: (-one[0], one[1]))])
        return ranked

    def _near(self, question: str, lines: Sequence[str], cancel: CancelToken | None) -> list[float]:
        """How near each line is by meaning; all alike where there are no vectors."""
        try:
            (asked,) = self._embedded([question], "query", cancel)
            told = self._embedded(lines, "passage", cancel)
        except UserFault:
            return [0.0] * len(lines)
        return [sum(a * b for a, b in zip(asked, line, strict=True)) for line in told]

    def _embedded(self, texts: Sequence[str], kind: TextKind, cancel: CancelToken | None) -> list[tuple[float, ...]]:
        new = [text for text in dict.fromkeys(texts) if (kind, text) not in self._vectors]
        if new:
            made = self._engine.embed(new, kind, cancel).rows()
            self._vectors.update({(kind, text): row for text, row in zip(new, made, strict=True)})
        found = [self._vectors[kind, text] for text in texts]
        while len(self._vectors) > _KEPT:
            self._vectors.popitem(last=False)
        return found


def _lines(product: Product, question: Question) -> Iterator[Line]:
    """A line for each cell, one for each sentence of the description, all of it; nothing of single variants."""
    for line in lines_of(product, question.language, 0):
        if line.field != "description":
            yield line
            continue
        for sentence in dict.fromkeys(map(clean, sentences(plain(product.description)))):
            if not sentence.endswith((":", "：")):  # a heading
                yield Line(line.field, line.label, sentence[:_SENTENCE])


def _all_variants(product: Product, question: Question) -> list[Line]:
    return [line for line in lines_of(product, question.language) if line.cells]


def _size(line: Line) -> int:
    return len(str(line).encode())


def _told_apart(products: Sequence[Product], question: Question) -> bool:
    """Whether each product is called by a word of its own: "the mug or the bottle", not "which mug"."""
    called = [words_in(product.title, question) for product in products]
    return all(words - frozenset().union(*(called[:at] + called[at + 1 :])) for at, words in enumerate(called))


def _in_common(lines: Sequence[Line], product: Product, question: Question) -> list[float]:
    """What each line gains by the words that it shares with the question, and by being of a field that is asked for."""
    named = words_in(product.title, question)
    words = [len(words_in(str(line), question) - named) for line in lines]
    asked = [line.field != "description" and is_asked(line.field, question.text) for line in lines]
    return [_FIELD * asked[at] + _WORD * min(words[at], _WORDS) for at in range(len(lines))]


def _best(ranked: Sequence[Ranked]) -> float:
    return max((worth for of in ranked for worth, _ in of), default=0.0)


def _worth_telling(ranked: Sequence[Ranked]) -> list[list[Line]]:
    """Of each product some lines, and those that are not much further than the nearest of all."""
    least = _best(ranked) - _FAR
    return [[line for place, (worth, line) in enumerate(of) if place < _LEAST or worth >= least] for of in ranked]


def _parted(ranked: Sequence[Ranked], told: Collection[str]) -> tuple[list[Ranked], list[Ranked]]:
    """The lines that were told, and the others; a sentence may have been told in the midst of a whole description."""
    whole = "\n".join(told)

    def known(line: Line) -> bool:
        return (line.value if line.field == "description" else str(line)) in whole

    return [[one for one in of if known(one[1])] for of in ranked], [
        [one for one in of if not known(one[1])] for of in ranked
    ]


def _untold(variants: Sequence[Line], told: Collection[str]) -> list[Line]:
    """The variants of which a cell was not told."""
    before = {line.label: next((one for one in told if one.startswith(line.label)), "") for line in variants}
    return [line for line in variants if any(str(cell) not in before[line.label] for cell in line.cells)]


def _told(product: Product, lines: Sequence[Line], variants: Sequence[Line]) -> tuple[str, ...]:
    return (heading(product), *map(str, lines), *map(str, variants))


def _first(lines: Sequence[Line], room: int) -> list[Line]:
    """The first lines that have room together, one at least where there is any."""
    chosen: list[Line] = []
    for line in lines:
        size = _size(line)
        if size <= room or not chosen:
            chosen.append(line)
            room -= size
    return chosen
