"""What so many pieces or cases of something cost, and how many cases so many pieces are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from merchant_assistant.catalogue.amounts import quantity_of
from merchant_assistant.catalogue.inquiry import Finding, Inquiry
from merchant_assistant.catalogue.pricing import price_for
from merchant_assistant.chat.exact.columns.as_called import counted, in_language
from merchant_assistant.chat.exact.columns.labels import cell_text, number_text
from merchant_assistant.chat.exact.columns.model import Reading, Reply
from merchant_assistant.chat.exact.prices.budget import bought
from merchant_assistant.chat.exact.prices.cartons import numbers_in
from merchant_assistant.chat.exact.telling.wording import BETWEEN, Wording
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.measures import OWN
from merchant_assistant.chat.exact.words.phrases import phrase

Find = Callable[[Inquiry], Finding]
_ZERO = Decimal(0)
_CENT = Decimal("0.01")


def amount(reading: Reading, find: Find, day: str) -> Reply:
    """What several pieces of one thing cost: at the price from so many on, where there are tiers."""
    reading = _of_this(reading, find)
    priced = find(reading.inquiry)
    say = Wording(reading, priced, day)
    if reading.inquiry.operation == "sum":
        priced_each = find(replace(reading.inquiry, operation="values"))
        tiers = find(replace(reading.inquiry, operation="values", field="price_tiers")).figures
        alike = all(row.value and BETWEEN not in row.value for row in priced_each.rows)  # each has one price
        return _of_each(reading, priced_each, say) if alike and not tiers else say.which()
    prices = {one for figure in priced.figures if (one := quantity_of(figure.group or ""))}
    several = priced.passing > 1 and (reading.single or bool(priced.blank))
    if several or len(prices) > 1 or not priced.passing:
        return say.which()
    if not prices:
        return Reply("declined", say.say("no_value"), None, say.query)
    price = prices.pop()
    of_pieces = reading.inquiry.field == "price"
    tiers = find(replace(reading.inquiry, field="price_tiers")).figures if of_pieces else ()
    tier = price_for(reading.quantity, tiers[0].group or "") if len(tiers) == 1 else None
    each, unit = (Decimal(tier.amount), tier.currency or "") if tier else (price.number, price.unit)
    value = each * reading.quantity
    text = say.say(
        "amount", quantity=_bought(reading), name=_of_all(reading, priced, say), price=number_text(each, unit),
        value=number_text(value, unit),
    )  # fmt: skip
    return say.exact(text, value)


def _bought(reading: Reading) -> str:
    """How many, and of what where these are no pieces: 3 cases."""
    sold_in = in_language(reading.sold_in, reading.language)
    return counted(str(reading.quantity), sold_in) if sold_in else str(reading.quantity)


def containers(reading: Reading, find: Find, day: str) -> Reply:
    """How many cases so many pieces are; the last of them may not be full."""
    finding = find(reading.inquiry)
    say = Wording(reading, finding, day)
    if not finding.passing or len(finding.figures) != 1:
        return say.which()
    each = reading.heads.number(cell_text(finding.figures[0].group or ""), reading.inquiry.field)
    value = counted(str(reading.times), in_language(reading.sold_in, reading.language))
    text = say.say("containers", quantity=reading.quantity, name=_of_all(reading, finding, say), value=value, each=each)
    return say.exact(text, reading.times)


def budget(reading: Reading, find: Find, day: str) -> Reply:
    """How many whole ones of one thing the money buys, and what is left of it; not where the price falls by number."""
    priced = find(reading.inquiry)
    say = Wording(reading, priced, day)
    prices = {one for figure in priced.figures if (one := quantity_of(figure.group or ""))}
    tiers = find(replace(reading.inquiry, field="price_tiers")).figures
    if len(prices) != 1 or priced.blank or tiers or reading.money is None or priced.passing != 1:
        return say.which()
    price = prices.pop()
    if price.number <= 0:
        return Reply("declined", say.say("no_value"), None, say.query)
    priced_in = price.unit or _currency(reading, find)
    if reading.currencies and priced_in and not {priced_in, OWN} & {*reading.currencies}:
        return Reply(
            "declined", say.say("budget_currency", unit=priced_in, said=reading.currencies[0]), None, say.query
        )
    count, rest = bought(reading.money, price.number)
    value = counted(str(count), in_language(reading.sold_in, reading.language)) if reading.sold_in else str(count)
    text = say.say(
        "budget", money=number_text(reading.money, price.unit), value=value, name=_of_all(reading, priced, say),
        price=number_text(price.number, price.unit), rest=number_text(rest.quantize(_CENT), price.unit),
    )  # fmt: skip
    return say.exact(text, count)


def _currency(reading: Reading, find: Find) -> str:
    """The currency that the row has for its main price: a second column of prices names none of its own."""
    told = [quantity_of(figure.group or "") for figure in find(replace(reading.inquiry, field="price")).figures]
    units = {one.unit for one in told if one}
    return units.pop() if len(units) == 1 else ""


def _of_this(reading: Reading, find: Find) -> Reading:
    """With as many pieces as are in so many cartons of this thing: of another they hold another number."""
    if not reading.per or reading.inquiry.operation != "values":
        return reading
    counts = numbers_in(find(replace(reading.inquiry, field=reading.per)))
    pieces = counts.pop() if len(counts) == 1 else _ZERO
    if pieces < 1 or pieces != int(pieces):
        raise Unclear(phrase(reading.language, "which_product"))
    return replace(reading, quantity=int(pieces) * reading.times)


def _of_each(reading: Reading, each: Finding, say: Wording) -> Reply:
    """What so many of each of several things cost; each has one price, however many variants take it over."""
    prices = [quantity_of(row.value) for row in each.rows]
    known = [price for price in prices if price]
    if len(known) != each.passing or len({one.unit for one in known}) != 1 or reading.inquiry.where is None:
        return say.which()
    total, unit = sum((one.number for one in known), _ZERO), known[0].unit
    text = say.say(
        "amount" if each.passing == 1 else f"amount_of_each_{reading.inquiry.things}", quantity=reading.quantity,
        count=each.passing, name=_of_all(reading, each, say), price=number_text(total, unit),
        value=number_text(total * reading.quantity, unit),
    )  # fmt: skip
    return say.exact(text, total * reading.quantity)


def _of_all(reading: Reading, priced: Finding, say: Wording) -> str:
    """The one thing by its name, or what all of several are that cost the same."""
    if priced.passing == 1:
        return say.name(priced.rows[0])
    return phrase(reading.language, "between_conditions").join(chip.text for chip in reading.chips)
