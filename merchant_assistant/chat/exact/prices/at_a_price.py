"""Which column a price is taken from, as a question says beside what it asks: "…, dealer price", 按工程价.

The words are those that the columns of prices are called by; what says it is taken out, and the price that is read in
what is left is that of the column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from merchant_assistant.chat.exact.columns.price_kinds import Kind, Qualified
from merchant_assistant.chat.exact.columns.prices_said import reads, told
from merchant_assistant.chat.exact.prices.between_prices import called
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import cells_for


def at_a_price(text: str, kinds: Sequence[Kind]) -> Qualified | None:
    """The question without what it says of the column that prices are taken from; None where it says nothing so."""
    for pattern, of in _ways(tuple(kinds)) if len(kinds) > 1 else ():
        found = pattern.search(text)
        if found is None:
            continue
        left = f"{text[: found.start()]}{_instead(found)}{text[found.end() :]}".strip(" ,，")
        if found.re.pattern.isascii() and not reads("at_a_price", "asks").search(left):
            left = reads("at_a_price", "totals").sub("total price", left)
        worth = of.field == "price" and reads("at_a_price", "worth").search(left)  # which of two prices is read there
        if not worth and reads("at_a_price", "priced").search(left):
            return Qualified(left, of.field, (of.field,), tuple(one.field for one in kinds if one.who == of.who))
    return None


def _instead(found: re.Match[str]) -> str:
    """What stands for it: a price that is asked in so many words is asked without its name."""
    parts = found.groupdict()
    if "total" in parts:
        return f"{parts['lead']}多少钱"
    return f"{parts['before']}多少钱" if "before" in parts else " "


@lru_cache(maxsize=16)
def _ways(kinds: tuple[Kind, ...]) -> tuple[tuple[re.Pattern[str], Kind], ...]:
    """How each column of prices is named so, the longest name first."""
    names = {form: one for name, one in called(kinds).items() if one.who != "cost" for form in _forms(name)}
    said = sorted(names, key=len, reverse=True)
    english = told("at_a_price", "english")
    return tuple(
        (reads("at_a_price", "ways", at, N=re.escape(name)), names[name])
        for name in said
        for at in range(len(told("at_a_price", "ways")))
        if name.isascii() == (at in english)
    )


def _forms(name: str) -> list[str]:
    """A name, and what a Chinese one is called in English."""
    other = [" ".join(form) for form in cells_for("columns").get(key_of(name), ()) if form[0].isascii()]
    return [name, *other]
