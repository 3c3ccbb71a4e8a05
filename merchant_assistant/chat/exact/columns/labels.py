"""Fields and conditions in the words of a person, for chips and for what was counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from merchant_assistant.catalogue.dates import DAY, day_text
from merchant_assistant.catalogue.importing.month_heads import month_of
from merchant_assistant.catalogue.inquiry import PRODUCT, cover_of, made_of, parts_of, rate_of, span_of_field, total_of
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import concepts
from merchant_assistant.chat.exact.words.measures import currencies
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.chat.language import tongue
from merchant_assistant.foundation.prose import Language, plain

_MOST = 4  # values that a label names
_HTML = re.compile(r"</[a-z]\w*>|<br\b", re.IGNORECASE)
_SIGNS = {"w": "W", "kw": "kW", "v": "V", "mah": "mAh", "wh": "Wh", "kwh": "kWh", "hz": "Hz"}  # as units are written
_COUNTED = frozenset({"stock", "price", "compare_at_price", "cost", "moq", "carton"})
_MEASURED = re.compile(r"([\d.,]+) ([a-z]{1,3})")
_CENT = Decimal("0.01")
_LAST_MONTH = 12
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_BETWEEN = "; "  # several values of one thing
_PLAIN = re.compile(r"((?:[^;:]{1,60}: )?)(\d*\.?\d+) ([A-Z]{3})")  # of some customers: "Dealers: 12.5 EUR"


def field_label(field: str, language: Language) -> str:
    """What a field is called: an attribute as its column is."""
    if span := span_of_field(field):
        return phrase(language, f"of_{span[0]}").format(field=field_label(span[1], language))
    if computed := _computed(field, language):
        return computed
    if parts := parts_of(field):
        high, low = (field_label(one, language) for one in parts)
        return phrase(language, "apart").format(high=high, low=low)
    if field.startswith(ATTRIBUTE):
        return _column(field.removeprefix(ATTRIBUTE).replace("_", " "), language)
    known = tongue(language).labels.get(field)
    return in_a_sentence(known) if known and language == "en" else known or concept_label(field, language)


def _computed(field: str, language: Language) -> str:
    """What a field is called that follows from others; '' for any other."""
    if cover := cover_of(field):
        sales = field_label(cover[3], language)
        return phrase(language, "cover").format(unit=phrase(language, f"cover_{cover[0]}"), sales=sales)
    if rate := rate_of(field):
        told = phrase(language, f"rate_{rate[0]}")
        return phrase(language, "rate").format(price=field_label(rate[2], language), of=told)
    if made := made_of(field):
        count, each = (field_label(one, language) for one in made[1:])
        return f"{each} × {count}" if made[0] == PRODUCT else field_label(made[0], language)
    if added := total_of(field):
        return phrase(language, f"total_{added[0]}").format(months=_months(added[1], language))
    return ""


def _months(fields: tuple[str, ...], language: Language) -> str:
    """Columns that are added up: the first and the last of several that follow one another, else each."""
    names = [field_label(one, language) for one in fields]
    held = [told[0][1] for one in fields if (told := month_of(one.removeprefix(ATTRIBUTE)))]
    if any(month % _LAST_MONTH + 1 != after for month, after in pairwise(held)):
        return f"{phrase(language, 'comma').join(names[:-1])}{phrase(language, 'and')}{names[-1]}"
    return phrase(language, "first_to_last").format(first=names[0], last=names[-1]) if len(names) > 1 else names[0]


def in_a_sentence(label: str) -> str:
    """A column's name as it stands within a sentence: "Material" is "material", "HS code" stays."""
    return label[:1].lower() + label[1:] if label[1:].islower() else label


def _column(name: str, language: Language) -> str:
    """A column's name; of one in the other language what that is called here, where it is known."""
    if name.isascii() != (language == "zh"):
        return name
    return called(name, language) or name


def called(name: str, language: Language) -> str:
    """What a field that is named by these words is called; '' where they name none."""
    key = key_of(name)
    known = next((one for one in concepts().values() if key in one.names), None)
    return "" if known is None else known.label_zh if language == "zh" else known.label


