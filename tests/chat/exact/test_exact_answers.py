"""Questions over two small catalogues and what is answered: the value, and the SKUs that it rests on."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from merchant_assistant.catalogue import inquiry
from merchant_assistant.chat.exact.answering import Exactly, without

D = Decimal
ENGLISH = [
    ("how many products do we have", 5, None),
    ("how many variants are there", 6, None),
    ("how many mugs cost less than 5 dollars", 2, ["CM-3", "CM-4"]),
    ("Mugs under $5 - how many?", 2, ["CM-3", "CM-4"]),
    ("cheapest mug", D("4.50"), ["CM-3", "CM-4"]),
    ("heaviest product", 31, ["TB-9", "DL-2", "CM-3", "WB-1", "CM-4"]),
    ("what is the most expensive product", D("18.40"), ["DL-2", "WB-1", "CM-3", "CM-4"]),
    ("how much stock do we have", 847, None),
    ("what mugs do we have", 2, ["CM-3", "CM-4"]),
    ("what's the difference in price between CM-3 and DL-2", D("13.90"), ["CM-3", "DL-2"]),
    ("average weight", 6568, None),
    ("top 2 heaviest products", None, ["TB-9", "DL-2"]),
    ("which products have no barcode", 2, ["CM-4", "TB-9"]),
    ("how many products are not made in Germany", 3, None),
    ("products neither from China nor from Germany", 2, ["CM-3", "CM-4"]),
    ("average price of drinkware", D("5.62"), ["WB-1", "CM-3", "CM-4"]),
    ("median lead time", D("22.5"), None),
    ("total stock per brand", (("Norrvik", 47), ("Hydra", 800)), None),
    ("which brand has the most products", "Norrvik", None),
    ("which category has the highest average price", "Lighting", None),
    ("how many different colours are there", 4, None),
    ("what share of drinkware is black", D("66.67"), ["WB-1", "CM-4"]),
    ("what is out of stock", 2, ["WB-1-GN", "TB-9"]),
    ("how many products have no stock", 1, ["TB-9"]),
    ("is CM-3 in stock", True, ["CM-3"]),
    ("is WB-1-GN in stock", False, []),
    ("what does DL-2 weigh", "980 g", ["DL-2"]),
    ("price of cm-3", D("4.50"), ["CM-3"]),
    ("products with a warranty of at least 3 years", 2, ["DL-2", "TB-9"]),
    ("how many products weigh more than 0.3 kg", 4, None),
    ("products between 5 and 10 dollars", 1, ["WB-1"]),
    ("mugs or lamps", 3, ["CM-3", "CM-4", "DL-2"]),
    ("do we have steel bottles", True, ["WB-1"]),
    ("what is the stock value of drinkware", D("3788.00"), None),
    ("which is heavier, CM-3 or DL-2", 980, ["DL-2", "CM-3"]),
    ("what colours does the trail bottle come in", ("Black", "Forest green"), ["WB-1"]),
    ("which brands do we carry", ("Norrvik", "Hydra"), None),
    ("how many black mugs are in stock", 12, ["CM-4"]),
    ("how many prodcts are made of wood", 1, ["TB-9"]),
    ("products with stock over 30 sorted by price", None, ["CM-3", "WB-1-BK", "DL-2"]),
    ("does everything have a barcode", False, None),
    ("are all mugs in stock", True, None),
    ("do all products have a warranty", False, None),
    ("how many black mugs and white lamps do we have", 2, ["CM-4", "DL-2"]),
    ("which product weighs the most", 31, None),
    ("products cheaper than CM-3", 0, []),
    ("how many products are heavier than the desk lamp", 1, ["TB-9"]),
    ("lowest and highest price", ("4.50 USD", "18.40 USD"), None),
    ("黑色的产品有几款", 2, ["WB-1", "CM-4"]),
    ("德国产的有哪些", 2, ["DL-2", "TB-9"]),
    ("how much is 10 x enamel mug", D("45.00"), ["CM-4"]),
    ("what do 12 CM-3 cost", D("54.00"), ["CM-3"]),
    ("how much heavier is DL-2 than CM-3", 630, ["CM-3", "DL-2"]),
    ("cheapst mug from Portugal", D("4.50"), ["CM-3"]),
    ("how many mugs go for less than 5 dollars", 2, ["CM-3", "CM-4"]),
    ("how many units of drinkware are in the warehouse", 812, None),
    ("how much drinkware is on the shelf", 812, None),
    ("what do we sell CM-3 for", D("4.50"), ["CM-3"]),
    ("Hydra - qty on hand?", 800, None),
    ("total stock per brand - which is highest", "Hydra", None),
    ("brand-wise total stock", (("Norrvik", 47), ("Hydra", 800)), None),
    ("category-wise product count", (("Drinkware", 3), ("Furniture", 1), ("Lighting", 1)), None),
    ("mugs w/o a barcode", 1, ["CM-4"]),
    ("Hydra items, quantity", 2, ["WB-1", "CM-3"]),
    ("products made outside Germany, how many", 3, None),
]
CHINESE = [
    ("我们有多少个产品", 4, None),
    ("5元以下的有哪些", 1, ["ZX-4"]),
    ("五块钱以下的有哪些", 1, ["ZX-4"]),
    ("how many stoneware cups (马克杯) do we have", 760, ["MK-3"]),
    ("how many goods from Guangdong (广东) are there", 2, ["TD-9", "ZX-4"]),
    ("what is the minimum order (起订量) of TD-9", "20台", ["TD-9"]),
    ("最便宜的杯子是哪个", D("18.80"), ["MK-3", "BW-5"]),
    ("白色的产品有几款", 2, ["MK-3", "TD-9"]),
    ("白色的或黑色的有几款", 3, None),
    ("白色和黑色的产品有几款", 3, None),
    ("所有产品都有货吗", False, None),
    ("全部杯子都有条形码吗", False, None),
    ("平均价格是多少", D("48.23"), None),
    ("每个品牌有多少产品", (("澜舟", 2), ("万包", 1), ("固明", 1)), None),
    ("哪个品牌的产品最多", "澜舟", None),
    ("按品牌算，总库存最高的是哪个", "万包", None),
    ("brand with the highest total stock", "万包", None),
    ("没有条形码的有哪些", 2, ["MK-3", "ZX-4"]),
    ("缺货的有几个", 1, ["TD-9"]),
    ("库存最多的是哪个", 15000, ["ZX-4", "BW-5", "MK-3", "TD-9"]),
    ("价格在10到40元之间的产品有几款", 2, ["BW-5", "MK-3"]),
    ("总库存", 17560, None),
    ("BW-5的重量", "320克", ["BW-5"]),
    ("不锈钢杯有多少款", 1, ["BW-5"]),
    ("最重的产品", D("1.2"), ["TD-9", "ZX-4", "MK-3", "BW-5"]),
    ("有没有黑色的杯子", True, ["BW-5"]),
    ("起订量不超过60的产品", 2, ["MK-3", "TD-9"]),
    ("澜舟品牌的平均价格", D("25.65"), None),
    ("how many white products", 2, ["MK-3", "TD-9"]),
    ("cheapest mug", D("18.80"), ["MK-3"]),
]
DOUBLES = [
    ("how many products have no brand", 0, []),
    ("what brand is BL-5", "Aweno", ["BL-5"]),
    ("what is the colour of the bellies", "Red", ["BL-5"]),
    ("黄色沙发多少钱", D("99.99"), ["SF-1"]),
    ("how many yellow sofas do we have", 5, ["SF-1"]),  # of one thing called just so its pieces
    ("how many sofas do we have", 2, ["SF-1", "SF-2"]),
    ("stok of SF-2", 3, ["SF-2"]),
    ("which brand sells best", "Halvern", None),
    ("销量最高的是哪个产品", 40, None),
    ("biggest discount", D("50.01"), ["SF-1"]),
    ("biggest discount in per cent", D("33.34"), ["SF-1"]),
    ("top price", D("500.00"), None),
    ("which products are sold below their original price", 1, ["SF-1"]),
    ("brand-wise product count", None, None),
    ("which things are on sale", 1, ["SF-1"]),
    ("price difference yellow sofa cream sofa", D("400.01"), ["SF-1", "SF-2"]),
    ("cheapest camera", D("250.00"), ["100"]),
    ("products over 100 dollars", 2, None),
    ("price of product 100", D("250.00"), ["100"]),
    ("something like SF-1 but dearer", None, ["SF-2"]),
    ("how many obsolete products", 2, ["BL-5", "ST-1"]),
    ("which products are not obsolete", 6, None),
]
DOUBLES_REFUSED = [
    ("do you sell bikes", None),
    ("哪些产品不含沙发", "declined"),
    ("price difference yellow sofa red stop", "clarify"),
    ("how many sofas are not black", "declined"),
    ("how many black sofas", "declined"),
    ("which supplier has the most products", "declined"),
    ("and in red?", "clarify"),
    ("8 port sofa", None),
    ("brands with more than 3 products", "clarify"),
    ("哪个品牌最好", None),
]
RIDGES = [
    ("which product makes the most profit per unit", D("303.50"), None),
    ("products with a margin under 10", 2, ["SK-M", "SK-L"]),
    ("which products do we sell below cost", 0, []),
    ("products whose price is higher than the purchase price, how many", 9, None),
    ("top category by number of products", "Clothing", None),
    ("clothing: number of products by subcategory, who leads", None, None),
    ("mountain bikes under 600 dollars", 3, ["RG-1", "RG-2", "RG-3"]),
    ("how many bikes are there per color", (("Red", 2), ("Black", 1)), None),
    ("cheapest mountain bike", D("520.00"), ["RG-3", "RG-1", "RG-2"]),
    ("一共有多少辆自行车", 3, None),
    ("what does the Vale Frame - Blue, 60 cost?", D("1003.50"), ["FM-1"]),
    ("how much is vale frame - blue, 54", D("1001.00"), ["FM-2"]),
    ("compare Ridge-40 Black, 44 and Ridge-40 Red, 44", None, ["RG-1", "RG-2"]),
    ("Vale Frame - Blue, 60的成本是多少", D("700.00"), ["FM-1"]),
    ("how many mountain bikes cost over 530?", 2, ["RG-1", "RG-2"]),
    ("按子类别统计数量", (("Mountain Bikes", 3), ("Frames", 2), ("Shoes", 2), ("Socks", 2)), None),
    ("socks和mountain bikes的平均价格哪个高", (("Mountain Bikes", D("533.33")), ("Socks", D("9.50"))), None),
]
# One conversation each: question after question, with the value of each answer.
FOLLOWED = [
    (("how many products do we have", 9), ("how many of them are red?", 2), ("how many of them cost more than 530", 1)),
    (
        ("how many mountain bikes do we have", 3),
        ("which are red?", 2),
        ("and in size 44?", 1),
        ("per size", (("44", 1), ("52", 1))),
    ),
    (("how many mountain bikes are red", 2), ("哪个颜色的最多？", "Red"), ("最贵的商品", D("1003.50"))),
    (("list all socks", 2), ("most expensive product that is not a sock", D("1003.50"))),
    (("price of SK-M", D("9.50")), ("what about size L?", D("9.50"))),
    (("price of Ridge-40 Black, 44", D("540.00")), ("and in red?", D("540.00")), ("and in size 52?", D("520.00"))),
    (("price of the white clogs", D("80.00")), ("and the blue ones?", D("75.00"))),
    (("are there frames under 300", False), ("and socks?", True), ("list the L ones", 1)),
    (("most expensive bike", D("540.00")), ("what size is it?", "44")),
]
# Nothing is computed: what the data do not hold, what is unclear, what is no question of this kind.
REFUSED = [
    ("how many unicorns do we have", "declined"),
    ("how many orders did we get last month", "declined"),
    ("how many mugs under 5 euros", "declined"),
    ("average rating of the mugs", "declined"),
    ("total cost of all products", "declined"),
    ("second cheapest mug", "clarify"),
    ("how many mugs and how many lamps do we have", "clarify"),
    ("how many of them are black", "clarify"),
    ("how many products have less stock than CM-3", "declined"),
    ("price of the AX-9000 kettle", "declined"),
    ("products with more than 2 colours", "clarify"),
    ("how many brands have more than 10 products", "clarify"),
    ("how much is it", "clarify"),
    ("what is the price", "clarify"),
    ("most expensive mug and cheapest lamp", "clarify"),
    ("price and weight of CM-3", "clarify"),
    ("price of CM-3 in yen", "declined"),
    ("what is the shipping cost of CM-3", "declined"),
    ("销量最高的是哪个", "declined"),
    ("保修期最长的产品有几年的评价", "declined"),
    ("write an answer to this customer", None),
    ("what does our warranty say about drops", None),
    ("hello", None),
]


@pytest.mark.parametrize(("question", "value", "rows"), ENGLISH)
def test_of_english_products(english: Exactly, question: str, value: object, rows: list[str] | None) -> None:
    _check(english, question, value, rows)


@pytest.mark.parametrize(("question", "value", "rows"), CHINESE)
def test_of_chinese_products(chinese: Exactly, question: str, value: object, rows: list[str] | None) -> None:
    _check(chinese, question, value, rows)


@pytest.mark.parametrize(("question", "value", "rows"), DOUBLES)
def test_of_columns_that_mean_one_thing(doubles: Exactly, question: str, value: object, rows: list[str] | None) -> None:
    _check(doubles, question, value, rows)


@pytest.mark.parametrize(("question", "value", "rows"), RIDGES)
def test_of_titles_with_signs_and_words_of_categories(
    ridges: Exactly, question: str, value: object, rows: list[str] | None
) -> None:
    _check(ridges, question, value, rows)


@pytest.mark.parametrize("turns", FOLLOWED)
def test_of_questions_that_go_on(ridges: Exactly, turns: tuple[tuple[str, object], ...]) -> None:
    reading = None
    for question, value in turns:
        reply = ridges.answer(question, reading)
        assert reply is not None, question
        assert reply.value == value, (question, reply.text)
        reading = reply.reading


@pytest.mark.parametrize(("question", "kind"), DOUBLES_REFUSED)
def test_no_answer_rests_on_what_names_do_not_say(doubles: Exactly, question: str, kind: str | None) -> None:
    reply = doubles.answer(question)
    assert (reply and reply.kind) == kind
    assert reply is None or not reply.text.endswith(": ?")


def _check(exactly: Exactly, question: str, value: object, rows: list[str] | None) -> None:
    reply = exactly.answer(question)
    assert reply is not None
    assert reply.kind == "exact", reply.text
    assert reply.finding is not None
    if value is not None:
        assert reply.value == value, reply.text
    if rows is not None:
        assert [row.sku for row in reply.finding.rows] == rows
    figures = [reply.value] if isinstance(reply.value, int | Decimal) else []
    said = [figure for figure in figures if figure and not isinstance(figure, bool)]  # of none it says "No product."
    assert all(str(figure) in reply.text.replace(",", "") for figure in said)
    assert reply.query


@pytest.mark.parametrize(("question", "kind"), REFUSED)
def test_nothing_is_computed_that_is_not_understood(english: Exactly, question: str, kind: str | None) -> None:
    reply = english.answer(question)
    assert (reply and reply.kind) == kind
    assert reply is None or (reply.value is None and reply.text)


@pytest.mark.parametrize("word", ["antique", "waterproof", "Zanzibar", "refurbished", "防水的", "进口的"])
@pytest.mark.parametrize(
    "question", ["how many {} products do we have", "cheapest {} mug", "最便宜的{}产品", "{}产品有多少"]
)
def test_a_word_that_is_not_understood_is_never_passed_over(english: Exactly, question: str, word: str) -> None:
    reply = english.answer(question.format(word))
    assert reply is None or reply.kind != "exact", reply.text


def test_a_number_rests_on_what_passes_and_tells_what_has_none(english: Exactly) -> None:
    reply = english.answer("average price of all products")
    assert reply is not None
    assert "1 product has no price" in reply.text or "1 product have no price" in reply.text


def test_a_follow_up_refines_what_was_asked_before(english: Exactly) -> None:
    first = english.answer("list all mugs")
    assert first is not None
    black = english.answer("only black", first.reading)
    assert black is not None
    assert black.finding is not None
    assert [row.sku for row in black.finding.rows] == ["CM-4"]
    blue = english.answer("and in blue?", black.reading)
    assert blue is not None
    assert blue.finding is not None
    assert [row.sku for row in blue.finding.rows] == ["CM-3"]
    heavy = english.answer("of those, which are heavier than 400 g", blue.reading)
    assert heavy is not None
    assert heavy.value == 0
    many = english.answer("how many are that?", first.reading)
    assert many is not None
    assert many.value == 2


def test_it_is_the_one_thing_that_was_told_of(doubles: Exactly) -> None:
    first = doubles.answer("what is the cheapest sofa")
    assert first is not None
    pieces = doubles.answer("and how many of it do we have", first.reading)
    assert pieces is not None
    assert pieces.value == 5
    other = doubles.answer("what about the cream one?", pieces.reading)
    assert other is not None
    assert other.value == 3


def test_two_things_are_compared_in_what_they_differ(doubles: Exactly) -> None:
    reply = doubles.answer("compare the yellow sofa and the cream sofa")
    assert reply is not None
    assert reply.table is not None
    assert reply.table.heads == ("SF-1", "SF-2")
    lines = dict(reply.table.lines)
    assert lines["price"] == ("99.99 USD", "500.00 USD")
    assert "brand" not in lines
    assert "99.99" in reply.text


def test_a_filter_that_is_taken_away_asks_again(english: Exactly) -> None:
    reply = english.answer("how many black mugs under 5 dollars")
    assert reply is not None
    assert reply.reading is not None
    assert reply.value == 1
    black = next(chip for chip in reply.reading.chips if "lack" in chip.text)
    assert english.again(without(reply.reading, black)).value == 2


def test_conditions_are_what_the_catalogue_holds(english: Exactly) -> None:
    reply = english.answer("is wb-1-bk black")
    assert reply is not None
    assert reply.reading is not None
    assert [chip.condition for chip in reply.reading.chips] == [
        inquiry.Skus(("WB-1-BK",)),
        inquiry.Test("attribute:Colour", ("Black",)),
    ]


@given(
    operation=st.sampled_from(["how many", "average price of", "total stock of", "median price of", "most expensive"]),
    goods=st.sampled_from(["products", "mugs", "drinkware", "black products", "Norrvik products", "mugs and lamps"]),
    bound=st.sampled_from(["", " under 10 dollars", " over 5 dollars", " from China", " without a barcode"]),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_figure_in_the_sentence_is_the_value(english: Exactly, operation: str, goods: str, bound: str) -> None:
    reply = english.answer(f"{operation} {goods}{bound}")
    assert reply is not None
    assert reply.kind in ("exact", "declined"), reply.text
    if isinstance(reply.value, int | Decimal):
        said = str(reply.value) if reply.value else "No "
        assert said in reply.text.replace(",", "")


@given(word=st.text("bdfgklmnprtvz", min_size=6, max_size=10), place=st.integers(0, 5))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_word_that_nobody_knows_is_never_passed_over(english: Exactly, word: str, place: int) -> None:
    words = ["how", "many", "black", "mugs", "under", "5", "dollars"]
    reply = english.answer(" ".join((*words[: place + 1], word, *words[place + 1 :])))
    assert reply is None or reply.kind != "exact", reply.text


@given(
    colour=st.sampled_from(["black ", "blue ", ""]),
    goods=st.sampled_from(["mugs", "products"]),
    bound=st.sampled_from([" under 5 dollars", " from Portugal", " in stock", ""]),
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_filter_taken_away_is_the_question_without_it(english: Exactly, colour: str, goods: str, bound: str) -> None:
    asked = english.answer(f"list {colour}{goods}{bound}")
    assert asked is not None
    assert asked.reading is not None
    for chip in asked.reading.chips:
        if bound and chip.text.lower().startswith("colour"):
            plain = english.answer(f"list {goods}{bound}")
            again = english.again(without(asked.reading, chip))
            assert plain is not None
            assert again.value == plain.value


def test_a_noun_that_may_mean_the_whole_shop_is_asked_back(books: Exactly) -> None:
    reply = books.answer("how many books do we have")
    assert reply is not None
    assert reply.kind == "clarify"
    everything = books.answer("how many products do we have")
    assert everything is not None
    assert everything.value == 30


def test_a_code_that_is_no_sku_is_found_by_the_cell_that_has_it(books: Exactly) -> None:
    reply = books.answer("price of T7-X")
    assert reply is not None
    assert reply.value == D("7.50"), reply.text
