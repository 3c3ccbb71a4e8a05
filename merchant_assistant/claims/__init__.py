"""The claim ledger: what a text says of a product, and which cell of the product's record proves or contradicts it.

A text about a product is full of small statements that a buyer relies on: 750 ml, stainless steel, made in Italy, two
years of warranty, fits iPhone 15. Each either stands in the merchant's data or it does not. The ledger finds them by
rules, without a model, and names for each the cell that decides:

>>> record = Record(
...     "B-1",
...     (
...         Evidence("title", "Insulated bottle", "B-1"),
...         Evidence("attribute:Capacity", "750 ml", "B-1"),
...         Evidence("attribute:Material", "SUS304", "B-1"),
...         Evidence("attribute:Farbe", "Schwarz", "B-1"),
...     ),
... )
>>> for claim in check_text("Holds 0.75 l, brass body, black, kills 99 % of germs.", record):
...     print(claim.text, claim.kind, claim.status, claim.field)
0.75 l measure supported attribute:Capacity
brass material contradicted attribute:Material
black colour supported attribute:Farbe
kills 99 % of germs other unsupported None

*Supported*: a cell says it, in whatever words or units. *Contradicted*: a cell about the same thing says something
else, or denies it. *Unsupported*: no cell speaks of it. :attr:`Claim.hard` tells what a buyer relies on.

:func:`check_text` judges one text. :class:`Ledger` reads a record once and judges many. Offsets count Unicode code
points of the text as given; nothing is ever normalised away. No text makes it raise or take more than linear time.

Materials, colours, units, countries, makers and so on are tables in ``resources/claims``; English and Chinese stand in
them, and every other language is one file of ``resources/claims/languages`` (see ``languages.py``). A text in one
language is judged by cells in another, since both are read to the same ids.
"""

from __future__ import annotations

from merchant_assistant.claims.ledger import Ledger
from merchant_assistant.claims.model import (
    HARD_ASPECTS,
    HARD_KINDS,
    Aspect,
    Claim,
    Evidence,
    Kind,
    Part,
    Record,
    Status,
)

__all__ = [
    "HARD_ASPECTS",
    "HARD_KINDS",
    "Aspect",
    "Claim",
    "Evidence",
    "Kind",
    "Ledger",
    "Part",
    "Record",
    "Status",
    "check_text",
]


def check_text(
    text: str, record: Record, *, part: Part = "text", index: int | None = None, rare: bool = False
) -> list[Claim]:
    """Find the claims in ``text`` and judge each by the record's cells, from left to right, none overlapping.

    ``part`` and ``index`` are passed through to the claims; offsets count code points of ``text`` as given. The last
    records asked for stay prepared; :class:`Ledger` keeps one for as long as it is held. ``rare``: also rare words that
    no cell accounts for.
    """
    return Ledger(record).check(text, part=part, index=index, rare=rare)
