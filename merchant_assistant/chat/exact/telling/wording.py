"""A finding in one sentence, with the figure that is its value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from merchant_assistant.catalogue.amounts import quantity_of
from merchant_assistant.catalogue.dates import DAY
from merchant_assistant.catalogue.inquiry import AnyOf, Condition, Figure, Row, Skus
from merchant_assistant.chat.exact.columns.labels import cell_text, field_label, in_a_sentence, number_text
from merchant_assistant.chat.exact.columns.model import Reply
from merchant_assistant.chat.exact.telling.phrasing import CENT, MONEY, VALUES, Phrasing
from merchant_assistant.chat.exact.words.phrases import phrase

_NAMED = 5  # things that a sentence names
_OPTIONS = 30  # of one product, that a sentence names
_SHOWN = 50  # rows that are looked through for values to name
_EACH = 8  # things that are told with their values
_PARTS = re.compile(r"\s*[,;|]\s*")
BETWEEN = "; "  # several values of one row
_FIGURES = frozenset({"sum", "average", "median", "lowest", "highest"})


@dataclass(frozen=True, slots=True)
class Wording(Phrasing):
    """Says what was found."""

    def reply(self) -> Reply:
        """The answer."""
        wanted, inquiry = self.reading.wanted, self.reading.inquiry
        if inquiry.group:
            return self._groups()
        by_wanted = {"exists": self._exists, "look": self._values, "every": self._every}
        by_operation = {
            "lowest": self._extreme, "highest": self._extreme, "sum": self._figure, "average": self._figure,
            "median": self._figure, "share": self._share, "distinct": self._distinct, "list": self._list,
        }  # fmt: skip
        return (by_wanted.get(wanted) or by_operation.get(inquiry.operation) or self._count)()

    # answers

    def _count(self) -> Reply:
        count = self.finding.passing
        name = "count_none" if not count else "count_one" if count == 1 else "count"
        return self.exact(self.say(name, count=count), count)

    def _exists(self) -> Reply:
        count = self.finding.passing
        return self.exact(self.say("exists_yes" if count else "exists_no", count=count), count > 0)

    def _every(self) -> Reply:
        count, whole = self.finding.passing, self.finding.whole
        if not whole:
            return self._declined("every_none")
        name = "every_yes" if count == whole else "every_no"
        return self.exact(self.say(name, count=count, whole=whole), count == whole)

    def _figure(self) -> Reply:
        figures = self.finding.figures
        if not figures:
            return self._declined("no_value")
        if len(figures) > 1:
            return self._several_units(figures)
        figure = self.rounded(figures[0])
        several = figure.numbers > figure.things and self.reading.inquiry.operation != "sum"
        of_each = self.reading.inquiry.things == "products" and self.reading.inquiry.field in MONEY
        kind = "_of_each" if several and of_each else "_of_several" if several else ""
        name = self.reading.inquiry.operation + kind
        text = self.say(name, value=self._number(figure), count=figure.things, numbers=figure.numbers)
        return self.exact(text + self.blank(), self._plain(figure))

    def _several_units(self, figures: Sequence[Figure]) -> Reply:
        """Nothing is added up over currencies; each is told."""
        values = self._listed(self._number(self.rounded(figure)) for figure in figures)
        name = "mixed_money" if self.reading.inquiry.field in MONEY else "mixed_units"
        return Reply("declined", self.say(name, values=values), None, self.query)

    def _extreme(self) -> Reply:
        finding = self.finding
        if not finding.figures:
            return self._declined("no_value")
        if len(finding.figures) > 1:
            return self._several_units(finding.figures)
        best = finding.rows[: min(finding.tied or 1, _NAMED)]
        names = self._names(best, max(finding.tied, 1))
        value = self._number(finding.figures[0])
        told: str = self.reading.inquiry.operation
        if finding.figures[0].unit == DAY:
            told = "last_day" if told == "highest" else "first_day"
        text = self.say(told, value=value, names=names)
        return self.exact(text + self.blank(), self._plain(finding.figures[0]))

    def _share(self) -> Reply:
        finding = self.finding
        if not finding.figures:
            return self._declined("share_none")
        percent = percent_of(finding.figures[0].value)
        text = self.say(
            "share",
            things=phrase(self.reading.language, self.reading.inquiry.things),
            percent=number_text(percent),
            count=finding.passing,
            whole=finding.whole,
        )
        return self.exact(text, percent)

    def _distinct(self) -> Reply:
        count = int(self.finding.figures[0].value) if self.finding.figures else 0
        if not count:
            return self._declined("no_value")
        told = list(dict.fromkeys(one for row in self.finding.rows[:_SHOWN] for one in row.value.split(BETWEEN)))
        parts = list(dict.fromkeys(part for value in told for part in _PARTS.split(value)))
        told = parts if len(told) < len(parts) == count else told  # the cells list several each
        values = self._more(told[:VALUES], count - len(told[:VALUES]))
        return self.exact(self.say("distinct", count=count, values=values), count)

    def _list(self) -> Reply:
        rows, count = self.finding.rows, self.finding.passing
        order, limit = self.reading.inquiry.order, self.reading.inquiry.limit
        if not count:
            return self.exact(self.say("count_none", count=0), 0)
        if order:
            told = [self._own(row) for row in rows[: limit or _EACH]]
            names = self._more(told, 0 if limit else count - self.finding.blank - len(told), "between_pairs")
            return self.exact(self.say("ranked", names=names) + self.blank(), tuple(told))
        most = _OPTIONS if self._is_of_one_product() else _NAMED
        names = self._names(rows[: limit or most], min(limit or count, count))
        name = "listed_first" if limit and limit < count else "listed"
        text = self.say(name, count=count, limit=limit, names=names)
        named = most == _OPTIONS or (count == 1 and all(all_skus(chip.condition) for chip in self.reading.chips))
        return self.exact(text, tuple(row.title for row in rows) if named else count)

    def _is_of_one_product(self) -> bool:
        """Whether the variants of one product are listed: these are its options, and all are named."""
        rows = self.finding.rows
        return self.reading.inquiry.things == "variants" and len({row.product_id for row in rows}) == 1 < len(rows)

    def _values(self) -> Reply:
        """What things have of a field: of one all, of a few each, of many the different ones."""
        finding, passing = self.finding, self.finding.passing
        if not passing:
            return self._declined("nothing_passes")
        if not finding.figures:
            return self._untold()
        values = tuple(cell_text(figure.group or "", self._asked) for figure in finding.figures)
        if passing == 1:
            told = map(self._counted, values)
            text = self.say("lookup", name=self.name(finding.rows[0]), value=self._listed(told))
            return self.exact(text, self._one_value(values))
        alike = len(values) == 1 and not finding.blank  # what does one cost, where each costs the same
        return self._values_of_several(values) if alike or not self.reading.single else self.which()

    def _untold(self) -> Reply:
        """That a field is empty: of one thing by its name."""
        if self.finding.passing != 1 or not self.finding.rows:
            return self._declined("no_value")
        return Reply("declined", self.say("no_value_of", names=self.name(self.finding.rows[0])), None, self.query)

    def _values_of_several(self, values: tuple[str, ...]) -> Reply:
        """Of a few things each with its own, of SKUs also where one has several; else the different values."""
        rows = self.finding.rows
        if len(values) > 1 and self.reading.chips and all(quantity_of(value) for value in values):
            if all(all_skus(chip.condition) for chip in self.reading.chips):
                return self._each()
            several = len(rows) > _EACH or any(BETWEEN in row.value for row in rows)
            return self.which() if several else self._each()
        return self.exact(self.say("values", values=self._listed(map(self._counted, values))), self._one_value(values))

    def _each(self) -> Reply:
        told = tuple(map(self._own, self.finding.rows))
        between = phrase(self.reading.language, "between_pairs")
        return self.exact(self.say("lookup_each", values=between.join(told)), told)

    def _own(self, row: Row) -> str:
        """A thing with its value."""
        return phrase(self.reading.language, "own").format(
            name=self.name(row), value=self._counted(cell_text(row.value, self._asked))
        )

    def which(self) -> Reply:
        rows = self.finding.rows
        if not rows:
            return Reply("clarify", phrase(self.reading.language, "which_product"), None, self.query)
        names = self._names(rows[:_NAMED], len(rows))
        return Reply("clarify", phrase(self.reading.language, "several_named").format(names=names), None, self.query)

    def _groups(self) -> Reply:
        inquiry, figures = self.reading.inquiry, [self.rounded(figure) for figure in self.finding.figures]
        if not figures:
            return self._declined("no_value")
        if len({figure.unit for figure in figures}) > 1:
            values = self._pairs([self._pair(figure) for figure in figures])
            return Reply("declined", self.say("mixed_units", values=values), None, self.query)
        if inquiry.limit:
            return self._best_groups(figures)
        pairs = tuple((figure.group or "", self._plain(figure)) for figure in figures)
        told = [self._pair(figure) for figure in figures]
        name = "group_counts" if inquiry.operation == "count" else "groups"
        label = in_a_sentence(field_label(inquiry.group, self.reading.language))
        text = self.say(name, values=self._pairs(told), field=label, what=self.query)
        return self.exact(text, pairs)

    def _best_groups(self, figures: Sequence[Figure]) -> Reply:
        """The group with the most, or those that share the place."""
        tied = max(self.finding.tied, 1)
        if (self.reading.inquiry.limit or 1) > 1:
            pairs = tuple((figure.group or "", self._plain(figure)) for figure in figures)
            return self.exact(
                self.say("groups", values=self._pairs(list(map(self._pair, figures))), what=self.query), pairs
            )
        names = tuple(figure.group or "" for figure in figures[:tied])
        value = self._number(figures[0])
        text = self._first_of(names, value)
        return self.exact(text, names if len(names) > 1 else names[0])

    def _first_of(self, names: Sequence[str], value: str) -> str:
        """Which group has the most or least, and of what."""
        inquiry, language = self.reading.inquiry, self.reading.language
        down = inquiry.order is None or inquiry.order.descending
        many = "groups" if len(names) > 1 else "group"
        *first, last = names
        named = phrase(language, "and").join((*([self.comma(first)] if first else []), last))
        if inquiry.operation == "count":
            return self.say(f"{many}_{'most' if down else 'fewest'}", name=named, value=value)
        if inquiry.operation not in _FIGURES:
            return self.say("groups_tied" if len(names) > 1 else "group_best", name=named, names=named, value=value)
        own = inquiry.operation == ("highest" if down else "lowest")  # the highest of the highest prices is the highest
        figure = self._field if own else phrase(language, f"figure_{inquiry.operation}").format(field=self._field)
        return self.say(f"{many}_{'high' if down else 'low'}", name=named, value=value, figure=figure)


def percent_of(part: Decimal) -> Decimal:
    """A part of 1 in per cent, with two places at most."""
    percent = (part * 100).quantize(CENT, ROUND_HALF_UP).normalize()
    return percent.quantize(Decimal(1)) if percent == percent.to_integral_value() else percent


def all_skus(condition: Condition) -> bool:
    """Whether only SKUs are named."""
    if isinstance(condition, AnyOf):
        return all(map(all_skus, condition.conditions))
    return isinstance(condition, Skus)
