"""How likely a passage answers, and what it must hold to tell what is asked for."""

from __future__ import annotations

import math

import pytest

from merchant_assistant.knowledge.likelihood import Signs, is_likely, log_odds, signs
from merchant_assistant.knowledge.matters import asked_and_told, untold

WIND = "Kites: fly them in steady wind, at least 50 metres from power lines. The string has to be dry."
TENT = "Tents carry a guarantee of three years. A replacement pole costs 12 euro, poles weigh 300 g."
HOURS = "仓库周一至周五9点到17点收货，外箱不得超过25公斤。"


@pytest.mark.parametrize(
    "question",
    [
        "how long do kites last, in years",
        "how much does a kite cost",
        "guarantee on kites",
        "what time does the kite club open",
        "can I fly kites on Sundays",
        "how heavy is the kite",
        "which material is the kite made of",
        "which company makes the kites",
        "could I pay for a kite by credit card",
        "风筝保修几年",
        "风筝多少钱一个",
        "风筝有几种颜色，什么颜色好卖",
        "风筝用什么面料",
        "风筝的线多重",
        "what is the phone number of the kite club",
        "where is your showroom",
        "how long is the string of the kite",
        "哪家快递送风筝",
        "我们仓库的详细地址是什么",
        "do you charge interest on late payment",
        "can a kite be cancelled",
        "do you send kites abroad",
        "can it be done faster, as a rush job",
        "some kites are missing in the box",
        "can I swap it for another size",
        "do I get the deposit back",
        "which documents do I need",
        "how should kites be packed",
        "is there parking",
        "can I pay in instalments",
        "what if I break the kite",
        "风筝可以自提吗",
        "能分批发货吗",
        "逾期付款有利息吗",
        "能帮忙设计风筝吗",
        "国外能寄吗",
        "how soon after I send the kite back do I see the money",
        "what is your company registration number",
        "店长的手机号",
        "租风筝要交多少押金",
        "are the prices including VAT",
        "how do I delete my account",
        "优惠券会过期吗",
        "does the guarantee pass on to the next owner",
        "my kite came late, do I get money back",
        "晚上也能飞吗",
        "who pays the customs duty",
        "name of the manager",
        "do you refund the delivery charge",
        "who pays for return postage",
        "which countries do you ship to",
        "can I pay on delivery",
        "from what age can one fly it, how old",
        "do you dropship, straight to our customer",
        "有检测报告吗",
        "能开普通发票吗",
        "could we visit your factory",
    ],
)
def test_what_is_asked_for_is_not_told(question: str) -> None:
    assert untold(question, WIND)


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("how far from power lines", WIND),
        ("do kites need wind", WIND),
        ("how long is the guarantee on tents", TENT),
        ("what does a new pole cost", TENT),
        ("how heavy is a pole", TENT),
        ("帐篷保修几年", TENT),
        ("换一根杆子多少钱", TENT),
        ("几点收货", HOURS),
        ("周六收货吗", HOURS),
        ("max weight of a carton", HOURS),
        ("is the table height-adjustable", WIND),
        ("which courier brings the tents", "Tents come by Fleetpost within two days."),
        ("哪个快递送", "顺丰次日达。"),
        ("两根杆子间隔多少米", "两杆之间留三米。"),
        ("客服电话是多少", "打 0912 345 678 找客服。"),
        ("客服几点上班", "周一至周六8:30到18:00在线。"),
        ("where is your shop", "The shop stands at Quay 4, Leith EH6 6JH."),
        ("what do I owe if I pay late", "From the 31st day on 1 % is added to what is overdue."),
        ("can I cancel", "After the proof an order can no longer be withdrawn."),
        ("发错了能换吗", "Wrong goods are replaced."),
        ("is the deposit refundable", "The deposit is set off against the last bill."),
        ("需要什么材料", "请附营业执照复印件。"),
        ("can you deliver in batches", "A blanket order is called off in up to four parts."),
        ("少了几箱怎么办", "Report a short count within two days."),
        ("when do I get my money", "What was paid is transferred to your account within a week."),
        ("退款几天到账", "收到退货后五个工作日内原路退回。"),
        ("how much is gift wrapping", "Wrapping is done without any extra charge."),
        ("保修要多久", "灯具质保两年。"),
        ("how long does a repair take", "Repairs are back after three weeks."),
        ("we got it late, any compensation", "If we miss the date, one per cent a week comes off."),
        ("are prices with VAT", "All figures are net."),
        ("可以转让吗", "会员资格仅限本人。"),
        ("最少订多少", "不足五十个加收十元。"),
        ("which countries do you send to", "We ship throughout the EU."),
    ],
)
def test_what_is_asked_for_may_be_told(question: str, passage: str) -> None:
    assert not untold(question, passage)


@pytest.mark.parametrize(
    "passage",
    [
        "Free delivery within the European Union from 50 EUR.",
        "送货到Germany，三天。",
        "Click on 'Track Parcel' on Monday.",
    ],
)
def test_what_is_written_like_a_name_is_no_house(passage: str) -> None:
    assert untold("which courier delivers?", passage)


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("how soon do I get my money back", "Tents come back within 21 days if they were not pitched."),
        ("how long does a repair take", "Seams are mended free of charge for one year."),
        ("维修要多久", "一年内免费维修。"),
        ("how much is gift wrapping", "We wrap presents for a fee."),
        ("礼品包装多少钱", "礼品包装另外收费。"),
        ("来的运费退不退", "退货的运费由买家承担。"),
        ("which countries do you send to", "We ship to selected countries."),
    ],
)
def test_what_comes_near_does_not_tell_it(question: str, passage: str) -> None:
    assert untold(question, passage)


def test_a_figure_tells_by_itself_what_it_is_a_figure_of() -> None:
    assert asked_and_told("how heavy is the pole", TENT) == ("how heavy",)
    assert asked_and_told("how heavy is the pole", HOURS.replace("25公斤", "")) == ()
    assert asked_and_told("where are the poles made", "Made in Norway.") == ("where are the poles made",)


def test_what_only_another_sentence_tells_speaks_against_a_passage_and_another_language_for_it() -> None:
    odds = log_odds(Signs(0.6, 0.5, 1, 0, untold=False), 0.6, 0.3)
    assert odds > log_odds(Signs(0.6, 0.5, 1, 0, untold=False, elsewhere=True), 0.6, 0.3)
    assert odds < log_odds(Signs(0.6, 0.5, 1, 0, untold=False, foreign=True), 0.6, 0.3)


def test_terms_and_a_lead_speak_for_a_passage_and_what_it_cannot_tell_against_it() -> None:
    plain = Signs(0.6, 0.5, 1, 0, untold=False)
    odds = log_odds(plain, 0.6, 0.3)
    assert odds < log_odds(plain, 0.6, 0.5)
    assert odds < log_odds(Signs(0.6, 0.5, 2, 0, untold=False), 0.6, 0.3)
    assert odds > log_odds(Signs(0.6, 0.5, 1, 1, untold=False), 0.6, 0.3)
    assert not is_likely(log_odds(Signs(1.0, 1.0, 2, 0, untold=True, elsewhere=True), 1.0, 0.5))
    assert is_likely(math.nan)  # without meanings nothing is known of it


def test_a_passage_that_cannot_tell_it_comes_after_one_that_is_less_near() -> None:
    asks = "guarantee on kites"
    near, far = signs(asks, "Kites", WIND, 0.9, 0.6), signs(asks, "Guarantee", TENT, 0.6, 0.5)
    assert near.untold
    assert far.rank > near.rank
