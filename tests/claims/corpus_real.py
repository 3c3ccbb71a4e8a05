"""Records of real shop files through the real import, read where they lie: nothing of them is kept here."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from corpus_texts import TrueText

from merchant_assistant.catalogue.model import Product
from merchant_assistant.claims import Record
from merchant_assistant.composition import build
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.listings.record import record_of

_HAN = range(0x4E00, 0xA000)


def records_of(file: Path, most: int, seed: int = 2) -> list[tuple[Record, Product]]:
    """Up to ``most`` products of a file, drawn by ``seed``; none where the import refuses it."""
    with tempfile.TemporaryDirectory() as folder:
        services = build(folder)
        try:
            services.catalogue.apply(services.catalogue.plan(file))
            ids = services.catalogue.product_ids()
            chosen = random.Random(seed).sample(ids, min(most, len(ids)))
            products = [services.catalogue.product(number) for number in chosen]
        except UserFault:
            return []
        finally:
            services.close()
    return [(record_of(product, lambda hashes: set()), product) for product in products]


def running_texts(source: str, found: list[tuple[Record, Product]], *, own: bool) -> Iterator[TrueText]:
    """Title and description as they are: against the whole record, or (``own`` False) against its other cells alone."""
    for record, product in found:
        text = ". ".join(filter(None, (product.title, product.description)))
        if product.description:
            known = record if own else _without(record, "description")
            yield TrueText(source, _language(text), known, text, ())


def _without(record: Record, field: str) -> Record:
    return Record(record.sku, tuple(cell for cell in record.evidence if cell.field != field))


def _language(text: str) -> str:
    """By its script: Chinese, another one than Latin, or English for the rest (the files' Latin texts are English)."""
    letters = [letter for letter in text if letter.isalpha()]
    if sum(ord(letter) in _HAN for letter in letters) > len(letters) / 4:
        return "zh"
    return "en" if sum(letter.isascii() for letter in letters) > len(letters) * 0.97 else "other"
