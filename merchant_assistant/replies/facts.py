"""What the house knows about a question of a customer: cells of products, sums over them, sentences of documents.

Nothing here is written by a model, and no cell is told that is not for customers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from merchant_assistant.chat.accounting import Accounting
from merchant_assistant.chat.documents import Documents
from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.facts import Line, clean, lines_of, variant_line
from merchant_assistant.chat.known import Prove
from merchant_assistant.chat.naming import is_coded, named_in
from merchant_assistant.chat.question import Question, read_question
from merchant_assistant.chat.retrieval import products_for
from merchant_assistant.chat.showing import fitting_lines
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.prose import Language
from merchant_assistant.replies.about import About
from merchant_assistant.replies.amounts import is_priced, money
from merchant_assistant.replies.cells import data_language, in_order, labelled, only
from merchant_assistant.replies.computing import is_bare_stock, ranked
from merchant_assistant.replies.guessing import FindsGoods, guessed, wholly_named
from merchant_assistant.replies.intents import by_words
from merchant_assistant.replies.model import Answered, AnsweredBy, Fact, Intent, Part, Source
from merchant_assistant.replies.number_words import with_digits
from merchant_assistant.replies.quantities import has_number
from merchant_assistant.replies.quotes import Quotes
from merchant_assistant.replies.siblings import colours_in, lines_of_look, siblings, without_names
from merchant_assistant.replies.tongues import how_well, lacks_goods, readings
from merchant_assistant.replies.topics import lines_about
from merchant_assistant.replies.variants import meant
from merchant_assistant.replies.wanted import Wanted, is_in
from merchant_assistant.replies.words import is_told, rules, spoken

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.chat.exact.columns.model import Reply

_FROM_PRODUCTS: frozenset[Intent] = frozenset({"price", "stock", "product", "order", "delivery"})
_BY_NATURE: frozenset[Intent] = frozenset({"price", "stock", "order"})  # told in full, where no word asks for it
_LISTED = 8
_ITS = ("price", "stock", "minimum order", "lead time")


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
        self._quotes = Quotes(documents)
        self._prove = prove
        self._exactly = exactly
        self._goods = goods
        self._tell_stock = tell_stock
        self._wanted = Wanted(catalogue, prove, tell_stock=tell_stock)

    def named(self, text: str) -> tuple[Product, ...]:
        """The products that a piece of a message names for certain, as their cells are without what our model wrote.

        Where its own words name none, those that the data may have for the same things do.
        """
        found = self._named_at_once(text)
        ids = {product.id for product in found}
        for piece in rules().patterns["beside"].split(with_digits(text))[1:]:  # "50 padlocks and 30 cutting boards"
            more = self._named_at_once(piece) if has_number(piece) else ()
            if len(more) == 1 and more[0].id not in ids:
                found = (*found, *more)
        return found

    def _named_at_once(self, text: str) -> tuple[Product, ...]:
        found = self._named(text)
        if not found:
            told = [(other, named) for other in readings(text) if (named := self._named(other))]
            return max(told, key=lambda each: how_well(*each), default=("", ()))[1]
        narrow = self._named(next(readings(text), ""))  # "graue Sofa" names all sofas, "grey sofa" one
        return narrow if narrow and {one.id for one in narrow} < {one.id for one in found} else found

    def _named(self, text: str) -> tuple[Product, ...]:
        question = read_question(text)
        sure = read_question(rules().patterns["bare_number"].sub(" ", text))  # "we need 150" names no article 150
        near = products_for(question, self._catalogue, ())
        found = [
            product
            for product in named_in(question, near) or wholly_named(text, near)
            if is_coded(product, sure) or not is_coded(product, question) or named_in(sure, [product])
        ]
        coded = [product for product in found if is_coded(product, question)]
        return tuple(self._prove(product, None)[0] for product in coded or found)

    def answer(self, part: Part, about: About, cancel: CancelToken | None = None) -> Answered:
        """What is known, in the order in which it is to be told; ``merchant`` where nothing is."""
        if rules().patterns["secret"].search(part.text):
            return Answered(part.text, part.intent, "merchant")
        about = replace(about, part=part.text)
        if rules().patterns["samples"].search(part.text):
            return self._quotes.answer(part, about, cancel) or Answered(part.text, part.intent, "merchant")
        cells = self._of_products(part, about, cancel)
        short, said_by_them = self._wanted.minimum(part, about)
        enough = self._wanted.enough(part, about, short, cancel)
        of_them = (*enough, *self._computed(part, about, cancel))
        if cells or of_them:
            amounts = tuple(self._wanted.amounts(part, about, cancel))
            computed = (*amounts, *short, *of_them)
            said_by_them |= frozenset(cell for cell in cells if is_bare_stock(cell, enough, about.language))
            cells = tuple(fact for fact in cells if fact not in said_by_them and not is_priced(fact, amounts))
            unsure = self._is_open(part, about) or self._lacks_amount(part, about, amounts)
            kind: AnsweredBy = "merchant" if unsure else "cells"
            return Answered(part.text, part.intent, kind, _lines(computed + cells), (*computed, *cells), _of(about))
        if not about.products and (listed := self._listed(part, about, cancel)):
            return listed
        return self._quotes.answer(part, about, cancel) or Answered(part.text, part.intent, "merchant")

    def _computed(self, part: Part, about: About, cancel: CancelToken | None) -> Iterator[Fact]:
        """Which product comes first, and what there is in another colour or size."""
        yield from ranked(part, about, self._exactly, cancel)
        for product in about.products:
            yield from (Fact(self._told_of(one, about), product.id) for one in self._siblings(part, product, about))

    def _siblings(self, part: Part, product: Product, about: About) -> list[Product]:
        found = siblings(without_names(part.text, about.products), product, self.named)
        return [one for one in found if one.id not in {known.id for known in about.products}]

    def _is_open(self, part: Part, about: About) -> bool:
        """Whether cells leave open what is asked: a place, a day, a colour, goods that were not found."""
        asks = rules().patterns
        when = "delivery" in part.intents and any(asks[name].search(part.text) for name in ("to_place", "by_day"))
        guessed_at = not _BY_NATURE.isdisjoint(part.intents) and not by_words(part.text)
        return when or guessed_at or self._lacks_colour(part, about) or lacks_goods(part.text, about.products)

    def _lacks_amount(self, part: Part, about: About, amounts: Sequence[Fact]) -> bool:
        """Whether it is asked what so many cost, and that could not be computed."""
        others = bool(about.owners) and not any(product.id in about.owners for product in about.products)
        asked = "price" in part.intents and "order" not in part.intents and about.counted
        return asked and not others and not amounts

    def _lacks_colour(self, part: Part, about: About) -> bool:
        """Whether a colour is asked for of which neither a cell nor another product says anything."""
        text = without_names(part.text, about.products)
        if not colours_in(text) or not about.products:
            return False
        titles = " ".join(product.title for product in about.products)
        if all(any(is_in(form, titles) for form in forms) for forms in colours_in(text)):
            return False
        known = (
            meant(text, product, self._prove)
            if len(product.variants) > 1
            else lines_of_look(text, lines_of(product, "en"))
            for product in about.products
        )
        return not any(known) and not any(self._siblings(part, product, about) for product in about.products)

    def _told_of(self, product: Product, about: About) -> str:
        """Another product in one line, with its price."""
        line = spoken(about.language)["yes_list"].format(title=clean(product.title), sku=product.sku)
        price = next((line.value for line in lines_of(product, "en") if line.field == "price"), "")
        return f"{line}{spoken(about.language)['colon']}{money(price, about.language)}" if price else line

    def _of_products(self, part: Part, about: About, cancel: CancelToken | None) -> tuple[Fact, ...]:
        wanted = [intent for intent in part.intents if intent in _FROM_PRODUCTS]
        if "delivery" in wanted and rules().patterns["freight"].search(part.text):
            return ()
        if "delivery" in wanted and not rules().patterns["time"].search(part.text):
            wanted.remove("delivery")  # whether, how and for how much is not a matter of a product
        return tuple(fact for product in about.products for fact in self._cells(product, part, wanted, about, cancel))

    def _cells(
        self, product: Product, part: Part, wanted: Sequence[Intent], about: About, cancel: CancelToken | None
    ) -> Iterator[Fact]:
        question, language = read_question(f"{part.text} "), data_language(about.language)
        found = [line for intent in wanted for line in self._lines_for(product, question, intent, cancel)]
        if "product" in wanted or not found:  # where a topic is known, its lines alone
            found = _of_topic(found, lines_about(part.text, lines_of(product, language)))
        if not self._siblings(part, product, about) and not (found and self._wanted.meant(product, about)):
            found += lines_of_look(without_names(part.text, about.products), lines_of(product, language))
        of_them = self._wanted.meant(product, about)
        kept = (self._public(line, language, of_them) for line in in_order(found, product, language))
        yield from (Fact(labelled(line, about.language), product.id) for line in kept if line)

    def _lines_for(
        self, product: Product, question: Question, intent: Intent, cancel: CancelToken | None
    ) -> Sequence[Line]:
        words = rules().fields.get(intent)
        if words is None:
            lacks = Accounting(self._catalogue, self._exactly.holdings(cancel)).missing(question, [product], each=True)
            return () if lacks else fitting_lines(product, question)
        lines = lines_of(product, question.language)
        asked = [name for name in _ITS if name in words]
        return [cut for line in lines if (cut := only(line, asked, question.language))]

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

    def guessed(self, parts: Sequence[Part], cancel: CancelToken | None = None) -> tuple[Product, ...]:
        """The product that a question of goods comes clearly nearest to, where none is named."""
        for part in parts:
            if not _FROM_PRODUCTS.isdisjoint(part.intents) and (found := guessed(part.text, self._goods, cancel)):
                return tuple(self._prove(product, None)[0] for product in self._catalogue.present([found]))
        return ()

    def fitting(self, products: Sequence[Product], text: str) -> tuple[Product, ...]:
        """Of several products those that come in what a text names ("red"), where any does."""
        fit = tuple(one for one in products if meant(text, one, self._prove))
        return fit or tuple(products)

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


def _lines(facts: Sequence[Fact]) -> str:
    return "\n".join(fact.text for fact in facts)


def _of(about: About) -> tuple[Source, ...]:
    return tuple(Source("product", one.sku, clean(one.title), one.id) for one in about.products)


def _of_topic(found: list[Line], topical: Sequence[Line]) -> list[Line]:
    """The lines of a topic, of a description only the sentences that were found; all that was found where none is."""
    fields = {line.field for line in topical}
    told = [line for line in found if line.field in fields]
    there = {line.field for line in told}
    rest = [line for line in topical if line.field not in there]
    return [*told, *(line for line in rest if line.field != "description" or len(topical) == 1)] or found


def _may_be_told(reply: Reply) -> bool:
    """Whether an exact answer names things and was not found by what no customer is told."""
    if reply.kind != "exact" or reply.reading is None or reply.reading.wanted not in ("things", "exists", "figure"):
        return False
    return all(is_told(name) or name == "sku" for name in reply.reading.inquiry.fields())
