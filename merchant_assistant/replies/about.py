"""What a message speaks of, as far as answering its questions needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from merchant_assistant.replies.model import Intent, ReplyLanguage

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product


@dataclass(frozen=True, slots=True)
class About:
    """``text``: the customer's own words; ``quantity``: pieces, 0 where none or several numbers are named.

    ``pieces``: by the id of a product where several have a number each; ``each``: the one number is of every product.
    ``owners``: the products whose the one number is: those that stand beside it, or were spoken of last before it;
    none: it is of whatever is spoken of.
    ``counted``: whether any number of pieces is named. ``number``: the sentence that
    names it. ``part``: the question that is being answered.
    ``intents``: those of the whole message.
    ``guessed``: the product is not named, it only comes nearest to what is.
    """

    text: str
    language: ReplyLanguage
    products: tuple[Product, ...] = ()
    quantity: int = 0
    order: str = ""
    guessed: bool = False
    owners: frozenset[int] = frozenset()
    pieces: Mapping[int, int] = field(default_factory=dict)
    each: bool = False
    counted: bool = False
    part: str = ""
    number: str = ""
    intents: frozenset[Intent] = frozenset()

    def pieces_of(self, product: Product) -> int:
        """How many of a product are wanted, 0 where that is not said."""
        if self.pieces:
            return self.pieces.get(product.id, 0)
        if self.owners and not self.each and product.id not in self.owners:
            return 0
        return self.quantity if len(self.products) == 1 or self.each else 0
