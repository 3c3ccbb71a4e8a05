"""What is called otherwise is found by the names of its kind; what is merely nearest is not."""

from __future__ import annotations

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.alike import goods_alike, goods_beside, goods_near, told_beside, told_near
from merchant_assistant.chat.looking import Sought, described, is_about_facts, looks_for_goods, points_back, sought
from merchant_assistant.chat.question import read_question, with_nouns
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.knowledge.goods import NearProduct


class Nearest:
    """Finds every product, the last one nearest."""

    def __init__(self, catalogue: Catalogue, *, sure: bool) -> None:
        self._ids = catalogue.product_ids("")
        self._sure = sure

    def nearest(self, text: str, most: int, cancel: CancelToken | None = None) -> list[NearProduct]:
        return [NearProduct(id, 0.5, self._sure and id == self._ids[-1]) for id in reversed(self._ids)][:most]


class One:
    """Finds the last product only."""

    def __init__(self, catalogue: Catalogue, nearness: float) -> None:
        self._found = NearProduct(catalogue.product_ids("")[-1], nearness, nearness >= 0.34)

    def nearest(self, text: str, most: int, cancel: CancelToken | None = None) -> list[NearProduct]:
        return [self._found]


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


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("emergency exit sign", "emergency exit sign"),
        ("we are looking for something to keep soup warm", "something to keep soup warm"),
        ("可以充电的小桌灯", "可以充电的小桌灯"),
        ("有没有不怕洒水的桌布", "不怕洒水的桌布"),
        ("how high is the desk lamp", None),
        ("warranty of the desk lamp", None),
        ("台灯的好评率", None),
        ("cheapest lamp", None),
        ("lamps under 20", None),
        ("teuerster Dübel", None),
        ("tell me about the lamp", None),
        ("which supplier do customers like most", None),
    ],
)
def test_what_describes_goods_asks_for_nothing_else(text: str, described: str | None) -> None:
    looked = sought(text)
    assert (looked.text if looked else None) == described


@pytest.mark.parametrize(
    ("text", "of_facts"),
    [
        ("reviews for Hero Hoodie", True),
        ("mark-up on tanks", True),
        ("noise level DS-140", True),
        ("货架的供货商联系人", True),
        ("EC-80 认证", True),
        ("which cup goes into a vehicle's holder", False),
        ("什么灯不频闪", False),
        ("how do I carry suits without creases", False),
    ],
)
def test_what_is_known_of_goods_is_no_description(text: str, *, of_facts: bool) -> None:
    assert is_about_facts(text) is of_facts
    assert (described(text) is None) is of_facts


@pytest.mark.parametrize(
    ("text", "nearness", "titles"),
    [
        ("flask for soup", 0.5, ["不锈钢保温杯 500毫升"]),
        ("flask for soup", 0.1, []),
        ("do you have flasks for soup", 0.3, []),  # whether there is one: what is merely near is no answer
        ("lid that is leak-proof", 0.1, ["Steel bottle 750 ml"]),  # its words say it
        ("which bottle keeps tea warm", 0.5, []),  # what is near is not called so
    ],
)
def test_what_is_described_is_found_where_it_is_near(
    catalogue: Catalogue, text: str, nearness: float, titles: list[str]
) -> None:
    looked = sought(text)
    assert looked
    found = goods_near(looked, read_question(text), catalogue, One(catalogue, nearness))
    assert [product.title for product in found] == titles
    if found:
        said, sources = told_near(found, read_question(text))
        assert said.startswith("Nothing in your catalogue is called exactly that.")
        assert sources[0].title == titles[0]


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("tape that doesn't screech", False),
        ("bag whose sleeve turns into its own sling", False),
        ("does it hold 2 kg", True),
        ("and is that one safe", True),
        ("tell me about it", True),
        ("那个多重", True),
    ],
)
def test_what_a_text_describes_itself_is_nothing_before(text: str, back: bool) -> None:
    assert points_back(text) is back


