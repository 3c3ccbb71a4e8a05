from __future__ import annotations

import pytest

from merchant_assistant.claims.model import Evidence, Record
from merchant_assistant.listings.options import one_of_several

HOODIE = Record(
    "hoodie",
    (
        Evidence("title", "Hoodie", "hoodie"),
        Evidence("attribute:Color", "Blue, Green", "hoodie"),
        Evidence("attribute:Color", "Blue", "hoodie-1", sibling=True),
        Evidence("attribute:Color", "Green", "hoodie-2", sibling=True),
        Evidence("attribute:Size", "S", "hoodie-1", sibling=True),
        Evidence("attribute:Size", "XL", "hoodie-2", sibling=True),
    ),
)
MUGS = Record(
    "杯", (Evidence("attribute:颜色", "黑色", "a", sibling=True), Evidence("attribute:颜色", "白色", "b", sibling=True))
)


@pytest.mark.parametrize(
    ("record", "title", "broken"),
    [
        (HOODIE, "Blue Hoodie with Logo", True),
        (HOODIE, "Hoodie in blue and GREEN", False),
        (HOODIE, "Hoodie with Logo", False),
        (HOODIE, "Blueberry Hoodie", False),
        (HOODIE, "Hoodie model S", False),
        (MUGS, "黑色马克杯", True),
        (MUGS, "马克杯 黑色 白色", False),
    ],
)
def test_a_title_names_all_options_or_none(record: Record, title: str, broken: bool) -> None:
    assert [fault.code for fault in one_of_several(title, record)] == ["one_of_several"] * broken


def test_the_product_s_own_name_may_hold_one_of_its_options() -> None:
    named = Record(HOODIE.sku, (Evidence("title", "Blue Moon Hoodie", "hoodie"), *HOODIE.evidence[1:]))
    assert one_of_several("Blue Moon Hoodie", named) == ()


def test_one_variant_alone_may_name_its_option() -> None:
    alone = Record("hoodie-1", (Evidence("attribute:Color", "Blue", "hoodie-1"),))
    assert one_of_several("Blue Hoodie", alone) == ()
