"""What figures tell of columns whose heads do not: counts mostly above a reorder level are the stock; a price that only
values spoke for is none beside other money that follows it.

Only several signs together are sure: a column that is taken for another one gives wrong figures, one that is taken for
nothing is asked about in the chat. So money is never cost or price by its figures: a staff price, one for export or one
of last year stand to the price as the cost does.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from merchant_assistant.catalogue.importing import head_words, names, values
from merchant_assistant.catalogue.importing.facts import Row
from merchant_assistant.catalogue.importing.head_reading import SIGN, UNKNOWN, read, tokens_of
from merchant_assistant.catalogue.importing.head_table import table
from merchant_assistant.catalogue.importing.mapping import clean
from merchant_assistant.catalogue.model import ATTRIBUTE

_FEWEST = 12  # rows below which figures prove nothing
_FULL = 0.8  # of all rows
_NEARLY_ALL = 0.97
_LEAST_RATIO, _MOST_RATIO = 0.3, 0.93  # of two prices of a thing, the lower to the higher, in the middle
_LEAST_SPREAD, _MOST_SPREAD = (
    0.03,
    0.45,
)  # a tax is the same on all, a margin is not; a weight has nothing to do with it
_SOME = 0.3  # of rows: where one price is that of so many of the other, where figures have cents
_CENTS = 100
_LEAST_OUT, _MOST_OUT = 0.01, 0.4  # of a stock list: what is sold out
_BELOW = 0.6  # of a stock list: what is below its reorder level
_VARIED, _DIFFERENT = 0.25, 8  # how many counts differ at least, of all and as such
_WIDE, _MANY = 2.0, 20  # the largest tenth to the middle; the most there is of anything
_OF_MONEY = head_words.SOLD | head_words.PAID | {"price", "carton", "pack", "item", UNKNOWN}
_OF_STOCK = frozenset({"stock", "available", "quantity", "carton", "pack", "item", UNKNOWN})
_LEVELS = frozenset({"reorder", "safety", "minimum", "order"})
Numbers = list[float | None]


@dataclass(frozen=True, slots=True)
class _Figures:
    """The first rows of a file. ``money``: columns with a sign of money."""

    heads: Sequence[str]
    free: Sequence[int]
    of: Mapping[int, Numbers]
    money: frozenset[int]

    def said(self, index: int) -> frozenset[str]:
        return read(self.heads[index]).said

    def open_to(self, words: frozenset[str]) -> list[int]:
        """Columns of figures without a field whose heads say nothing else."""
        return [i for i in self.free if i in self.of and self.said(i) <= words]

    def pairs(self, low: int, high: int) -> list[tuple[float, float]]:
        return [(a, b) for a, b in zip(self.of[low], self.of[high], strict=True) if a and b]


def filled(fields: Sequence[str], heads: Sequence[str], rows: Sequence[Row]) -> list[str]:
    """Fields with the stock added that only figures tell, and without a price that they leave open."""
    found = list(fields)
    doubtful = "price" in found and not _is_surely_price(heads[found.index("price")])
    if len(rows) < _FEWEST or "parent" in found or ("stock" in found and not doubtful):
        return found
    figures = _figures(found, heads, rows)
    if doubtful and _has_rival(found.index("price"), figures):
        place = found.index("price")
        found[place] = ATTRIBUTE + heads[place]
        figures = _figures(found, heads, rows)
    if (index := _stock(found, figures)) is not None:
        found[index] = "stock"
    return found


def guessed(
    fields: Sequence[str], heads: Sequence[str], rows: Sequence[Row], chosen: Collection[str]
) -> list[tuple[str, str]]:
    """The heads of columns that are what they are by their figures alone, each with its field.

    ``chosen``: fields that a person gave to columns.
    """
    place = fields.index("stock") if "stock" in fields and "stock" not in chosen else None
    if place is None or _is_told("stock", heads[place]):
        return []
    bare = [ATTRIBUTE if i == place else known for i, known in enumerate(fields)]
    return [(heads[place], "stock")] if filled(bare, heads, rows)[place] == "stock" else []


def _is_surely_price(head: str) -> bool:
    """Whether a head says that it is the price, and not one that is recommended to others."""
    told = {**head_words.fields_of(head), **names.meanings(head)}
    by_a_word = read(head).said & ((head_words.SOLD | {"price"}) - {"recommended"})
    return bool(by_a_word) or ("price" in told and "compare_at_price" not in told)


def _has_rival(price: int, figures: _Figures) -> bool:
    """Whether beside what was taken for the price is money that could be it as well, or what it costs."""
    others = [i for i in _like_money(figures) if i != price]
    return price in figures.of and any(
        _stands_below(*both, figures) for i in others for both in ((i, price), (price, i))
    )


def _like_money(figures: _Figures) -> list[int]:
    free = [i for i in figures.open_to(_OF_MONEY) if not _is_tax(figures.heads[i])]
    return [i for i in free if i in figures.money or _has_cents(figures.of[i])]


def _is_told(field: str, head: str) -> bool:
    return field in head_words.fields_of(head) or field in names.meanings(head)


def _figures(fields: Sequence[str], heads: Sequence[str], rows: Sequence[Row]) -> _Figures:
    free = [index for index, known in enumerate(fields) if known.startswith(ATTRIBUTE)]
    known = [fields.index("price")] if "price" in fields else []
    cells = {i: [clean(row[i]) if i < len(row) else "" for _, row in rows] for i in (*free, *known)}
    numbers = {index: each for index, texts in cells.items() if (each := _numbers(texts)) is not None}
    money = {index for index in numbers if index in known or _is_money(heads[index], cells[index])}
    return _Figures(heads, free, numbers, frozenset(money))


def _numbers(texts: Sequence[str]) -> Numbers | None:
    """The figures of a column; None for one that holds something else, or of which much is missing."""
    filled = sum(map(bool, texts))
    if filled < _FULL * len(texts):
        return None
    amounts = [values.read_amount(text) if text else None for text in texts]
    told = [values.to_decimal(amount.number, ".") if amount else None for amount in amounts]
    if sum(map(bool, told)) < _NEARLY_ALL * filled:
        return None
    return [float(text) if text else None for text in told]


def _is_money(head: str, texts: Sequence[str]) -> bool:
    """Whether a sign in the head or in the cells says that it is money."""
    if SIGN.search(head) or any(token in values.currencies() for token in tokens_of(head)):
        return True
    found = [values.read_amount(text) for text in texts if text]
    return sum(1 for amount in found if amount and amount.currency) >= _FULL * len(found)


def _is_tax(head: str) -> bool:
    return not set(tokens_of(head)).isdisjoint(table()["pieces"]["taxes"])


def _stands_below(low: int, high: int, figures: _Figures) -> bool:
    """Whether one column is nearly always less than the other, by a margin that is not the same on all."""
    pairs = figures.pairs(low, high)
    if len(pairs) < _FULL * len(figures.of[low]) or sum(a < b for a, b in pairs) < _NEARLY_ALL * len(pairs):
        return False
    ratios = sorted(a / b for a, b in pairs)
    tenth = len(ratios) // 10
    multiples = sum(1 for a, b in pairs if round(b / a) > 1 and abs(b / a - round(b / a)) < 1 / _CENTS)
    varied = _LEAST_SPREAD <= ratios[-1 - tenth] - ratios[tenth] <= _MOST_SPREAD
    return _LEAST_RATIO <= median(ratios) <= _MOST_RATIO and varied and multiples < _SOME * len(pairs)


def _has_cents(numbers: Numbers) -> bool:
    """Whether figures have at most two decimals, and many have one."""
    told = [number for number in numbers if number]
    broken = sum(number != int(number) for number in told)
    fine = sum(abs(number * _CENTS - round(number * _CENTS)) < 1 / _CENTS**2 for number in told)
    return fine >= _NEARLY_ALL * len(told) and broken >= _SOME * len(told)


def _stock(fields: Sequence[str], figures: _Figures) -> int | None:
    """The one column of counts with some zeros and a wide spread, beside a reorder level that it is mostly above."""
    levels = [figures.of[i] for i in figures.free if i in figures.of and figures.said(i) & _LEVELS]
    if "stock" in fields or len(levels) != 1:
        return None
    open_to = [i for i in figures.free if i in figures.of and i not in figures.money]
    counts = [i for i in open_to if _are_varied(figures.of[i]) and figures.said(i) & {UNKNOWN, *_OF_STOCK}]
    if len(counts) != 1 or not figures.said(counts[0]) <= _OF_STOCK:
        return None
    fits = _are_in_stock(figures.of[counts[0]]) and _are_above(figures.of[counts[0]], levels[0])
    return counts[0] if fits else None


def _are_varied(numbers: Numbers) -> bool:
    """Whether these are whole numbers of which many differ."""
    told = [number for number in numbers if number is not None]
    return all(number == int(number) for number in told) and len({*told}) >= max(_DIFFERENT, _VARIED * len(told))


def _are_in_stock(numbers: Numbers) -> bool:
    """Whether some are zero, and the most far above the middle."""
    told = sorted(number for number in numbers if number is not None)
    wide = told[-1 - len(told) // 10] >= _WIDE * max(1, median(told))
    return _LEAST_OUT <= told.count(0) / len(told) <= _MOST_OUT and wide and told[-1] >= _MANY


def _are_above(numbers: Numbers, levels: Numbers) -> bool:
    both = [(a, b) for a, b in zip(numbers, levels, strict=True) if a is not None and b is not None]
    return 0 < sum(a < b for a, b in both) <= _BELOW * len(both)