@pytest.mark.parametrize(
    "text",
    [
        "can the jar go into the dishwasher",
        "长椅需要自己组装吗",
        "best-stocked products, first three",
        "the pricier shirts: everything beyond 25 dollars",
        "in which year was the watch made",
        "which is deeper, the relay or the arrester",
        "壶比杯子重多少",
        "状态为二手的",
    ],
)
def test_what_asks_for_figures_lists_or_one_thing_describes_none(text: str) -> None:
    assert described(text) is None


@pytest.mark.parametrize("text", ["roller that leaves no streaks on the tiles", "有手工做的吗"])
def test_what_describes_goods(text: str) -> None:
    assert described(text) is not None


@pytest.mark.parametrize(
    ("text", "head", "rest"),
    [
        ("风筝的抗风等级", "抗风等级", "风筝"),
        ("帐篷的杆径", "杆径", "帐篷"),
        ("drag of the kite", "drag", "kite"),
        ("能折叠的椅子", "", ""),
        ("在海边放的风筝", "", ""),
        ("自动除草的机器", "", ""),
        ("something of the sea", "", ""),
    ],
)
def test_a_fact_is_divided_from_the_thing_that_has_it(text: str, head: str, rest: str) -> None:
    looked = described(text)
    assert looked
    assert (looked.head, looked.rest) == (head, rest)


def test_what_is_too_doubtful_for_an_answer_stands_below_as_nearest(catalogue: Catalogue) -> None:
    question = read_question("something for soup that keeps warm")
    looked = Sought("soup that keeps warm")
    found, clear = goods_beside(looked, question, catalogue, One(catalogue, 0.19))
    assert [product.title for product in found] == ["不锈钢保温杯 500毫升"]
    assert not clear
    assert goods_beside(looked, question, catalogue, One(catalogue, 0.05)) == ([], False)  # near to nothing
    said, sources = told_beside(found, question)
    assert said.startswith("Nothing in your catalogue says this in so many words. What comes nearest:")
    assert [source.title for source in sources] == ["不锈钢保温杯 500毫升"]
    assert told_beside(found, question, "Your data do not say.")[0].startswith("Your data do not say.\n\nWhat comes")


def test_words_of_the_other_language_find_goods_without_vectors(catalogue: Catalogue) -> None:
    question = with_nouns(read_question("客人要的咖啡杯"))
    found, _ = goods_beside(Sought(question.text), question, catalogue, None)
    assert [one.title for one in found][:1] == ["Coffee mug 300 ml"]


def test_what_is_far_ahead_of_all_others_and_called_so_is_clearly_meant(catalogue: Catalogue) -> None:
    flask, saw = Sought("a flask that keeps soup warm"), Sought("a saw that runs on batteries")
    question = read_question("something for soup that keeps warm")
    assert goods_beside(flask, question, catalogue, One(catalogue, 0.3))[1]
    assert not goods_beside(saw, question, catalogue, One(catalogue, 0.3))[1]
    assert goods_beside(saw, question, catalogue, One(catalogue, 0.4))[1]  # so near that no word needs to say it
    assert not goods_beside(flask, question, catalogue, Nearest(catalogue, sure=False))[1]  # all are as near


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("is there something that keeps soup warm", True),
        ("which kite is meant for strong wind?", True),
        ("a customer wants a kite that folds up small", True),
        ("有没有不怕水的桌布", True),
        ("没有把手的杯子有吗", True),
        ("哪款杯子适合带去上班", True),
        ("which songs does the toy play", False),
        ("in which warehouse are the kites", False),
        ("do you have the washing instructions", False),
        ("这个马克杯有什么认证", False),
        ("我们有多少客户", False),
        ("哪款风筝退货最多", False),
    ],
)
def test_who_looks_for_goods_asks_nothing_of_them(text: str, wanted: bool) -> None:
    assert looks_for_goods(text) is wanted
