"""Goods that are called otherwise than the question calls them: found by the names of their kind, and by meaning.

Both lists are joined by their ranks. A product counts where a name of the kind stands in its title or category, or
where it is so near in meaning that nothing else needs to speak for it; and it must have every other word of the
question. Of a text that only describes what is looked for less is asked, as no more is claimed than that this is
nearest.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from merchant_assistant.chat.bridge import Kind, called_otherwise, is_of_any, kinds_in
from merchant_assistant.chat.exact.columns.labels import named
from merchant_assistant.chat.language import tongue
from merchant_assistant.chat.model import Source
from merchant_assistant.chat.naming import any_form, has_form, words_in
from merchant_assistant.chat.retrieval import MOST_LISTED
from merchant_assistant.chat.showing import described
from merchant_assistant.foundation.prose import plain as without_markup
from merchant_assistant.knowledge.covering import covered, share_of, words_of
from merchant_assistant.knowledge.terms import others
from merchant_assistant.knowledge.words import asked
from merchant_assistant.knowledge.words import plain as folded

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.chat.looking import Sought
    from merchant_assistant.chat.question import Question
    from merchant_assistant.foundation.cancel import CancelToken
    from merchant_assistant.knowledge.goods import NearProduct

_LOOKED_AT = 40  # of each list
_RANK = 60.0  # how little the first places differ
_OTHER_NAME = 0.9  # how much the name in the other language says
NEAREST = 3  # that are shown
_OF_WORDS = 0.3  # what saying all that is looked for counts, in nearness
_OF_WORDS_IN_ORDER = 0.7  # the same, where it is asked which comes first
# Of 155 descriptions of goods in three shops, 112 find theirs with so much and 11 others; of 202 of what these lack,
# something else is so near to 69: hence the wording, and more is asked where the question is whether there is any.
NEAR = 0.2
FAINT = 0.16  # where a text describes goods and nothing else, and nothing else answers it
_WORTH_A_LOOK = 0.17  # of 702 descriptions that have theirs among the first three, 7 have less at the first
# Of 117 texts that look for goods and had been declined, 73 have a first one with so much and so far ahead of goods of
# another name, 59 of these one that is called something of it: the right one of all but a few. Without the name, what a
# shop has not (a saw that runs on batteries) is answered with something else of which the same is said.
_CLEAR, _AHEAD = 0.25, 0.03
_BESIDE = 0.65  # of what speaks for the best one, which others are shown that have
_NEAR_IF_NAMED = 0.14  # where it is called what is looked for ("which mailer lets …")
_MOST_OF = 0.5  # of the words of a description, where these alone speak for a product
_AS_FACT = 0.1  # how much nearer the rest must be than the head, if that is no thing but a fact about one


@dataclass(frozen=True, slots=True)
class _Mark:
    """How much speaks for a product: for showing it, and for its place among others."""

    near: float
    order: float


class FindsGoods(Protocol):
    """Finds products by what they mean."""

    def nearest(self, text: str, most: int, cancel: CancelToken | None = None) -> Sequence[NearProduct]:
        """The nearest first; none without the model of vectors."""


def goods_alike(
    question: Question, catalogue: Catalogue, goods: FindsGoods | None, cancel: CancelToken | None = None
) -> list[Product]:
    """Products of the kind that is looked for, the best first; none where the question looks for none."""
    if not (question.seeks or question.sells or question.polar) or question.whole or question.refers:
        return []
    kinds = kinds_in(question.text)
    names = list(dict.fromkeys(name for kind in kinds for name in kind.names))
    worded = [product for product in catalogue.mentioned((), names, _LOOKED_AT) if _is_called(product, names)]
    near = goods.nearest(_looked_for(question, kinds), _LOOKED_AT, cancel) if goods else ()
    sure = {each.id for each in near if each.sure and not kinds}
    kept = {product.id for product in worded} | sure
    known = {product.id: product for product in (*worded, *catalogue.present(sure))}
    joined = _joined([product.id for product in worded], [each.id for each in near])
    found = [known[id] for id in joined if id in kept and id in known]
    return [product for product in found if _has_the_rest(product, question, kinds)][:MOST_LISTED]


def goods_near(
    looked: Sought,
    question: Question,
    catalogue: Catalogue,
    goods: FindsGoods | None,
    cancel: CancelToken | None = None,
    *,
    least: float = NEAR,
) -> list[Product]:
    """The few products nearest to what is described, by their words and by meaning; none where nothing is near.

    ``least``: how much must speak for one.
    """
    near = goods.nearest(looked.text, _LOOKED_AT, cancel) if goods else ()
    if goods and near and _is_fact(looked, near[0].id, goods, cancel):
        return []
    told = {each.id: each for each in near}
    marks = _marks(_looked_at(looked, question, catalogue, near), told, looked)
    found = catalogue.present(_in_order(marks))
    if not any(_is_near(one, told.get(one.id), marks[one.id].near, looked, question, least) for one in found):
        return []
    called = [one for one in found if not looked.noun or _is_called(one, (looked.noun, *_other_names(looked.noun)))]
    return called[:NEAREST]


def goods_beside(
    looked: Sought,
    question: Question,
    catalogue: Catalogue,
    goods: FindsGoods | None,
    cancel: CancelToken | None = None,
) -> tuple[list[Product], bool]:
    """The few products that come nearest to what none is said to be, though none may be meant.

    And whether the first of them clearly does, before goods of any other name.
    """
    near = goods.nearest(looked.text, _LOOKED_AT, cancel) if goods else ()
    known = _looked_at(looked, question, catalogue, near)
    marks = _marks(known, {each.id: each for each in near}, looked)
    found = list(catalogue.present(id for id in _in_order(marks) if marks[id].order >= _WORTH_A_LOOK))[:NEAREST]
    if not found:
        return [], False
    others = (marks[one.id].order for one in known if one.title != found[0].title)
    first = marks[found[0].id].order
    ahead = first >= _CLEAR and first - max(others, default=0.0) >= _AHEAD
    return found, ahead and (any(each.sure and each.id == found[0].id for each in near) or _is_named(found[0], looked))


def _is_named(product: Product, looked: Sought) -> bool:
    """Whether what it is called says some of what is looked for: a saw with batteries is no scale with batteries."""
    words, asks, called = asked(looked.text), folded(looked.text), f"{product.title} {product.category}"
    share = covered(words, asks, *words_of("", called))
    return any(_with_other_names(share, dict(called_otherwise(asks)), called).values())


def _in_order(marks: Mapping[int, _Mark]) -> list[int]:
    """Those that as much speaks for as for the best one, nearly; the best first."""
    least = _BESIDE * max((mark.order for mark in marks.values()), default=0.0)
    return sorted((id for id, mark in marks.items() if mark.order >= least), key=lambda id: -marks[id].order)


def _looked_at(looked: Sought, question: Question, catalogue: Catalogue, near: Sequence[NearProduct]) -> list[Product]:
    """What meaning or words bring up."""
    forms = dict.fromkeys(form for word in question.words for form in question.forms(word))
    worded = catalogue.mentioned((), forms, _LOOKED_AT)
    otherwise = catalogue.mentioned((), others(folded(looked.text)), _LOOKED_AT)
    ids = dict.fromkeys((*(each.id for each in near), *(product.id for product in (*worded, *otherwise))))
    return list(catalogue.present(ids))


def _marks(products: Sequence[Product], near: Mapping[int, NearProduct], looked: Sought) -> dict[int, _Mark]:
    """How much speaks for each product: its nearness, and how much of what is looked for its cells say."""
    words, asks = asked(looked.text), folded(looked.text)
    texts = ("\n".join(without_markup(cell.value) for cell in product.cells()) for product in products)
    also = dict(called_otherwise(asks))
    shares = [_with_other_names(covered(words, asks, *words_of("", text)), also, text) for text in texts]
    held = {word: sum(share.get(word, 0.0) > 0 for share in shares) for word in words}
    rare = {word: math.log((len(products) + 1) / (count + 0.5)) for word, count in held.items()}
    marks = {}
    for product, share in zip(products, shares, strict=True):
        nearness = near[product.id].nearness if product.id in near else 0.0
        says = share_of(share, rare)
        marks[product.id] = _Mark(nearness + _OF_WORDS * says, nearness + _OF_WORDS_IN_ORDER * says)
    return marks


def _with_other_names(share: Mapping[str, float], also: Mapping[str, Sequence[str]], text: str) -> dict[str, float]:
    """With the words that a text says in the other language."""
    said = any_form(also, text)
    return {word: own or (_OTHER_NAME if is_of_any(word, said) else 0.0) for word, own in share.items()}


def _is_near(
    product: Product, near: NearProduct | None, mark: float, looked: Sought, question: Question, least: float
) -> bool:
    """Whether enough speaks for a product: its nearness and its words together, or most of the words."""
    if looked.noun and not _is_called(product, (looked.noun, *_other_names(looked.noun))):
        return False
    if near and (near.sure or (mark >= (_NEAR_IF_NAMED if looked.noun else least) and not looked.owned)):
        return True
    own = words_in(" ".join(cell.value for cell in product.cells()), question)
    return len(own) > 1 and len(own) >= len(question.words) * _MOST_OF


def _is_fact(looked: Sought, nearest: int, goods: FindsGoods, cancel: CancelToken | None) -> bool:
    """Whether the head is a fact about the rest: then the nearest product is what the rest calls, not the head."""
    if not (looked.head and looked.rest):
        return False
    of_each = (goods.nearest(part, _LOOKED_AT, cancel) for part in (looked.head, looked.rest))
    head, rest = (next((each.nearness for each in near if each.id == nearest), 0.0) for near in of_each)
    return rest > head + _AS_FACT


def _other_names(noun: str) -> list[str]:
    """What else a noun may be called; Chinese ones are shorter in names: 杯子 is a 随行杯."""
    return [*(name for kind in kinds_in(noun) for name in kind.names), noun.removesuffix("子")]


def told_near(products: Sequence[Product], question: Question) -> tuple[str, tuple[Source, ...]]:
    """Each with the cells that speak of what is looked for, or that say what it is."""
    sources = tuple(Source("product", product.sku, product.title, product.id) for product in products)
    lines = (described(product, question) for product in products)
    return "\n".join([tongue(question.language).replies["nearest"], "", *lines]), sources


def told_beside(products: Sequence[Product], question: Question, declined: str = "") -> tuple[str, tuple[Source, ...]]:
    """What comes nearest to what is not said. ``declined``: what was said of that; '': that nothing is."""
    sources = tuple(Source("product", product.sku, product.title, product.id) for product in products)
    replies = tongue(question.language).replies
    begins = [declined, "", replies["goods_also"]] if declined else [replies["goods_near"]]
    return "\n".join([*begins, "", *(described(product, question) for product in products)]), sources


def told_alike(products: Sequence[Product], question: Question) -> tuple[str, tuple[Source, ...]]:
    """Their names, as what comes nearest."""
    sources = tuple(Source("product", product.sku, product.title, product.id) for product in products)
    lines = (f"- {named(source.title, source.ref, question.language)}" for source in sources)
    return "\n".join([tongue(question.language).replies["near_in_meaning"], "", *lines]), sources


def _looked_for(question: Question, kinds: Sequence[Kind]) -> str:
    return " ".join(kind.said for kind in kinds) or " ".join(question.words)


def _is_called(product: Product, names: Iterable[str]) -> bool:
    text = f"{product.title} {product.category}"
    return any(has_form(name, text) for name in names)


def _has_the_rest(product: Product, question: Question, kinds: Sequence[Kind]) -> bool:
    """Whether the product has every word of the question that does not name its kind."""
    said = " ".join(kind.said for kind in kinds).casefold()
    rest = [word for word in question.words if word.casefold() not in said] if kinds else []
    return set(rest) <= words_in(" ".join(cell.value for cell in product.cells()), question)


def _joined(*lists: Sequence[int]) -> list[int]:
    """Reciprocal ranks added up."""
    scores: dict[int, float] = {}
    for ids in lists:
        for rank, id in enumerate(ids, 1):
            scores[id] = scores.get(id, 0.0) + 1 / (_RANK + rank)
    return sorted(scores, key=lambda id: -scores[id])
