"""Prices that are probably not meant: zero, far from all others beside them, below the cost, in another currency."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from merchant_assistant.catalogue.importing import values
from merchant_assistant.catalogue.importing.facts import ProductFacts, VariantFacts
from merchant_assistant.catalogue.importing.formats.common import Numbers
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.importing.problems import Report

FAR = 50  # times the median: what a slipped decimal mark makes is 100 or 1000
_FAR_OF_TWO = 90  # of two prices nobody knows which is usual
_GAP = 8  # times the next one: dear goods that belong to a range have neighbours
_ENOUGH = 12  # prices before one can be far from them
_RARE = 0.02  # of them, at most
_STEPS = 4  # bins for each doubling
_MOST_GROUPS = 5000
_SHOWN = 10

Price = tuple[float, int, str]  # amount, row, as it stands in the file


@dataclass(slots=True)
class Group:
    """The prices of one category in one currency: how many there are of each size, and the furthest."""

    bins: Counter[int] = field(default_factory=Counter)
    highest: list[Price] = field(default_factory=list)
    lowest: list[Price] = field(default_factory=list)

    def feed(self, amount: float, row: int, text: str) -> None:
        """Take one price above zero."""
        self.bins[math.floor(math.log2(amount) * _STEPS)] += 1
        if len(self.highest) < _SHOWN or amount >= self.highest[0][0]:
            _push(self.highest, (amount, row, text))
        if len(self.lowest) < _SHOWN or -amount >= self.lowest[0][0]:
            _push(self.lowest, (-amount, row, text))

    def far(self, *, above: bool) -> tuple[int, float]:
        """How many are far above (or below) all others, and the usual price."""
        total = self.bins.total()
        if total < _ENOUGH:
            return 0, 0.0
        sign = 1 if above else -1
        ordered = sorted(self.bins, key=lambda place: -sign * place)
        middle = self._middle(total)
        beyond = 0
        for place, following in pairwise(ordered):
            beyond += self.bins[place]
            if beyond > _RARE * total or sign * (place - middle) < math.log2(FAR) * _STEPS:
                return 0, 0.0
            if sign * (place - following) >= math.log2(_GAP) * _STEPS:
                return beyond, 2 ** ((middle + 0.5) / _STEPS)
        return 0, 0.0

    def _middle(self, total: int) -> int:
        seen = 0
        for place in sorted(self.bins):
            seen += self.bins[place]
            if 2 * seen >= total:
                return place
        return 0

    def furthest(self, *, above: bool) -> Iterator[Price]:
        """The prices furthest above (or below), the furthest first."""
        for amount, row, text in sorted(self.highest if above else self.lowest, reverse=True):
            yield abs(amount), row, text


def _push(heap: list[Price], price: Price) -> None:
    if len(heap) < _SHOWN:
        heapq.heappush(heap, price)
    elif price > heap[0]:
        heapq.heapreplace(heap, price)


class Prices:
    """Looks at the prices of every product, and at last at all of them together."""

    def __init__(self, layout: Layout, numbers: Numbers, report: Report) -> None:
        self._report = report
        self._numbers = numbers
        self._columns = {name: layout.name(name) for name in ("price", "compare_at_price", "cost")}
        self._places = {name: layout.column(name) for name in ("compare_at_price", "cost")}
        self._groups: dict[tuple[str, str], Group] = {}
        self.currencies: Counter[str] = Counter()
        self._first_in: dict[str, int] = {}

    def product(self, product: ProductFacts) -> None:
        """Look at one product; its category says whose prices its own are set beside."""
        prices = [(variant, float(variant.price)) for variant in product.variants if variant.price]
        far = self._far_from_siblings(prices) if len(prices) > 1 else None
        group = self._group(product.fields.get("category", ""), prices[0][0].currency) if prices else None
        for variant, amount in prices:
            self._one(variant, amount)
            if amount > 0 and group is not None and variant is not far:
                group.feed(amount, variant.row, variant.fields.get("price", "") or str(variant.price))

    def _group(self, category: str, currency: str | None) -> Group | None:
        key = (category, currency or "")
        found = self._groups.get(key)
        if found is None:
            key = key if len(self._groups) < _MOST_GROUPS else ("", key[1])
            found = self._groups.setdefault(key, Group())
        return found

    def _one(self, variant: VariantFacts, amount: float) -> None:
        fields = variant.fields
        if variant.currency:
            self.currencies[variant.currency] += 1
            self._first_in.setdefault(variant.currency, variant.row)
        if amount == 0:
            self._report.add("zero_price", variant.row, self._columns["price"], fields.get("price"))
        if fields.get("compare_at_price"):
            self._former(variant, amount)
        if fields.get("cost"):
            cost = self._amount("cost", fields["cost"])
            if cost is not None and 0 < amount < cost:
                self._report.add("below_cost", variant.row, self._columns["price"], variant.price, cost=fields["cost"])

    def _former(self, variant: VariantFacts, amount: float) -> None:
        text = variant.fields["compare_at_price"]
        former = self._amount("compare_at_price", text)
        if former is not None and 0 < former < amount:
            self._report.add("no_discount", variant.row, self._columns["compare_at_price"], text, price=variant.price)

    def _amount(self, name: str, text: str) -> float | None:
        found = values.read_amount(text)
        place = self._places[name]
        mark = self._numbers.style.mark(place, self._numbers.mark) if place is not None else self._numbers.mark
        decimal = values.to_decimal(found.number, mark) if found else None
        return float(decimal) if decimal else None

    def _far_from_siblings(self, prices: list[tuple[VariantFacts, float]]) -> VariantFacts | None:
        """The variant whose price is far from those of its siblings, reported; None where they belong together."""
        amounts = [amount for _, amount in prices if amount > 0]
        if len(amounts) < 2 or max(amounts) < (FAR if len(amounts) > 2 else _FAR_OF_TWO) * min(amounts):
            return None
        usual = median(amounts)
        variant, amount = max(prices, key=lambda pair: abs(math.log((pair[1] or usual) / usual)))
        self._tell("far_price" if amount > usual else "low_price", amount, variant.row, str(variant.price), usual)
        return variant

    def _tell(self, code: str, amount: float, row: int, text: str, usual: float) -> None:
        factor = round(max(amount / usual, usual / amount))
        self._report.add(code, row, self._columns["price"], text, factor=factor, usual=f"{usual:.3g}")

    def finish(self) -> None:
        """Look at all prices together."""
        for group in self._together():
            for above, code in ((True, "far_price"), (False, "low_price")):
                count, usual = group.far(above=above)
                shown = list(group.furthest(above=above))[:count]
                for amount, row, text in shown:
                    self._tell(code, amount, row, text, usual)
                self._report.more(code, self._columns["price"], count - len(shown))
        self._mixed_currencies()

    def _together(self) -> Iterator[Group]:
        """The groups that are large enough to compare, and the small ones of a currency as one."""
        small: dict[str, Group] = {}
        for (_, currency), group in self._groups.items():
            if group.bins.total() >= _ENOUGH:
                yield group
                continue
            joined = small.setdefault(currency, Group())
            joined.bins.update(group.bins)
            for heap, own in ((joined.highest, group.highest), (joined.lowest, group.lowest)):
                for price in own:
                    _push(heap, price)
        yield from small.values()

    def _mixed_currencies(self) -> None:
        (usual, _), *others = self.currencies.most_common() or [("", 0)]
        for currency, count in others:
            column = self._columns["price"]
            self._report.add("mixed_currency", self._first_in[currency], column, currency, usual=usual)
            self._report.more("mixed_currency", column, count - 1)
