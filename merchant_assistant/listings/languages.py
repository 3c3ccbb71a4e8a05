"""Which language products are in, where it is asked of many at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from merchant_assistant.listings.choosing import language_of_product

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue

_AT_ONCE = 200


class OwnLanguages:
    """Remembers what it found: a product that is corrected stays in its language. Safe between threads."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: dict[int, str] = {}

    def of(self, product_ids: Iterable[int]) -> Mapping[int, str]:
        """By the products' numbers; those that are gone are left out."""
        wanted = list(dict.fromkeys(product_ids))
        unknown = [id for id in wanted if id not in self._known]
        for begin in range(0, len(unknown), _AT_ONCE):
            for product in self._catalogue.present(unknown[begin : begin + _AT_ONCE]):
                self._known[product.id] = language_of_product(product)
        return {id: self._known[id] for id in wanted if id in self._known}
