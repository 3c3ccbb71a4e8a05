"""Groups that are codes, columns of marks and of days that are cut short, and prices that are for some customers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

from .conftest import seen

GARDEN = """CODE,DESCR,MAKE,GRP,MAIN_VENDOR,NET_COST,MEMBER_PR,RETAIL_PR,QTY,PO_QTY,NXT_DEL,WK_AVG,LAST_INV,ORG
G-1,Tomato Feed 1L,Sunna,FERT,Acre Supplies,2.10,3.20,5.50,20,0,,2,20/11/2026,Y
G-2,Tomato Feed 5L,Sunna,FERT,Acre Supplies,8.00,11.90,19.00,3,12,28/11/2026,1,14/11/2026,N
G-3,Left Handed Pruner 20cm,Kato,TOOL,Hill & Son,9.00,14.00,21.00,6,0,,0.5,01/09/2026,
G-4,Pruner 20cm,Kato,TOOL,Hill & Son,8.50,13.00,19.50,0,30,15/12/2026,4,22/11/2026,
G-5,Peat Free Mix 40L,Mossy,COMP,Acre Supplies,3.00,4.40,6.90,60,0,,15,22/11/2026,Y
G-6,Brass Polish 250ml,Kato,CARE,Hill & Son,1.50,2.20,3.95,14,0,,1,05/11/2026,N
G-7,Grade 2.0 Mesh 1m,Kato,NETS,Hill & Son,4.00,6.00,9.00,9,24,25/11/2026,0,03/02/2026,
"""


ASKED = [
    ("which fertilisers do we have", "G-2", "G-3"),
    ("how many tools", "2 products", ""),
    ("list the organic fertilisers", "G-1", "G-2"),
    ("nets under 10", "G-7", "G-4"),
    ("left handed pruners", "G-3", "G-4"),
    ("brass polish price", "3.95", ""),
    ("price of the 2.0 mesh", "9.00", ""),
    ("tomato feed 5 litres stock", "G-2", "G-1"),
    ("who do we buy the pruner 20cm from", "Hill & Son", ""),
    ("vendors by stock value", "Acre Supplies", "Kato"),
    ("when does the mesh come in", "25/11/2026", ""),
    ("next deliveries, all due before 1 December", "G-2", "G-4"),
    ("what sells most per week", "G-5", ""),
    ("when was the mesh last invoiced", "03/02/2026", ""),
    ("how many pruners are on their way", "is 30", ""),
    ("cheapest feed for members", "3.20", "5.50"),
    ("tools under 15 member price", "G-3", "G-7"),
    ("what does our Kato stock cost us all together", "worth 111.00", ""),
    ("stock by vendor in money", "Hill & Son", ""),
    ("which pruners have already been ordered", "G-4", "G-3"),
    ("margin in percent on the brass polish at retail", "62.03", ""),
    ("what do members pay for the brass polish", "2.20", "3.95"),
]


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    ASKED,
)
def test_it_is_read(over: Callable[[str], Exactly], question: str, told: str, not_told: str) -> None:
    answer = seen(over(GARDEN).answer(question))
    assert told in answer
    assert not not_told or not_told not in answer


def test_the_other_hand_is_not_told(over: Callable[[str], Exactly]) -> None:
    assert "G-3" not in seen(over(GARDEN).answer("right handed pruners"))


def test_a_share_of_what_was_added_up(over: Callable[[str], Exactly]) -> None:
    chat = over(GARDEN)
    first = chat.answer("stock value at cost")
    assert first is not None
    assert "54.00" in seen(chat.answer("how much of that is tools", before=first.reading))
    assert "nothing before" in seen(chat.answer("how much of that is tools"))


def test_no_answer_depends_on_what_was_asked_before(over: Callable[[str], Exactly]) -> None:
    chat = over(GARDEN)
    asked = [question for question, *_ in ASKED]
    first = {one: seen(chat.answer(one)) for one in asked}
    assert {one: seen(chat.answer(one)) for one in reversed(asked)} == first
    assert {one: seen(chat.answer(one)) for one in (*asked[::2], *asked[1::2])} == first


SWEETS = """SKU,DESCR,GRP,VEG,HAZ,PRICE,QTY_OH
H1,Caramel bar 250g,CAR,N,N,4.00,160
H2,Almonds whole,NUTS,Y,N,11.96,120
H3,Rum 70cl,SPIR,Y,N,20.00,5
H4,Thick bleach,BLCH,Y,Y,2.00,9
H5,Gloss white 1l,PAIN,N,Y,9.00,7
H6,Hammer 1lb,TOOL,N,N,8.00,3
H7,Cell AA,BAT,N,N,1.00,40
"""


@pytest.mark.parametrize(
    "question",
    [
        "how many carrots have we got?",
        "how many cards do we have",
        "how many sparkling wines",
        "how many painkillers are in stock",
        "how many toolboxes do we have",
        "how many bathroom goods do we have",
        "which are vegetables?",
        "which products contain hazelnuts?",
        "how many nutcrackers",
    ],
)
def test_a_common_beginning_tells_nothing(over: Callable[[str], Exactly], question: str) -> None:
    reply = over(SWEETS).answer(question)
    assert reply is None or reply.kind != "exact" or not reply.value, reply.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("which products are vegan?", "H2"),
        ("which are hazardous?", "H5"),
        ("how many tools do we have", "1 product"),
        ("how many spirits do we have", "1 product"),
    ],
)
def test_what_is_known_to_be_short_is_read(over: Callable[[str], Exactly], question: str, told: str) -> None:
    assert told in str(over(SWEETS).answer(question))
