"""Answers that take more than one inquiry: stock times price, a range, how far two things are apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from merchant_assistant.catalogue.amounts import Quantity, quantity_of
from merchant_assistant.catalogue.inquiry import AllOf, Condition, Figure, Finding, Inquiry, Skus, Test, Things
from merchant_assistant.chat.exact.asking.by_month import told_by_month
from merchant_assistant.chat.exact.asking.comparing import compared
from merchant_assistant.chat.exact.asking.placing import placed
from merchant_assistant.chat.exact.asking.versus import compared_groups
from merchant_assistant.chat.exact.columns.as_called import counted
from merchant_assistant.chat.exact.columns.labels import cell_text, number_text
from merchant_assistant.chat.exact.columns.model import Chip, Reading, Reply
from merchant_assistant.chat.exact.columns.single import is_of_one
from merchant_assistant.chat.exact.items.replacing import about
from merchant_assistant.chat.exact.prices.so_many import amount, budget, containers
from merchant_assistant.chat.exact.telling.phrasing import is_cheapest, is_pieces
from merchant_assistant.chat.exact.telling.wording import Wording, all_skus, percent_of
from merchant_assistant.chat.exact.values.in_names import told_by_names
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.likeness import others, traits_of
from merchant_assistant.chat.exact.words.measures import Amount, converted, units_of
from merchant_assistant.chat.exact.words.phrases import phrase

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue

Find = Callable[[Inquiry], Finding]


class Worth(Protocol):
    """Stock times price, or cost."""

    def __call__(self, where: Condition | None, *, at: str) -> Sequence[Figure]:
        """By currency."""


_TWO = 2
_ZERO = Decimal(0)
_SIDES = 10  # things that are set side by side, or named as alike


def special(reading: Reading, find: Find, catalogue: Catalogue, day: str) -> Reply | None:
    """The answer to a reading that wants one of these; None for any other."""
    if reading.wanted == "worth":
        return _worth(reading, find, day, catalogue.stock_worth)
    if reading.wanted == "compare":
        finding = find(reading.inquiry)
        products = catalogue.present(dict.fromkeys(row.product_id for row in finding.rows[:_SIDES]))
        return compared(reading, replace(finding, rows=finding.rows[:_SIDES]), products, day)
    if reading.wanted == "alike":
        return _alike(reading, catalogue, day)
    make = _way(reading, find)
    return make(reading, find, day) if make else None


def _way(reading: Reading, find: Find) -> Callable[[Reading, Find, str], Reply | None] | None:
    """What makes the answer."""
    if is_pieces(reading):
        return _in_stock
    if is_cheapest(reading):
        return _above_zero
    if is_of_one(reading, find):
        return _pieces
    makes: dict[str, Callable[[Reading, Find, str], Reply | None]] = {
        "range": _range,
        "differ": _differ,
        "pieces": _pieces,
        "amount": amount,
        "placed": placed,
        "containers": containers,
        "budget": budget,
    }
    makes |= {"versus": compared_groups, "part": _part, "gap": _gap, "of_best": _of_best, "in_names": told_by_names}
    makes["months"] = told_by_month
    return makes.get(reading.wanted)


def _above_zero(reading: Reading, find: Find, day: str) -> Reply | None:
    """The cheapest of what has a price at all: goods that are not sold stand at zero, and are told besides."""
    inquiry = reading.inquiry
    field = inquiry.field or (inquiry.order.field if inquiry.order else "")
    at_zero, above = Test(field, low=_ZERO, high=_ZERO), Test(field, low=_ZERO, low_open=True)
    free = find(Inquiry("count", inquiry.things, _and(inquiry.where, at_zero), limit=0)).passing
    sold = replace(inquiry, where=_and(inquiry.where, above))
    if not free or not (found := find(sold)).passing:
        return None
    say = Wording(replace(reading, inquiry=sold), found, day)
    reply = say.reply()
    told = say.say("zero_one" if free == 1 else "zero_many", count=free)
    return replace(reply, text=reply.text + told) if reply.kind == "exact" else reply


def _and(where: Condition | None, more: Condition) -> Condition:
    return more if where is None else AllOf((where, more))


def _worth(reading: Reading, find: Find, day: str, figures: Worth) -> Reply:
    """Stock times price of every variant, by currency."""
    made = replace(reading, inquiry=replace(reading.inquiry, things="variants"))
    if "stock" in reading.heads.by_case:
        label = reading.heads.label(
            "price" if reading.inquiry.field == "stock" else reading.inquiry.field, reading.language
        )
        unit = reading.heads.counted["stock"]
        raise Unclear(phrase(reading.language, "worth_by_case").format(unit=unit, price=label))
    at = "price" if reading.inquiry.field in ("", "stock") else reading.inquiry.field
    told = figures(reading.inquiry.where, at=at)
    say = Wording(made, replace(find(made.inquiry), figures=tuple(told)), day)
    if len(told) != 1:
        values = say.comma(number_text(one.value, one.unit) for one in told)
        return Reply("declined", say.say("mixed_money" if told else "no_value", values=values), None, say.query)
    text = say.say(
        "worth_at",
        price=reading.heads.label(at, reading.language),
        value=number_text(told[0].value, told[0].unit),
        count=told[0].things,
    )
    return say.exact(text, told[0].value)


def _alike(reading: Reading, catalogue: Catalogue, day: str) -> Reply:
    """What is like a thing, and has what else is wished."""
    things = catalogue.answer(Inquiry("list", where=Skus((reading.like,)))).rows
    if not things:
        return Reply("declined", phrase(reading.language, "no_product").format(sku=reading.like))
    product = catalogue.present([things[0].product_id])[0]
    where = others(reading.like, tuple(chip.condition for chip in reading.chips))
    finding = catalogue.alike(tuple(traits_of(product)), where, "price", reading.inquiry.limit or _SIDES)
    say = Wording(reading, finding, day)
    told = tuple(f"{say.name(row)} {cell_text(row.value, 'price')}".strip() for row in finding.rows)
    name = "alike" if told else "alike_none"
    return say.exact(say.say(name, name=product.title, names=say.comma(told)), told)


def _range(reading: Reading, find: Find, day: str) -> Reply:
    """Lowest and highest at once."""
    low = find(replace(reading.inquiry, operation="lowest"))
    high = find(replace(reading.inquiry, operation="highest"))
    say = Wording(reading, low, day)
    if len(low.figures) != 1 or len(high.figures) != 1:
        return say.reply()
    ends = tuple(number_text(one.figures[0].value, one.figures[0].unit) for one in (low, high))
    text = say.say("range", low=ends[0], high=ends[1], count=low.figures[0].things)
    return say.exact(text, ends)


def _of_best(reading: Reading, find: Find, day: str) -> Reply:
    """A field of what stands first; of several that share the place it is asked which."""
    best = find(reading.inquiry)
    say = Wording(reading, best, day)
    if not best.rows or len(best.figures) != 1:
        return say.reply()
    if best.tied > 1:
        return replace(say, finding=replace(best, rows=best.rows[: best.tied])).which()
    of_it = Skus((best.rows[0].sku,))
    inquiry = Inquiry("values", reading.inquiry.things, _and(reading.inquiry.where, of_it), reading.told)
    chips = (*reading.chips, Chip(best.rows[0].title, of_it))
    made = replace(reading, inquiry=inquiry, wanted="look", chips=chips)
    return Wording(made, find(inquiry), day).reply()


def _gap(reading: Reading, find: Find, day: str) -> Reply:
    """How far the highest is from the lowest."""
    ranged = _range(reading, find, day)
    ends = [find(replace(reading.inquiry, operation=one)).figures for one in ("lowest", "highest")]
    if ranged.kind != "exact" or any(len(figures) != 1 for figures in ends):
        return ranged
    low, high = (figures[0] for figures in ends)
    say = Wording(reading, find(reading.inquiry), day)
    apart = number_text(high.value - low.value, high.unit)
    shown = {"low": number_text(low.value, low.unit), "high": number_text(high.value, high.unit)}
    return say.exact(say.say("gap", apart=apart, **shown), high.value - low.value)


def _part(reading: Reading, find: Find, day: str) -> Reply:
    """Of all pieces in stock, or of what they are worth, how much some things have."""
    whole = find(replace(reading.inquiry, where=reading.inquiry.base, base=None))
    both = AllOf(tuple(one for one in (reading.inquiry.where, reading.inquiry.base) if one))
    inside = find(replace(reading.inquiry, where=both, base=None))
    say = Wording(reading, inside, day)
    if len(whole.figures) != 1 or len(inside.figures) > 1 or not whole.figures[0].value:
        return Reply("declined", say.say("no_value"), None, say.query)
    all_, unit = whole.figures[0].value, whole.figures[0].unit
    some = inside.figures[0].value if inside.figures else _ZERO
    percent = percent_of(some / all_)
    shown = {"part": number_text(some, unit), "whole": number_text(all_, unit)}
    return say.exact(say.say("part", percent=number_text(percent), **shown), percent)


def _differ(reading: Reading, find: Find, day: str) -> Reply:
    """How far two things are apart."""
    order = reading.inquiry.order
    finding = find(reading.inquiry)
    say = Wording(reading, finding, day)
    rows = list(finding.rows)
    numbers = [quantity_of(row.value) for row in rows]
    if not rows and finding.passing:
        return Reply("declined", say.say("no_value"), None, say.query)
    if len(rows) != _TWO or any(number is None for number in numbers) or order is None:
        return say.which()
    first, last = (number for number in numbers if number)
    least = rows[::-1] if (_apart(first, last) or _ZERO) < 0 else rows
    low, high = (last, first) if least is not rows else (first, last)
    apart = _apart(low, high)
    if apart is None:
        return say.which()
    language = reading.language
    told = "; ".join(f"{say.name(row)}: {cell_text(row.value, order.field)}" for row in rows)
    difference = number_text(apart, high.unit)
    verdict = phrase(language, "compared_more").format(name=say.name(least[1]), difference=difference)
    text = phrase(language, "compared").format(
        field=reading.heads.label(order.field, language), values=told,
        verdict=verdict if apart else phrase(language, "compared_equal"),
    )  # fmt: skip
    return say.exact(text[:1].upper() + text[1:], apart)


def _apart(low: Quantity, high: Quantity) -> Decimal | None:
    """How far two numbers are apart, in the unit of the higher one; None where they do not measure the same."""
    if low.unit == high.unit:
        return high.number - low.number
    amount = Amount(0, 0, low.number, (), units_of(low.unit))
    same = converted(amount, [high.unit]).get(high.unit)
    return None if same is None else high.number - same


def _pieces(reading: Reading, find: Find, day: str) -> Reply:
    """How many pieces of one product are in stock; of several, how many of them are. Both are told."""
    finding = find(reading.inquiry)
    pieces = replace(reading, wanted="figure", inquiry=replace(reading.inquiry, operation="sum", field="stock"))
    if finding.passing == 1:
        return _in_stock(pieces, find, day)
    say = Wording(replace(reading, wanted="figure"), finding, day)
    figures = find(pieces.inquiry).figures
    if not finding.passing or len(figures) != 1:
        return say.reply()
    things = _things(reading, finding.passing, find)
    value = number_text(figures[0].value, figures[0].unit)
    return say.exact(say.say("pieces", told=things, value=value, pieces=_piece(figures[0], reading)), finding.passing)


def _in_stock(reading: Reading, find: Find, day: str) -> Reply:
    """The pieces of what was asked about, of how many products and variants."""
    finding = find(reading.inquiry)
    say = Wording(reading, finding, day)
    if len(finding.figures) != 1:
        whole = _there_or_not(reading)
        return _in_stock(whole, find, day) if whole and not finding.passing else say.reply()
    figure = finding.figures[0]
    told = _things(reading, figure.things, find)
    rows = find(replace(reading.inquiry, operation="list", field="", limit=1)).rows if _is_named(reading) else ()
    name = "pieces_of" if rows else "pieces"
    names = say.name(rows[0]) if rows else ""
    value, piece = number_text(figure.value, figure.unit), _piece(figure, reading)
    text = say.say(name, told=told, names=names, value=value, pieces=piece)
    return say.exact(text + say.blank(), int(figure.value))


def _there_or_not(reading: Reading) -> Reading | None:
    """The same of what may be sold out, of which there are none left; None where that is what is asked already."""
    chips = tuple(chip for chip in reading.chips if {*about(chip.condition)} != {"stock"})
    if not chips or len(chips) == len(reading.chips):
        return None
    where = AllOf(tuple(chip.condition for chip in chips))
    return replace(reading, chips=chips, inquiry=replace(reading.inquiry, where=where))


def _is_named(reading: Reading) -> bool:
    """Whether one thing is meant by its name, and nothing else is said of it but that it is there."""
    named = [chip for chip in reading.chips if all_skus(chip.condition)]
    others = (chip.condition for chip in reading.chips if chip not in named)
    one = len(named) == 1 and isinstance(named[0].condition, Skus) and len(named[0].condition.skus) == 1
    return one and all({*about(condition)} <= {"stock"} for condition in others)


def _piece(figure: Figure, reading: Reading) -> str:
    """What is counted of a stock, as its number has it."""
    if unit := reading.heads.counted.get("stock"):
        return counted("1" if figure.value == 1 else "", unit).removeprefix("1").strip()
    return phrase(reading.language, "stock_piece" if figure.value == 1 else "stock_pieces")


def _things(reading: Reading, count: int, find: Find) -> str:
    """``1 product (2 variants)``; the variants only where they are more."""
    language, things = reading.language, reading.inquiry.things
    told = _counted(count, things, reading)
    variants = find(replace(reading.inquiry, operation="count", things="variants", field="")).passing
    if things == "variants" or variants <= count:
        return told
    return phrase(language, "with_variants").format(things=told, variants=_counted(variants, "variants", reading))


def _counted(count: int, things: Things, reading: Reading) -> str:
    one = things.removesuffix("s") if count == 1 and reading.language == "en" else things
    number = phrase(reading.language, "counted")
    return number.format(count=number_text(Decimal(count)), things=phrase(reading.language, one))
