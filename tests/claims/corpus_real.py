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
from merchant_assistant.foundation.prose import plain
from merchant_assistant.listings.record import record_of

Known = tuple[Record, Product]

_HAN = range(0x4E00, 0xA000)


def records_of(file: Path, most: int, seed: int = 2) -> tuple[list[Known], list[Known]]:
    """Twice up to ``most`` products of a file, drawn by ``seed``: a first lot, and others; none where it is refused.

    Rules were mended from the first lot alone.
    """
    with tempfile.TemporaryDirectory() as folder:
        services = build(folder)
        try:
            services.catalogue.apply(services.catalogue.plan(file))
            ids = services.catalogue.product_ids()
            chance = random.Random(seed)
            first = chance.sample(ids, min(most, len(ids)))
            left = sorted(set(ids) - set(first))
            others = chance.sample(left, min(most, len(left)))
            found = [[_known(services.catalogue.product(number)) for number in lot] for lot in (first, others)]
        except UserFault:
            return [], []
        finally:
            services.close()
    return found[0], found[1]


def _known(product: Product) -> Known:
    return record_of(product, lambda hashes: set()), product


def running_texts(source: str, found: list[Known], *, own: bool) -> Iterator[TrueText]:
    """Title and description as they are: against the whole record, or (``own`` False) against its other cells alone."""
    for record, product in found:
        text = plain(". ".join(filter(None, (product.title, product.description))))
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
