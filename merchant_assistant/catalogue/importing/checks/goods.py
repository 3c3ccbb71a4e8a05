"""What a product lacks, and pictures that no shop can show."""

from __future__ import annotations

import re

from merchant_assistant.catalogue.importing.checks.words import words
from merchant_assistant.catalogue.importing.facts import ProductFacts, VariantFacts
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.importing.problems import Report

_LOCAL = re.compile(r"(?:file:|[a-z]:[\\/]|\\\\|/(?:users|home|volumes|mnt)/)", re.IGNORECASE)
_HOST = re.compile(r"https?://([^/:?#]+)", re.IGNORECASE)
_ADDRESSES = re.compile(r"[\s,;|]+(?=(?:https?:|file:|[a-z]:[\\/]|\\\\))", re.IGNORECASE)
_SEEN = 50  # pictures of one cell that are looked at


class Goods:
    """Looks at every product."""

    def __init__(self, layout: Layout, report: Report) -> None:
        self._report = report
        self._titled = layout.column("title") is not None
        self._sorted = layout.name("category")
        self._pictures = layout.name("image")
        self._stock = layout.name("stock")
        self._described = layout.name("description")

    def product(self, product: ProductFacts) -> None:
        """Look at one product."""
        if self._titled and not product.title:
            self._report.add("no_title", product.row)
        if self._sorted and not product.fields.get("category"):
            self._report.add("no_category", product.row, self._sorted)
        if self._described and (description := product.fields.get("description")):
            self._filler(product.row, description)
        self._picture(product.row, product.fields.get("image", ""))
        for variant in product.variants:
            self._variant(variant)

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
        for address in _ADDRESSES.split(text)[:_SEEN] if len(text) > _SHORT or " " in text else [text]:
            code = picture_problem(address)
            if code:
                self._report.add(code, row, self._pictures, address)
                return


_SHORT = 120


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