def concept_label(concept: str, language: Language) -> str:
    """What something is called that a catalogue may have a field for."""
    known = concepts().get(concept)
    if known is None:
        return phrase(language, f"field_{concept}") if concept in ("variants", "source") else concept
    return known.label_zh if language == "zh" else known.label


def listed(values: Sequence[str], language: Language) -> str:
    """Some values, and how many more there are."""
    shown = phrase(language, "comma").join(values[:_MOST])
    more = len(values) - _MOST
    return phrase(language, "and_more").format(values=shown, count=more) if more > 0 else shown


def value_label(field: str, values: Sequence[str], language: Language) -> str:
    """``colour: Black``."""
    return phrase(language, "is").format(field=field_label(field, language), value=listed(values, language))


def named(title: str, sku: str, language: Language) -> str:
    """A thing by its name and number; a handle that only says the name again is left out."""
    return title if is_handle(sku, title) else phrase(language, "named_things").format(title=title, sku=sku)


def is_handle(sku: str, title: str) -> bool:
    """Whether a number is made of the title's words, as shop systems write it into addresses: navy-sports-jacket."""
    words, parts = _WORD.findall(title.casefold()), _WORD.findall(sku.casefold())
    return len(parts) > 1 and all(any(word.startswith(part) for word in words) for part in parts)


def number_text(number: Decimal, unit: str = "") -> str:
    """A number with its digits in threes, no exponent, and its unit; of money no half of a cent's place; a day."""
    if unit == DAY:
        return day_text(number)
    text, unit = digits_of(number, unit), _SIGNS.get(unit, unit)
    if not unit:
        return text
    return f"{text}{unit}" if not unit.isascii() else f"{text} {unit}"


def digits_of(number: Decimal, unit: str) -> str:
    """A number without its unit, as it stands before it."""
    return money_text(number) if currencies(unit) else f"{number:,f}"


def in_cents(number: Decimal) -> Decimal:
    """A number with two decimal places at most, as a sentence and the table below it have it."""
    short = number.quantize(_CENT, ROUND_HALF_UP)
    longer = int(number.as_tuple().exponent) < int(_CENT.as_tuple().exponent)
    return short if longer else number


def readable(value: str) -> str:
    """A cell without the HTML that shops write descriptions in."""
    return plain(value) if _HTML.search(value) else value


def cell_text(value: str, field: str = "") -> str:
    """A cell as people write it: prices with their cents, what counts things in threes; all else as it stands there."""
    if cover_of(field) or rate_of(field):
        short = _in_short if cover_of(field) else _each
        return _BETWEEN.join(short(part) for part in value.split(_BETWEEN))
    parts = ((part, _PLAIN.fullmatch(part)) for part in readable(value).split(_BETWEEN))
    return _BETWEEN.join(
        _money_of(plain) if plain and currencies(plain[3]) else _signed(in_threes(part, field)) for part, plain in parts
    )


def _signed(cell: str) -> str:
    """A figure with its unit as it is printed: 5 w is 5 W."""
    found = _MEASURED.fullmatch(cell)
    return f"{found[1]} {_SIGNS[found[2]]}" if found and found[2] in _SIGNS else cell


def _in_short(number: str) -> str:
    return f"{in_cents(Decimal(number)).normalize():,f}" if re.fullmatch(r"-?\d+(?:\.\d+)?", number) else number


def _each(price: str) -> str:
    """A price that was divided, to the cent: 1.40, 0.83 GBP."""
    figure, _, unit = price.partition(" ")
    number = in_cents(Decimal(figure)) if re.fullmatch(r"-?\d+(?:\.\d+)?", figure) else None
    return price if number is None else f"{money_text(number)} {unit}".strip()


def in_threes(cell: str, field: str) -> str:
    """A plain number with its digits in threes, where its field counts or prices things: no barcode is one."""
    return f"{Decimal(cell):,f}" if field in _COUNTED and _DIGITS.fullmatch(cell) else cell


def _money_of(cell: re.Match[str]) -> str:
    return f"{cell[1]}{money_text(Decimal(cell[2]))} {cell[3]}"


def money_text(number: Decimal) -> str:
    """A price as people write it: cents whole, and no zeros behind them that a file fills up with."""
    return re.sub(r"(\.\d\d)0+$", r"\1", re.sub(r"\.\d$", r"\g<0>0", f"{number:,f}"))
