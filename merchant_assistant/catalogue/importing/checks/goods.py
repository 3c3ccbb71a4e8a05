"""What a product lacks, and pictures that no shop can show."""

from __future__ import annotations

import re

from merchant_assistant.catalogue.importing.checks.words import words
from merchant_assistant.catalogue.importing.facts import ProductFacts, VariantFacts
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.importing.problems import EXAMPLES, Report

_LOCAL = re.compile(r"(?:file:|[a-z]:[\\/]|\\\\|/(?:users|home|volumes|mnt)/)", re.IGNORECASE)
_HOST = re.compile(r"https?://([^/:?#]+)", re.IGNORECASE)
_ADDRESSES = re.compile(r"(?<![\s,;|])[\s,;|]++(?=(?:https?:|file:|[a-z]:[\\/]|\\\\))", re.IGNORECASE)
_BETWEEN = frozenset(" ,;|")  # what may stand between two addresses
_SEEN = 50  # pictures of one cell that are looked at
_SHORT = 120  # characters of a cell that holds one address
_MANY = 10


class Goods:
    """Looks at every product."""

    def __init__(self, layout: Layout, report: Report) -> None:
        self._report = report
        self._titled = layout.column("title") is not None
        self._sorted = layout.name("category")
        self._pictures = layout.name("image")
        self._stock = layout.name("stock")
        self._products = self._unsorted = 0
        self._unsorted_rows: list[int] = []
        self._described = layout.name("description")

    def product(self, product: ProductFacts) -> None:
        """Look at one product."""
        if self._titled and not product.title:
            self._report.add("no_title", product.row)
        self._products += 1
        if self._sorted and not product.fields.get("category"):
            self._unsorted += 1
            if len(self._unsorted_rows) < EXAMPLES:
                self._unsorted_rows.append(product.row)
        if self._described and (description := product.fields.get("description")):
            self._filler(product.row, description)
        self._picture(product.row, product.fields.get("image", ""))
        for variant in product.variants:
            self._variant(variant)

    def finish(self) -> None:
        """Say how many products have no category: not where it is the rule, nor where there are few at all."""
        if self._products < _MANY or 2 * self._unsorted > self._products:
            return
        for row in self._unsorted_rows:
            self._report.add("no_category", row, self._sorted)
        self._report.more("no_category", self._sorted, self._unsorted - len(self._unsorted_rows))

    def _variant(self, variant: VariantFacts) -> None:
        if variant.stock is not None and variant.stock < 0:
            self._report.add("negative_stock", variant.row, self._stock, variant.fields.get("stock"))
        self._picture(variant.row, variant.fields.get("image", ""))

    def _filler(self, row: int, text: str) -> None:
        start = text[:400].casefold()
        if any(words_ in start for words_ in words().filler):
            self._report.add("filler_text", row, self._described, text)

    def _picture(self, row: int, text: str) -> None:
        if not text:
            return
        several = len(text) > _SHORT or not _BETWEEN.isdisjoint(text)
        for address in _ADDRESSES.split(text)[:_SEEN] if several else [text]:
            code = picture_problem(address)
            if code:
                self._report.add(code, row, self._pictures, address)
                return


def picture_problem(address: str) -> str | None:
    """What is wrong with the address of a picture: the code of the problem, None where nothing is."""
    if _LOCAL.match(address):
        return "picture_local"
    host = _HOST.match(address)
    if host is None:
        return None
    path = address.partition("?")[0].casefold()
    is_page = path.endswith(words().pages) or host[1].casefold() in words().hosts
    return "picture_page" if is_page else None
