"""What a text says in the place of a cell's value: a thing of its kind, a place, a model, a grade."""

from __future__ import annotations

import pytest

from merchant_assistant.claims import Evidence, Record, check_text
from merchant_assistant.claims.lexis.kin import is_noun, kinship


def record(**cells: str) -> Record:
    named = {"title": "title", "brand": "brand", "origin": "origin"}
    return Record(
        "M-1", tuple(Evidence(named.get(name, f"attribute:{name}"), value, "M-1") for name, value in cells.items())
    )


CANDLE = record(title="Candle in tin", brand="Lumberry", Scent="fig and cedar", Wick="braided", origin="Portugal")
TEA = record(title="铁观音 250克", 香型="清香型", 图案="竹叶", 手柄="枫木柄", 品牌="云坪")
FILTER = record(title="空调滤芯", 适用车型="本田思域2016-2021款", 品牌="净途")
SOFA = record(title="Grey sofa for men", brand="Home Sweet Home", Cover="insulated wool", Legs="oak", Washing="cold")
WASH = record(title="男士洁面膏 去黑头", brand="欧莱雅", 成分="火山岩")
LEAD = record(title="Dog lead", Webbing="nylon", Handle="neoprene padded", Ring="welded, brass", Swivel="steel")
SHOE = record(title="劳保鞋", 中底="凯夫拉", 包头="钢")
PUMP = record(title="Dry pump", brand="Aquadrill", Impellers="floating, brass", Insulation="class F", Category="III")
VALVE = record(title="Kugelhahn", Anschluss="Federkraftklemmen", Eje="delantero", Harvest="April", Bras="double")
MOTOR = record(
    title="伺服电机", brand="锐驰", 轴="带键槽，实心轴", 密封="双端面密封", 冷却="自然冷却", 型号="RC80", 等级="F级"
)
GLOVE = record(title="Gloves", Norm="EN 374 type B", Sleeve="ISO 7241-B")


def doubted(text: str, about: Record) -> list[str]:
    return [claim.text for claim in check_text(text, about) if claim.status != "supported"]


@pytest.mark.parametrize(
    ("text", "about", "said"),
    [
        ("It smells of rose and vanilla.", CANDLE, ["rose", "vanilla"]),
        ("A twisted wick.", CANDLE, ["twisted"]),
        ("It is a floral candle.", CANDLE, ["floral"]),
        ("With vanilla and cedar.", CANDLE, ["vanilla"]),
        ("Poured near Lecce.", CANDLE, ["Lecce"]),
        ("Yankee pours this candle.", CANDLE, ["Yankee"]),
        ("Farrow & Ball made it.", CANDLE, ["Farrow & Ball"]),
        ("这款茶是浓香型。", TEA, ["浓"]),
        ("It converts into a bed.", SOFA, ["converts into a bed"]),
        ("Not suitable for rain, enriched with argan oil.", SOFA, ["Not suitable for rain", "enriched with argan oil"]),
        ("By Rustic LTD.", SOFA, ["Rustic"]),
        ("Loved by thousands of customers.", SOFA, ["Loved by thousands"]),
        ("A sofa for women.", SOFA, ["women"]),
        ("女士洁面膏。", WASH, ["女"]),
        ("含有水杨酸成分。", WASH, ["含有水杨酸"]),
        ("格子图案的罐子。", TEA, ["格子"]),
        ("八马这罐茶。", TEA, ["八马"]),
        ("适用2016到2021款本田雅阁。", FILTER, ["本田雅阁"]),
        ("适用别克英朗。", FILTER, ["别克"]),
        ("Tested to EN 374 type A.", GLOVE, ["EN 374 type A"]),
        ("Couplings to ISO 7241-A.", GLOVE, ["ISO 7241-A"]),
        ("符合EN 374 C类。", GLOVE, ["EN 374 C类"]),
        ("The steel ring holds.", LEAD, ["steel"]),
        ("鞋有钢板中底。", SHOE, ["钢"]),
        ("Brass, with fixed impellers.", PUMP, ["fixed"]),
        ("Wet work in insulation class B.", PUMP, ["Wet", "B"]),
        ("Meets category I.", PUMP, ["I"]),
        ("With built-in impellers of brass.", PUMP, ["built-in"]),
        ("Here the Grundmann pump runs.", PUMP, ["Grundmann"]),
        ("Der Kugelhahn ist mit Schraubklemmen und Hebel.", VALVE, ["Schraubklemmen"]),
        ("Para el eje trasero.", VALVE, ["trasero"]),
        ("Picked in June; it may rain.", VALVE, ["June"]),
        ("Une lampe de bureau avec un bras simple.", VALVE, ["simple"]),
        ("空心轴，单端面密封。", MOTOR, ["空心轴", "单"]),
        ("冷却采用水路循环。", MOTOR, ["水路循环"]),
        ("安川RC80电机，B级。", MOTOR, ["安川", "B级"]),
        ("实心轴，西门子出品。", MOTOR, ["西门子"]),
    ],
)
def test_another_value_is_doubted(text: str, about: Record, said: list[str]) -> None:
    assert doubted(text, about) == said


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("It smells of fig; a candle for an evening among roses.", record(title="Candle", Scent="fig")),
        ("Lumberry pours it in Portugal, for a walk in Lecce.", CANDLE),
        ("The tree smells of cedar and figs.", CANDLE),
        ("We made it by hand. Choose candles, a lovely candle.", CANDLE),
        ("清香型，竹叶图案。", TEA),
        ("It turns into a sofa of the house, contains wool; by Home Sweet Home Ltd.", SOFA),
        ("男士专用，含有火山岩成分，不含有酒精。去黑头。", WASH),
        ("A brass ring; the handle is padded with neoprene.", LEAD),
        ("凯夫拉中底，钢包头。", SHOE),
        ("我们家这款茶好喝。", TEA),
        ("适用本田思域。", FILTER),
        ("Tested to EN 374, type B. A glove to ISO 7241.", GLOVE),
        ("Choose impellers of brass that float, in insulation class F and category III.", PUMP),
        ("Der Kugelhahn hat Federkraftklemmen und ist mit Hebel.", VALVE),
        ("锐驰电机，实心轴，双端面密封，F级。", MOTOR),
    ],
)
def test_what_the_record_says_and_what_only_stands_beside_it_is_not(text: str, about: Record) -> None:
    assert doubted(text, about) == []


def test_kinship_is_seen_both_ways_and_a_kind_is_no_rival() -> None:
    assert (kinship("rose", "fig"), kinship("fig", "rose")) == ("alike", "alike")
    assert (kinship("tree", "cedar"), kinship("zip", "vanilla")) == ("same", "")
    assert not is_noun("meeting")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The cover of the sofa is of wool and it is hydroponic to the touch.", ["hydroponic"]),
        ("The insulation of the sofa is of the best and it seats the family.", []),
        ("Das Sofa ist mit einem Zahnradgetriebe und der Bezug ist aus Wolle.", ["Zahnradgetriebe"]),
        ("El sofá es para la sala y presenta un quitasol.", []),
        ("A hydroponic sofa", []),
        ("The sofa is from the house of Home Sweet Home Ltd.", []),
    ],
)
def test_a_rare_word_that_no_cell_accounts_for_is_told_where_that_is_asked(text: str, said: list[str]) -> None:
    plain, told = check_text(text, SOFA), check_text(text, SOFA, rare=True)
    more = [claim for claim in told if claim not in plain]
    assert [claim.text for claim in more] == said
    assert not any(claim.hard for claim in more)
