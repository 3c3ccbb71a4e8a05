"""Which products a question speaks of: found by code and words, and those spoken of before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from merchant_assistant.chat.naming import is_coded, is_written_in, named_in, names_a_thing, words_in
from merchant_assistant.chat.question import Question
from merchant_assistant.foundation.prose import language_of

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product

MOST = 3  # products that a small model keeps apart, and a slow PC reads in seconds
MOST_LISTED = 8  # of a kind that is looked for
_LOOKED_AT = 40  # best matches of the index whose words are counted


def products_for(question: Question, catalogue: Catalogue, earlier: Sequence[int]) -> list[Product]:
    """The best few products, best first. ``earlier``: ids of products that the last answers rest on, newest first.

    Products that the question names win over those; a question that points back, or names none
    ("Is it dishwasher safe?", "能用洗碗机洗吗？"), means those.
    """
    found = _found(question, catalogue)
    before = catalogue.present(earlier[:MOST])
    named = named_in(question, found)
    if named and not _all_named_by(named, before, question):
        return named[:MOST]
    best = _best(found, question)
    if before and _follows(question, best, before):
        return before
    if question.refers:  # to nothing that was spoken of: a few that happen to fit are no "it"
        best = [product for product in best if _titled(product, question)]
    return best[:MOST]


def products_with(question: Question, catalogue: Catalogue) -> list[Product]:
    """The best few products that have every word of the question."""
    wanted = len(question.words)
    found = _found(question, catalogue) if wanted else []
    fitting = [product for product in found if _has_words(_text(product), question) == wanted]
    titled = [product for product in fitting if len(_titled(product, question)) == wanted] if question.sells else []
    return (titled or fitting)[:MOST_LISTED]


def _found(question: Question, catalogue: Catalogue) -> list[Product]:
    forms = dict.fromkeys(form for word in question.words for form in question.forms(word))
    coded = catalogue.mentioned(question.codes, (), _LOOKED_AT) if question.codes else []
    worded = catalogue.mentioned((), forms, _LOOKED_AT)
    return list({product.id: product for product in (*coded, *worded)}.values())


def _text(product: Product) -> str:
    return " ".join(cell.value for cell in product.cells())


def _follows(question: Question, best: Sequence[Product], before: Sequence[Product]) -> bool:
    """Whether a question that names no product for certain means those spoken of before."""
    if question.refers or not (question.words or question.whole):
        return True
    if question.whole or question.sells or question.seeks:
        return False
    if any(_titled(product, question) - _titled_of(before, question) for product in best):
        return False
    data = language_of(_text(before[0]))
    return not names_a_thing(question, data) or any(_has_words(_text(product), question) for product in before)


def _all_named_by(named: Sequence[Product], before: Sequence[Product], question: Question) -> bool:
    """Whether the words that name products name those spoken of before as well: "the bottle" is still the same one."""
    if any(is_coded(product, question) for product in named):
        return False
    words = frozenset().union(*(_titled(product, question) for product in named))
    own = [product for product in before if words <= _titled(product, question)]
    return bool(own) and not any(is_written_in(product.title, question.text) for product in named)


def _titled_of(products: Sequence[Product], question: Question) -> frozenset[str]:
    return frozenset().union(*(_titled(product, question) for product in products))


def _best(found: Sequence[Product], question: Question) -> list[Product]:
    """Those with about as many of the question's words as the best one has; the index's order settles ties.

    A product without any of them in its title is meant only where it has them all: "mat" is no word for "matt black".
    """
    shares = {product.id: _share(product, question) for product in found}
    most = max(shares.values(), default=0)
    kept = [product for product in found if shares[product.id] > most * 0.6]
    return sorted(kept, key=lambda product: -shares[product.id])


def _share(product: Product, question: Question) -> int:
    """How many of the question's words the product has; a word of its title counts three times."""
    titled = _has_words(product.title, question)
    everywhere = _has_words(_text(product), question)
    return 2 * titled + everywhere if titled or everywhere == len(question.words) else 0


def _has_words(text: str, question: Question) -> int:
    """How many of the question's words ``text`` has; the index alone would take "mat" for the beginning of "matte"."""
    return len(words_in(text, question))


def _titled(product: Product, question: Question) -> frozenset[str]:
    return words_in(product.title, question)
