"""Where no head tells which column is the price, it is asked, and the question asked again with what was chosen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

_LINES = "".join(
    f"V-{n},Valve no {n},{4.13 + n:.2f},{8.05 + n * 1.9:.2f},{n * n % 41 + 9},{n % 7}\n" for n in range(20)
)
VALVES = f"SKU,Name,Kx €,Ky €,Qzt,Length\n{_LINES}"


def _ask(over: Callable[[str], Exactly], question: str) -> tuple[str, str]:
    reply = over(VALVES).answer(question)
    assert reply is not None
    return reply.kind, reply.text


@pytest.mark.parametrize(
    ("question", "word", "columns"),
    [
        ("average price?", "price", ("Kx €", "Ky €")),
        ("what does V-3 cost", "price", ("Kx €", "Ky €")),
        ("最贵的是哪个？", "价格", ("Kx €", "Ky €")),
        ("which items are less than 12 euro", "price", ("Kx €", "Ky €")),
        ("total stock", "stock", ("Qzt",)),
        ("which products have no stock", "stock", ("Qzt",)),
        ("what is the margin of V-3", "price", ("Kx €", "Ky €")),
        ("stock value", "price", ("Kx €", "Ky €")),
    ],
)
def test_the_column_is_asked_for(
    over: Callable[[str], Exactly], question: str, word: str, columns: tuple[str, ...]
) -> None:
    reply = over(VALVES).answer(question)
    assert reply is not None
    assert reply.kind == "clarify"
    assert reply.meant is not None
    assert (reply.meant.word, tuple(one.label for one in reply.meant.ways)) == (word, columns)
    assert columns[-1] in reply.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("average price (price: Ky €)", "26.1"),
        ("what does V-3 cost (price: Kx €)", "7.13"),
        ("which items are less than 12 euro (price: Ky €)", "3 products"),
        ("最贵的是哪个（价格：Ky €）", "44.15"),
        ("total stock (stock: Qzt)", "5"),
        ("which products have less than 12 in stock (stock: Qzt)", "stock under 12"),
        ("anything under €12 (price: Ky €)", "3 products"),
        ("what is the margin of V-3 (price: Ky €) (cost: Kx €)", "6.62"),
        ("stock value of V-3 (price: Ky €) (stock: Qzt)", "247.5"),
    ],
)
def test_what_was_chosen_is_what_is_asked_of(over: Callable[[str], Exactly], question: str, told: str) -> None:
    kind, text = _ask(over, question)
    assert kind == "exact"
    assert told in text


@pytest.mark.parametrize(
    "question", ["what is the warranty of V-3", "which valve is the heaviest", "reorder level of V-3"]
)
def test_what_no_column_could_be_is_not_asked_for(over: Callable[[str], Exactly], question: str) -> None:
    reply = over(VALVES).answer(question)
    assert reply is None or (reply.kind == "declined" and not reply.meant)


def test_money_of_another_currency_is_none_of_the_chosen_column(over: Callable[[str], Exactly]) -> None:
    reply = over(VALVES).answer("which items are less than $12 (price: Ky €)")
    assert reply is None or reply.kind != "exact"


_BARRELS = "".join(
    f"D-{n},Ale no {n},{4.13 + n:.2f},{0.55 + n * 0.1:.2f},{6.05 + n * 1.3:.2f},{9.25 + n * 1.9:.2f},3.60,"
    f"{n * n % 41}\n"
    for n in range(20)
)
_COUNTED = "".join(f"D-{n},Ale no {n},{4.13 + n:.2f},{n * n % 29 + 1}\n" for n in range(20))


@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        ("Kx,Frt,Tier A,Shelf,Crate dep,Here", ["Kx", "Shelf", "Tier A"]),  # neither freight nor a deposit
        ("Kx £,Depth,Tier A £,Shelf £,Frt,Here", ["Kx £", "Shelf £", "Tier A £"]),  # what has no sign is no money here
        ("Ex works,Frt,Tier A,Shelf,Crate dep,Here", []),  # of these nothing is surely money
    ],
)
def test_of_columns_of_money_all_are_offered_or_none(
    over: Callable[[str], Exactly], heads: str, columns: list[str]
) -> None:
    reply = over(f"Line,Drink,{heads}\n{_BARRELS}").answer("price of D-3")
    assert [one.label for one in reply.meant.ways] == columns if reply and reply.meant else not columns


def test_a_shelf_that_is_an_amount_is_chosen_as_any_other(over: Callable[[str], Exactly]) -> None:
    reply = over(f"Line,Drink,Kx,Frt,Tier A,Shelf,Crate dep,Here\n{_BARRELS}").answer("price of D-3 (price: Shelf)")
    assert reply is not None and reply.kind == "exact" and "14.95" in reply.text


def test_a_word_for_many_that_may_not_be_the_stock_is_offered(over: Callable[[str], Exactly]) -> None:
    reply = over(f"Line,Drink,Price,Cases\n{_COUNTED}").answer("total stock")
    assert reply is not None and reply.meant is not None
    assert [one.label for one in reply.meant.ways] == ["Cases"]
