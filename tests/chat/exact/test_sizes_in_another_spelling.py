"""A size that a column or a name writes short: "4 inch" and 4" of 4in, "48 mm" of 4.8 cm."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.exact.answering import Exactly

COLUMN = """SKU,Title,Tin/size,Price,Stock
P1,Bristle brush 4in,4in,2.29,5
P2,Bristle brush 9in,9in,4.10,40
P3,Masking tape 50m,48mm,6.40,4
P4,Gloss 5L,5L,16.40,4
"""
NAMES = """SKU,Title,Price,Stock
P1,Bristle brush 4in,2.29,5
P2,Bristle brush 9in,4.10,40
P3,Masking tape 48mm,6.40,4
"""


@pytest.mark.parametrize("cells", [COLUMN, NAMES])
@pytest.mark.parametrize(
    ("question", "skus"),
    [
        ("which brushes are 4 inch", {"P1"}),
        ('4" brush', {"P1"}),
        ("is the 4 inch brush in stock", {"P1"}),
        ("which brushes are 9 inches", {"P2"}),
        ("masking tape 48 millimetres", {"P3"}),
    ],
)
def test_it_is_found(listed: Callable[[str], Catalogue], cells: str, question: str, skus: set[str]) -> None:
    reply = Exactly(listed(cells)).answer(question)
    assert reply is not None and reply.finding is not None, reply
    assert {row.sku for row in reply.finding.rows} == skus, reply.text
    assert reply.finding.passing == len(skus)


def test_inches_are_bounds_of_a_column_of_inches(listed: Callable[[str], Catalogue]) -> None:
    reply = Exactly(listed(COLUMN)).answer("which are over 6 inches")
    assert reply is not None and reply.finding is not None, reply
    assert {row.sku for row in reply.finding.rows} == {"P2"}
