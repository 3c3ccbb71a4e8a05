"""What is called otherwise is found by the names of its kind; what is merely nearest is not."""

from __future__ import annotations

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.alike import goods_alike
from merchant_assistant.chat.question import read_question
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.knowledge.goods import NearProduct


class Nearest:
    """Finds every product, the last one nearest."""

    def __init__(self, catalogue: Catalogue, *, sure: bool) -> None:
        self._ids = catalogue.product_ids("")
        self._sure = sure

    def nearest(self, text: str, most: int, cancel: CancelToken | None = None) -> list[NearProduct]:
        return [NearProduct(id, 0.5, self._sure and id == self._ids[-1]) for id in reversed(self._ids)][:most]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("有没有马克杯", ["Coffee mug 300 ml"]),
        ("do you sell thermos flasks?", ["不锈钢保温杯 500毫升"]),
        ("do you have white lamps", ["LED台灯", "Desk lamp"]),
        ("do you sell bicycles", []),
        ("有没有自行车", []),
        ("how many thermos flasks do we have", []),
    ],
)
def test_a_kind_is_found_by_its_other_names(catalogue: Catalogue, text: str, titles: list[str]) -> None:
    found = goods_alike(read_question(text), catalogue, Nearest(catalogue, sure=True))
    assert [product.title for product in found] == titles


def test_where_no_kind_is_named_only_what_is_surely_near_is_found(catalogue: Catalogue) -> None:
    question = read_question("do you have gizmos")
    assert goods_alike(question, catalogue, Nearest(catalogue, sure=False)) == []
    assert len(goods_alike(question, catalogue, Nearest(catalogue, sure=True))) == 1
    assert goods_alike(question, catalogue, None) == []
