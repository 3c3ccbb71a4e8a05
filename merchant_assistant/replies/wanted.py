"""How many pieces of a product a customer wants, of which variant, what they cost and whether they are there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from merchant_assistant.chat.facts import clean, lines_of
from merchant_assistant.chat.known import Prove
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.replies.about import About
from merchant_assistant.replies.amounts import amount_of, money, total
from merchant_assistant.replies.cells import data_language, is_called, labelled
from merchant_assistant.replies.computing import in_stock
from merchant_assistant.replies.model import Fact, Part
from merchant_assistant.replies.number_words import with_digits
from merchant_assistant.replies.siblings import colours_in, lines_of_look, without_names
from merchant_assistant.replies.variants import meant
from merchant_assistant.replies.words import rules, spoken

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product


class Wanted:
    """Holds no state between messages."""

    def __init__(self, catalogue: Catalogue, prove: Prove, *, tell_stock: bool) -> None:
        self._catalogue = catalogue
        self._prove = prove
        self._tell_stock = tell_stock

    def enough(self, part: Part, about: About, short: Sequence[Fact], cancel: CancelToken | None) -> tuple[Fact, ...]:
        """Whether as many are there as are wanted; not of fewer than are sold at once."""
        if not self._tell_stock:
            return ()
        fit = [one for one in about.products if not _is_of_another_colour(part.text, one)]
        wanted = [(one, self._sku(one, about), self._pieces(one, about)) for one in fit]
        too_few = {fact.product for fact in short}
        return tuple(
            fact for fact in in_stock(part, about, wanted, self._catalogue, cancel) if fact.product not in too_few
        )

    def _pieces(self, product: Product, about: About) -> int:
        """How many are wanted of the variants that a question means: "30 white ones" are none in oak."""
        of_number, asked = (
            {variant.sku for variant in meant(text, product, self._prove)} for text in (about.number, about.part)
        )
        return 0 if of_number and asked and not asked & of_number else self._single(product, about)

    def _single(self, product: Product, about: About) -> int:
        """The pieces, also where cartons of them are wanted; 0 where the data do not say what is in one."""
        wanted, asks = about.pieces_of(product), rules().patterns
        if not asks["cartons"].search(with_digits(about.text)) or asks["boxed"].search(product.title):
            return wanted
        held = next((line.value for line in lines_of(product, "en") if line.field == "carton"), "")
        return wanted * int(held) if held.isdigit() else 0

    def amounts(self, part: Part, about: About, cancel: CancelToken | None) -> Iterator[Fact]:
        """What the pieces that are wanted cost, of each product with one price; of several in one currency, in all."""
        if not {"order", "price", "discount"} & set(part.intents):
            return
        words, told = spoken(about.language), []
        for product in about.products:
            sku, quantity = self._sku(product, about), self._pieces(product, about)
            found = amount_of(sku, quantity, self._catalogue, cancel) if quantity else None
            if found:
                told.append(found)
                price, amount = (money(each, about.language) for each in found)
                title = clean(product.title)
                text = words["amount"].format(quantity=quantity, title=title, sku=sku, price=price, amount=amount)
                yield Fact(f"- {text}", product.id)
        if len(told) > 1 and len(told) == len(about.products) and (amount := total([each[1] for each in told])):
            yield Fact(words["total"].format(amount=money(amount, about.language)))

    def _sku(self, product: Product, about: About) -> str:
        of_them = self.meant(product, about)
        return next(iter(of_them)) if len(of_them) == 1 else product.sku

    def minimum(self, part: Part, about: About) -> tuple[tuple[Fact, ...], frozenset[Fact]]:
        """That fewer pieces are wanted than are sold at once, and the bare cells that this tells already."""
        found: list[Fact] = []
        bare: set[Fact] = set()
        if not {"order", "price"} & set(part.intents):
            return (), frozenset()
        language = data_language(about.language)
        for product in about.products:
            lines = (line for line in lines_of(product, language) if is_called(line, ("minimum order",)))
            wanted = self._single(product, about)
            line = next((line for line in lines if wanted and line.value.isdigit() and int(line.value) > wanted), None)
            if line:
                words = spoken(about.language)["minimum"]
                text = words.format(title=clean(product.title), sku=clean(product.sku), minimum=line.value)
                found.append(Fact(f"- {text}", product.id))
                bare.add(Fact(labelled(line, about.language), product.id))
        return tuple(found), frozenset(bare)

    def meant(self, product: Product, about: About) -> frozenset[str]:
        """The variants that a question names by a value in which they differ, or else the message; none: all."""
        found = meant(about.part, product, self._prove) or meant(about.text, product, self._prove)
        return frozenset(variant.sku for variant in found)


def _is_of_another_colour(text: str, product: Product) -> bool:
    """Whether a colour is asked for, and the product's own is told to be another one."""
    text = without_names(text, [product])
    told = " ".join(line.value for line in lines_of_look(text, lines_of(product, "en")))
    asked = colours_in(text)
    return bool(asked and told) and not any(is_in(form, told) for forms in asked for form in forms)


def is_in(form: str, titles: str) -> bool:
    return form.casefold() in titles.casefold()
