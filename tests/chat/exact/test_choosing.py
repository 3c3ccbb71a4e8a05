"""Where no head tells which column is the price, it is asked, and the question asked again with what was chosen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

_LINES = "".join(
    f"V-{n},Valve no {n},{4.13 + n:.2f},{8.05 + n * 1.9:.2f},{n * n % 41 + 9},{n % 7}\n" for n in range(20)
)
VALVES = f"SKU,Name,Kx €,Ky €,Qzt,Length\n{_LINES}"


def _ask(over: Callable[[str], Exactly], question: str) -> tuple[str, str, tuple[str, ...]]:
    reply = over(VALVES).answer(question)
    assert reply is not None
    return reply.kind, reply.text, reply.offers


@pytest.mark.parametrize(
    ("question", "again"),
    [
        ("average price?", ("average price (price: Kx €)", "average price (price: Ky €)")),
        ("what does V-3 cost", ("what does V-3 cost (price: Kx €)", "what does V-3 cost (price: Ky €)")),
        ("最贵的是哪个？", ("最贵的是哪个（价格：Kx €）", "最贵的是哪个（价格：Ky €）")),
        ("which items are less than 12 euro", ("which items are less than 12 euro (price: Kx €)",
                                               "which items are less than 12 euro (price: Ky €)")),
        ("total stock", ("total stock (stock: Qzt)",)),
        ("which products have no stock", ("which products have no stock (stock: Qzt)",)),
    ],
)  # fmt: skip
def test_the_column_is_asked_for(over: Callable[[str], Exactly], question: str, again: tuple[str, ...]) -> None:
    kind, text, offers = _ask(over, question)
    assert (kind, offers) == ("clarify", again)
    assert "Ky €" in text or "Qzt" in text


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
    ],
)
def test_what_was_chosen_is_what_is_asked_of(over: Callable[[str], Exactly], question: str, told: str) -> None:
    kind, text, _ = _ask(over, question)
    assert kind == "exact"
    assert told in text


@pytest.mark.parametrize(
    "question", ["what is the warranty of V-3", "which valve is the heaviest", "reorder level of V-3"]
)
def test_what_no_column_could_be_is_not_asked_for(over: Callable[[str], Exactly], question: str) -> None:
    reply = over(VALVES).answer(question)
    assert reply is None or (reply.kind == "declined" and not reply.offers)


def test_money_of_another_currency_is_none_of_the_chosen_column(over: Callable[[str], Exactly]) -> None:
    reply = over(VALVES).answer("which items are less than $12 (price: Ky €)")
    assert reply is None or reply.kind != "exact"
