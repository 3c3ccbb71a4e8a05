"""The parts of a sentence about a finding: figures, names, what was counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from merchant_assistant.catalogue.amounts import quantity_of
from merchant_assistant.catalogue.inquiry import TIMES, Figure, Finding, Row, cover_of, rate_of
from merchant_assistant.chat.exact.columns.labels import field_label, in_a_sentence, in_cents, named, number_text
from merchant_assistant.chat.exact.columns.model import Reading, Reply, Value
from merchant_assistant.chat.exact.items.replacing import about
from merchant_assistant.chat.exact.words.phrases import phrase

VALUES = 12  # values that a sentence tells
MONEY = frozenset({"price", "cost", "compare_at_price", "discount", "margin", *TIMES})
CENT = Decimal("0.01")
_OWN_WORDS = frozenset(
    {"worth", "range", "every", "compare", "alike", "amount", "containers", "budget"}
)  # told by what is wanted
_ROUNDED = frozenset({"average", "median"})


@dataclass(frozen=True, slots=True)
class Phrasing:
    """What sentences are made of. ``day``: of the import that prices and stock are from, '' where none is known."""

    reading: Reading
    finding: Finding
    day: str = ""

    @property
    def query(self) -> str:
        """What was counted, in plain words."""
        language, inquiry = self.reading.language, self.reading.inquiry
        wanted = self.reading.wanted
        name = f"query_{wanted if wanted in _OWN_WORDS else inquiry.operation}"
        name = "query_pieces" if is_pieces(self.reading) else name
        named = {"things": self._kind, "field": self._field, "name": self.reading.like}
        what = phrase(language, name).format(**named, quantity=self.reading.quantity)
        if inquiry.group:
            what = phrase(language, "query_group").format(
                what=what, field=in_a_sentence(field_label(inquiry.group, language))
            )
        if self.reading.chips:
            what = phrase(language, "query_where").format(what=what, conditions=self._conditions)
        if self.reading.of:
            what = phrase(language, "query_base").format(what=what, conditions=self.reading.of)
        if inquiry.order and inquiry.order.field:
            by = self.reading.heads.label(inquiry.order.field, language)
            up = "query_order_down" if inquiry.order.descending else "query_order_up"
            what = phrase(language, up).format(what=what, field=by)
        return phrase(language, "query_limit").format(what=what, limit=inquiry.limit) if inquiry.limit else what

    @property
    def _kind(self) -> str:
        """Products or variants; in Chinese without the word that counts them."""
        things = self.reading.inquiry.things
        return phrase(self.reading.language, things.removesuffix("s") if self.reading.language == "zh" else things)

    @property
    def _conditions(self) -> str:
        return phrase(self.reading.language, "between_conditions").join(chip.text for chip in self.reading.chips)

    @property
    def _asked(self) -> str:
        """The field whose values are told."""
        inquiry = self.reading.inquiry
        return inquiry.field or (inquiry.order.field if inquiry.order else "")

    @property
    def _field(self) -> str:
        named = self._asked or self.reading.inquiry.group
        return in_a_sentence(self.reading.heads.label(named, self.reading.language)) if named else ""

    def say(self, sentence: str, /, **filled: object) -> str:
        language, things = self.reading.language, self.reading.inquiry.things
        told = phrase(language, "between_conditions").join(filter(None, (self._conditions, self.reading.of)))
        where = phrase(language, "where").format(conditions=told) if told else ""
        parts = {
            "things": phrase(language, things), "thing": phrase(language, things.removesuffix("s")), "where": where,
            "field": self._field,
        }  # fmt: skip
        filled = {name: f"{told:,}" if isinstance(told, int) else told for name, told in filled.items()}
        if filled.get("count") == "1" and language == "en":
            parts["things"] = parts["thing"]
        text = phrase(language, sentence).format_map(parts | filled)
        return text[:1].upper() + text[1:]

    def exact(self, text: str, value: Value) -> Reply:
        language = self.reading.language
        if self.day and ({self.reading.inquiry.field, *self._told_fields()} & (MONEY | {"stock"})):
            text += phrase(language, "as_of").format(day=self.day)
        for typed, known in self.reading.read_as:
            text += phrase(language, "read_as" if typed else "read_plainly").format(typed=typed, known=known)
        return Reply("exact", text, value, self.query, self.reading, self.finding)

    def _told_fields(self) -> Iterable[str]:
        inquiry = self.reading.inquiry
        yield inquiry.order.field if inquiry.order else ""
        for chip in self.reading.chips:
            yield from about(chip.condition)

    def _declined(self, name: str) -> Reply:
        return Reply("declined", self.say(name), None, self.query)

    def blank(self) -> str:
        """How many have no value, where some have none."""
        blank = self.finding.blank
        return self.say("blank_one" if blank == 1 else "blank_many", count=blank) if blank else ""

    def rounded(self, figure: Figure) -> Figure:
        if self.reading.inquiry.operation not in _ROUNDED and not _is_divided(self.reading.inquiry.field):
            return figure
        return replace(figure, value=in_cents(figure.value))

    def _number(self, figure: Figure) -> str:
        short = in_cents(figure.value) if _is_divided(self.reading.inquiry.field) else figure.value
        return self._counted(number_text(short, figure.unit))

    def _counted(self, number: str) -> str:
        """A number of the field that is told, with what that is counted in."""
        return self.reading.heads.number(number, self._asked) if self.reading.inquiry.operation != "count" else number

    def _plain(self, figure: Figure) -> Decimal | int:
        whole = figure.value == figure.value.to_integral_value() and self.reading.inquiry.field not in MONEY
        return int(figure.value) if whole else figure.value

    def _one_value(self, values: Sequence[str]) -> Value:
        if len(values) > 1:
            return tuple(values)
        quantity = quantity_of(values[0])
        if quantity and self.reading.inquiry.field in MONEY | {"stock"}:
            return quantity.number if self.reading.inquiry.field in MONEY else int(quantity.number)
        return values[0]

    def _pair(self, figure: Figure) -> str:
        return phrase(self.reading.language, "pair").format(name=figure.group, value=self._number(figure))

    def _pairs(self, told: Sequence[str]) -> str:
        shown = phrase(self.reading.language, "between_pairs").join(told[:VALUES])
        more = len(told) - VALUES
        return phrase(self.reading.language, "and_more").format(values=shown, count=more) if more > 0 else shown

    def name(self, row: Row) -> str:
        return named(row.title, row.sku, self.reading.language)

    def _names(self, rows: Sequence[Row], count: int) -> str:
        return self._more([self.name(row) for row in rows], count - len(rows))

    def _more(self, told: Sequence[str], more: int, between: str = "comma") -> str:
        """Some of them, and how many are not named. ``between``: figures have commas themselves."""
        names = phrase(self.reading.language, between).join(told)
        return phrase(self.reading.language, "and_more").format(values=names, count=more) if more > 0 else names

    def comma(self, parts: Iterable[str]) -> str:
        return phrase(self.reading.language, "comma").join(parts)

    def _listed(self, values: Iterable[str]) -> str:
        told = list(values)
        return self._more(told[:VALUES], len(told) - VALUES)


def is_cheapest(reading: Reading) -> bool:
    """Whether things are wanted by their lowest prices."""
    inquiry = reading.inquiry
    order = inquiry.order
    listed = inquiry.operation == "list" and order is not None and order.field in MONEY and not order.descending
    lowest = inquiry.operation == "lowest" and inquiry.field in MONEY and reading.wanted == "figure"
    return (lowest or (listed and reading.wanted == "things" and inquiry.limit is not None)) and not inquiry.group


def is_pieces(reading: Reading) -> bool:
    """Whether pieces in stock are added up."""
    inquiry = reading.inquiry
    return reading.wanted == "figure" and inquiry.operation == "sum" and inquiry.field == "stock" and not inquiry.group


def _is_divided(field: str) -> bool:
    """Whether the numbers of a field come of a division, and are told with two digits behind the point."""
    return bool(cover_of(field) or rate_of(field))
