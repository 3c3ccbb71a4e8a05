"""What the house knows about a question of a customer: cells of products, sums over them, sentences of documents.

Nothing here is written by a model, and no cell is told that is not for customers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from merchant_assistant.chat.accounting import Accounting
from merchant_assistant.chat.documents import Documents, may_answer
from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.facts import Line, clean, lines_of, variant_line
from merchant_assistant.chat.naming import is_coded, named_in
from merchant_assistant.chat.proving import Known, Prove
from merchant_assistant.chat.question import Question, read_question
from merchant_assistant.chat.retrieval import products_for
from merchant_assistant.chat.showing import fitting_lines, is_asked
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.prose import Language
from merchant_assistant.replies.amounts import amount_of
from merchant_assistant.replies.guessing import FindsGoods, guessed
from merchant_assistant.replies.model import Answered, Fact, Intent, Part, ReplyLanguage, Source
from merchant_assistant.replies.topics import lines_about
from merchant_assistant.replies.words import is_told, rules, spoken

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.chat.exact.model import Reply

_FROM_PRODUCTS: frozenset[Intent] = frozenset({"price", "stock", "product", "order", "delivery"})
_FROM_DOCUMENTS: frozenset[Intent] = frozenset(
    {"return", "delivery", "payment", "discount", "complaint", "contact", "product", "change_order", "other"}
)
_LISTED = 8
_ITS = ("price", "stock", "minimum order", "lead time")


@dataclass(frozen=True, slots=True)
class About:
    """What a message speaks of. ``text``: of its customer; ``quantity``: pieces, 0 where none are named.

    ``guessed``: the product is not named, it only comes nearest to what is.
    """

    text: str
    language: ReplyLanguage
    products: tuple[Product, ...] = ()
    quantity: int = 0
    order: str = ""
    guessed: bool = False


class Facts:
    """Finds facts; holds no state between messages."""

    def __init__(
        self,
        catalogue: Catalogue,
        documents: Documents,
        prove: Prove,
        exactly: Exactly,
        goods: FindsGoods | None = None,
        *,
        tell_stock: bool = True,
    ) -> None:
        self._catalogue = catalogue
        self._documents = documents
        self._prove = prove
        self._exactly = exactly
        self._goods = goods
        self._tell_stock = tell_stock

    def named(self, text: str) -> tuple[Product, ...]:
        """The products that a piece of a message names for certain, as their cells are without what our model wrote."""
        question = read_question(text)
        sure = read_question(rules().patterns["bare_number"].sub(" ", text))  # "we need 150" names no article 150
        found = [
            product
            for product in named_in(question, products_for(question, self._catalogue, ()))
            if is_coded(product, sure) or not is_coded(product, question) or named_in(sure, [product])
        ]
        coded = [product for product in found if is_coded(product, question)]
        return tuple(self._prove(product, None)[0] for product in coded or found)

    def answer(self, part: Part, about: About, cancel: CancelToken | None = None) -> Answered:
        """What is known, in the order in which it is to be told; ``merchant`` where nothing is."""
        cells = self._of_products(part, about, cancel)
        if cells:
            short, said_by_them = self._minimum(part, about)
            computed = (*self._amount(part, about, cancel), *short)
            cells = tuple(fact for fact in cells if fact not in said_by_them)
            return Answered(part.text, part.intent, "cells", _lines(computed + cells), (*computed, *cells), _of(about))
        if not about.products and (listed := self._listed(part, about, cancel)):
            return listed
        return self._of_documents(part, about, cancel) or Answered(part.text, part.intent, "merchant")

    def _of_products(self, part: Part, about: About, cancel: CancelToken | None) -> tuple[Fact, ...]:
        wanted = [intent for intent in part.intents if intent in _FROM_PRODUCTS]
        if "delivery" in wanted and not rules().patterns["time"].search(part.text):
            wanted.remove("delivery")  # whether, how and for how much is not a matter of a product
        return tuple(fact for product in about.products for fact in self._cells(product, part, wanted, about, cancel))

    def _cells(
        self, product: Product, part: Part, wanted: Sequence[Intent], about: About, cancel: CancelToken | None
    ) -> Iterator[Fact]:
        question, language = read_question(f"{part.text} "), _data_language(about.language)
        found = [line for intent in wanted for line in self._lines_for(product, question, intent, cancel)]
        if "product" in wanted and not found and about.language != "en":
            found = lines_about(part.text, lines_of(product, language))
        meant = self._meant(product, about)
        kept = (self._public(line, language, meant) for line in _in_order(found, product, language))
        yield from (Fact(_labelled(line, about.language), product.id) for line in kept if line)

    def _lines_for(
        self, product: Product, question: Question, intent: Intent, cancel: CancelToken | None
    ) -> Sequence[Line]:
        words = rules().fields.get(intent)
        if words is None:
            lacks = Accounting(self._catalogue, self._exactly.holdings(cancel)).missing(question, [product], each=True)
            return () if lacks else fitting_lines(product, question)
        lines = lines_of(product, question.language)
        asked = [name for name in _ITS if name in words]
        return [cut for line in lines if (cut := _only(line, asked, question.language))]

    def _public(self, line: Line, language: Language, meant: frozenset[str]) -> Line | None:
        """The line without what no customer is told, and without variants that are not meant."""
        if not line.cells:
            return line if self._is_public(line) else None
        if meant and line.field not in meant:
            return None
        kept = [cell for cell in line.cells if self._is_public(cell)]
        return variant_line(line.field, kept, language) if kept else None

    def _is_public(self, line: Line) -> bool:
        if not is_told(line.field, line.label):
            return False
        return self._tell_stock or line.field != "stock"

    def _meant(self, product: Product, about: About) -> frozenset[str]:
        """The variants that a message names by a value in which they differ; none: all of them."""
        return frozenset(variant.sku for variant in Known(product, self._prove).variants_in(about.text))

    def _amount(self, part: Part, about: About, cancel: CancelToken | None) -> tuple[Fact, ...]:
        """What the pieces that are wanted cost, where one product with one price is meant."""
        if not about.quantity or len(about.products) != 1 or not {"order", "price", "discount"} & set(part.intents):
            return ()
        product = about.products[0]
        meant = self._meant(product, about)
        sku = next(iter(meant)) if len(meant) == 1 else product.sku
        found = amount_of(sku, about.quantity, self._catalogue, cancel)
        if found is None:
            return ()
        text = spoken(about.language)["amount"].format(
            quantity=about.quantity, title=clean(product.title), sku=sku, price=found[0], amount=found[1]
        )
        return (Fact(f"- {text}", product.id),)

    def _minimum(self, part: Part, about: About) -> tuple[tuple[Fact, ...], frozenset[Fact]]:
        """That fewer pieces are wanted than are sold at once, and the bare cells that this tells already."""
        found: list[Fact] = []
        bare: set[Fact] = set()
        if not about.quantity or not {"order", "price"} & set(part.intents):
            return (), frozenset()
        language = _data_language(about.language)
        for product in about.products:
            lines = (line for line in lines_of(product, language) if _is_called(line, ("minimum order",)))
            line = next((line for line in lines if line.value.isdigit() and int(line.value) > about.quantity), None)
            if line:
                words = spoken(about.language)["minimum"]
                text = words.format(title=clean(product.title), sku=clean(product.sku), minimum=line.value)
                found.append(Fact(f"- {text}", product.id))
                bare.add(Fact(_labelled(line, about.language), product.id))
        return tuple(found), frozenset(bare)

    def guessed(self, parts: Sequence[Part], cancel: CancelToken | None = None) -> tuple[Product, ...]:
        """The product that a question of goods comes clearly nearest to, where none is named."""
        for part in parts:
            if not _FROM_PRODUCTS.isdisjoint(part.intents) and (found := guessed(part.text, self._goods, cancel)):
                return tuple(self._prove(product, None)[0] for product in self._catalogue.present([found]))
        return ()

    def fitting(self, products: Sequence[Product], text: str) -> tuple[Product, ...]:
        """Of several products those that come in what a text names ("red"), where any does."""
        meant = tuple(one for one in products if Known(one, self._prove).variants_in(text))
        return meant or tuple(products)

    def _listed(self, part: Part, about: About, cancel: CancelToken | None) -> Answered | None:
        """Products that are asked for by their kind, where there are a few."""
        if part.intent not in ("stock", "product", "price"):
            return None
        reply = self._exactly.answer(part.text, cancel=cancel)
        if not reply or not _may_be_told(reply) or reply.finding is None:
            return None
        rows = tuple(reply.finding.rows)
        if not 0 < len(rows) <= _LISTED:
            return None
        line = spoken(about.language)["yes_list"]
        facts = tuple(Fact(line.format(title=clean(row.title), sku=row.sku)) for row in rows)
        sources = tuple(Source("product", row.sku, row.title, row.product_id) for row in rows)
        text = "\n".join([spoken(about.language)["have"].format(question=part.text), *(fact.text for fact in facts)])
        return Answered(part.text, part.intent, "computed", text, facts, sources)

    def _of_documents(self, part: Part, about: About, cancel: CancelToken | None) -> Answered | None:
        if not _FROM_DOCUMENTS & set(part.intents):
            return None
        hits = self._documents.find(part.text, cancel)
        if not hits or not may_answer(hits[0], read_question(part.text), about.products):
            return None
        quote = " ".join(hits[0].quote.split())
        text = spoken(about.language)["document"].format(question=part.text.strip("?？¿ "), quote=quote)
        passage = hits[0].passage
        source = Source("document", passage.ref, passage.heading or passage.file, passage=passage.id)
        return Answered(part.text, part.intent, "document", text, (Fact(quote),), (source,))


def _only(line: Line, words: Sequence[str], language: Language) -> Line | None:
    """The line where it is of a field that any of the words names; of a variant what tells it apart, and such cells."""
    asked = partial(_is_called, words=words)
    if not line.cells:
        return line if asked(line) else None
    if not any(map(asked, line.cells)):
        return None
    return variant_line(line.field, (c for c in line.cells if c.field.startswith("attribute:") or asked(c)), language)


def _is_called(line: Line, words: Sequence[str]) -> bool:
    return any(is_asked(line.field, word) for word in words)


def _in_order(found: Sequence[Line], product: Product, language: Language) -> list[Line]:
    """Each line once, as the product has them; a line of a variant once with all that was found of it."""
    order = [line.field for line in lines_of(product, language)]
    kept: dict[str, Line] = {}
    for line in found:
        before = kept.get(line.field)
        cells = dict.fromkeys((*before.cells, *line.cells)) if before else {}
        kept[line.field] = variant_line(line.field, cells, language) if cells else line
    return sorted(kept.values(), key=lambda line: order.index(line.field) if line.field in order else len(order))


def _labelled(line: Line, language: ReplyLanguage) -> str:
    """The line as a customer reads it, its field called as in the customer's language where we know the word."""
    if line.field == "description":
        return f"- {line.value}"
    label = spoken(language)["labels"].get(line.field)
    text = f"{label}{spoken(language)['colon']}{line.value}" if label and not line.cells else str(line)
    return f"- {text}"


def _data_language(language: ReplyLanguage) -> Language:
    return "zh" if language == "zh" else "en"


def _lines(facts: Sequence[Fact]) -> str:
    return "\n".join(fact.text for fact in facts)


def _of(about: About) -> tuple[Source, ...]:
    return tuple(Source("product", one.sku, clean(one.title), one.id) for one in about.products)


def _may_be_told(reply: Reply) -> bool:
    """Whether an exact answer names things and was not found by what no customer is told."""
    if reply.kind != "exact" or reply.reading is None or reply.reading.wanted not in ("things", "exists", "figure"):
        return False
    return all(is_told(name) or name == "sku" for name in reply.reading.inquiry.fields())
