"""How many of something so much money buys: "how many cases of X do I get for £500", "I've 300 to spend on X"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from merchant_assistant.chat.exact.columns.as_called import container
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.prices_said import compiled, told
from merchant_assistant.chat.exact.words.lexicon import containers, forms
from merchant_assistant.chat.exact.words.measures import Amount, amounts_in
from merchant_assistant.foundation.prose import has_han


@dataclass(frozen=True, slots=True)
class Budget:
    """``question``: for the price of one of what is bought; ``sold_in``: the container that is counted, '' for none."""

    question: str
    amount: Amount
    sold_in: str = ""


def budget_in(text: str, holdings: Holdings) -> Budget | None:
    """What so much money is to buy; None for another question."""
    found = next((one for pattern in _patterns() if (one := pattern.search(text))), None)
    if found is None:
        return None
    amounts = amounts_in(found["n"])
    goods = found["x"].strip(" ,;:-")
    if len(amounts) != 1 or amounts[0].number <= 0 or not goods:
        return None
    unit = (found["u"] or "").strip()
    sort = container(unit)
    if has_han(text):
        goods += next((f"按{at}" for at in [found.groupdict().get("at")] if at), "")
        whole = sort if sort in holdings.containers else ""
        return Budget(f"{goods} 一{unit}多少钱" if whole else f"{goods} 多少钱", amounts[0], whole)
    goods += next((f" at {at}" for at in [found.groupdict().get("at")] if at), "")
    if sort and sort in holdings.containers:
        return Budget(f"price per {sort} of {goods}", amounts[0], sort)
    if unit.casefold() in forms("pieces"):
        return Budget(f"price per piece of {goods}", amounts[0])
    return Budget(f"price of {goods if not sort else f'{unit} of {goods}'}", amounts[0])


def bought(amount: Decimal, price: Decimal) -> tuple[int, Decimal]:
    """How many whole ones, and what is left of the money."""
    count = int(amount // price)
    return count, amount - count * price


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """500镑能买几根…, 客户预算500块，够拿多少个…, "how many cases of X do I get for £500"."""
    words = {*containers(), *forms("pieces")}
    made = []
    for language in ("english", "chinese"):
        table = told("budget", language)
        of = {word for word in (*words, *table["counters"]) if word.isascii() == (language == "english")}
        units = "|".join(sorted(map(re.escape, of), key=lambda word: (-len(word), word)))
        made += [compiled(pattern, **table["signs"], UNITS=units) for pattern in table["ways"]]
    return tuple(made)
