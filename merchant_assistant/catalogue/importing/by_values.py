"""What a column holds, by its values: they speak for a field where the name does not, and against one that it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from statistics import median

from merchant_assistant.catalogue.attribute_types import column_type
from merchant_assistant.catalogue.importing import head_words, names, values
from merchant_assistant.catalogue.importing.facts import Row
from merchant_assistant.catalogue.importing.mapping import clean
from merchant_assistant.catalogue.model import ATTRIBUTE

Column = list[str]  # the cells of one column in the first rows, blank ones left out
_MOST = 0.8
_SHORT_TITLE = 100  # characters; descriptions that are shorter are what products are called
_LONG_TEXT = 80
_NEARLY = 0.9
_LONGEST_CODE = 30
_TELLING = 0.8  # share of texts that differ, and of rows that have one, where nothing but these says that it is a title
_OF_GOODS = frozenset({"sku", "title"})
_SAYS_GOODS = frozenset({"sku", "price", "compare_at_price", "cost", "stock", "barcode", "moq", "mpn"})
_WORDY = 6  # letters of a name of several words
_FEW = 3  # cells below which nothing speaks against a name
_FEW_CODES = 5  # rows from which on a column without a telling name may be that of the SKUs
_PICTURE = re.compile(r"https?://\S+\.(?:jpe?g|png|webp|gif|avif|bmp|tiff?)(?:\?\S*)?(?=$|[\s,;|])", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_MARKUP = re.compile(r"</?(?:p|br|li|ul|div|span|b|strong|h\d)\b[^>]*>", re.IGNORECASE)
_DAYS = re.compile(r"\D{0,8}\d{1,3}(?:\s*[-–~]\s*\d{1,3})?\D{0,12}")
_FRACTION = re.compile(r"\d[.,]\d*[1-9]")
_MANY_PIECES, _DIFFERENT = 30, 1 / 3  # what is more than is put in one pack; of counts of stock: how many differ
_WHOLE = re.compile(r"[.,]00$")
_TARIFF = re.compile(r"\d{4}(?:[. ]?\d{2}){0,4}")
_CENTS = re.compile(r"\d{1,3}(?:[.,' ]?\d{3})*[.,]\d{2}")


def column(rows: Sequence[Row], index: int) -> Column:
    """The clean cells of a column that are not blank."""
    return [text for _, cells in rows if index < len(cells) and (text := clean(cells[index]))]


def contradicts(field: str, name: str, cells: Column) -> bool:
    """Whether what a column holds cannot be what its ``name`` says."""
    if len(cells) < _FEW:
        return False
    if field == "sku":
        return (_barcodes(cells) and names.normal(name) in names.around("codes")) or _said_in_words(cells)
    if field in ("pack", "carton") and head_words.is_measured(name):
        return True
    tests = (_AGAINST.get(field), _SO_CALLED.get((field, names.normal(name))))
    return any(test is not None and test(cells) for test in tests)


def agrees(field: str, cells: Column) -> bool:
    """Whether a column holds what a name says that is only made out word by word."""
    test = _FOR.get(field)
    return bool(cells) and (test is None or test(cells))


def filled(found: list[str], rows: Sequence[Row], heads: Sequence[str], *, named: bool) -> list[str]:
    """Fields with those added that columns without a meaning have by their values.

    ``named``: whether a header says anything; where it does not, values alone must tell codes, prices and titles.
    """
    fields = list(found)
    columns = {index: column(rows, index) for index, known in enumerate(found) if known.startswith(ATTRIBUTE)}
    others = {index for index in columns if head_words.is_something_else(heads[index])}
    if not named:
        columns = {index: cells for index, cells in columns.items() if 2 * len(cells) >= len(rows)}
    for wanted, fits in (_BY_VALUES if named else {**_BY_VALUES, **_WITHOUT_NAMES}).items():
        fitting = [index for index, cells in columns.items() if cells and fields[index].startswith(ATTRIBUTE)]
        fitting = [index for index in fitting if wanted not in _OF_GOODS or index not in others]
        index = next((index for index in fitting if fits(columns[index])), None)
        if wanted not in fields and index is not None:
            fields[index] = wanted
    free = {index: columns[index] for index in columns.keys() - others}
    if named and "sku" not in fields and (numbered := _numbered(fields, free, len(rows))) is not None:
        fields[numbered] = "sku"
    return _most_telling(_with_title(fields, rows), free, heads, len(rows))


def _numbered(fields: Sequence[str], columns: Mapping[int, Column], rows: int) -> int | None:
    """The first or second column, where it holds numbers of one length that tell all rows apart."""
    first = [i for i in (0, 1) if i in columns and fields[i].startswith(ATTRIBUTE)]
    full = [i for i in first if len(columns[i]) == rows >= _FEW_CODES and len(set(map(len, columns[i]))) == 1]
    return next((i for i in full if _numbers(columns[i])), None)


def is_guessed_title(head: str) -> bool:
    """Whether only what a column holds speaks for its being the title."""
    named = {*names.meanings(head), *head_words.fields_of(head)}
    return not named & {"title", "description"} and not head_words.may_name_goods(head)


def _most_telling(fields: list[str], columns: Mapping[int, Column], heads: Sequence[str], rows: int) -> list[str]:
    """In a table of goods where nothing is the title, the column is whose texts tell most: nearly each another, long.

    One that is called the name of something comes first. Without SKU, price or stock it is a table of other things.
    """
    if "title" in fields or rows < _FEW or not _SAYS_GOODS & {*fields}:
        return fields
    free = [i for i, cells in columns.items() if cells and fields[i].startswith(ATTRIBUTE)]
    full = [i for i in free if min(len(columns[i]), len(set(columns[i]))) >= _TELLING * rows]
    fitting = [i for i in full if _titles(columns[i]) and not _days(columns[i])]
    if not fitting:
        return fields
    place = max(sorted(fitting), key=lambda index: (head_words.may_name_goods(heads[index]), _length(columns[index])))
    return [*fields[:place], "title", *fields[place + 1 :]]


def _length(cells: Column) -> float:
    """How many letters texts have, of which the first hundred tell."""
    return median(min(len(text), _SHORT_TITLE) for text in cells)


def group_column(columns: Sequence[str], fields: Sequence[str], rows: Sequence[Row]) -> int | None:
    """The column that says which rows are variants of one product, where no name says "parent": a style or model.

    It repeats, rows that share it have the same title, and their SKUs differ.
    """
    if not {"sku", "title"} <= set(fields) or "parent" in fields:
        return None
    sku, title = fields.index("sku"), fields.index("title")
    fitting = (i for i, known in enumerate(fields) if known.startswith(ATTRIBUTE) or known == "mpn")
    named = (i for i in fitting if names.normal(columns[i]) in names.around("styles"))
    return next((i for i in named if _groups(i, sku, title, rows)), None)


def _groups(place: int, sku: int, title: int, rows: Sequence[Row]) -> bool:
    titles: dict[str, set[str]] = {}
    skus: list[str] = []
    for _, cells in rows:
        if max(place, sku, title) < len(cells) and (style := clean(cells[place])):
            titles.setdefault(style, set()).add(clean(cells[title]))
            skus.append(clean(cells[sku]))
    different = len(set(skus)) == len(skus)
    return different and len(titles) < len(skus) and all(len(shared) == 1 for shared in titles.values())


def _with_title(fields: list[str], rows: Sequence[Row]) -> list[str]:
    """Where nothing is the title, a short and mostly different "description" is what products are called."""
    if "title" in fields or "description" not in fields:
        return fields
    place = fields.index("description")
    cells = column(rows, place)
    short = bool(cells) and median(map(len, cells)) <= _SHORT_TITLE and not _markup(cells)
    return [*fields[:place], "title", *fields[place + 1 :]] if short else fields


def _most(cells: Column, test: Callable[[str], object]) -> bool:
    return sum(1 for text in cells if test(text)) >= _MOST * len(cells)


def _barcodes(cells: Column) -> bool:
    return len(cells) >= 2 and _most(cells, lambda text: len(text) > 8 and values.is_barcode(text))


def _prices(cells: Column) -> bool:
    return _most(cells, lambda text: (amount := values.read_amount(text)) is not None and amount.currency is not None)


def _currencies(cells: Column) -> bool:
    return len(cells) >= 2 and _most(cells, lambda text: len(text) == 3 and text.isupper() and _is_currency(text))


def _is_currency(text: str) -> bool:
    return text.casefold().rstrip(".") in values.currencies()


def _codes(cells: Column) -> bool:
    """Short, all different, letters and digits without blanks."""
    return len(set(cells)) == len(cells) and _most(cells, _is_code)


def _many_codes(cells: Column) -> bool:
    return len(cells) >= _FEW_CODES and _codes(cells)


def _is_code(text: str) -> bool:
    short = len(text) <= 24 and text.isascii() and " " not in text
    return short and any(map(str.isdigit, text)) and any(map(str.isalpha, text)) and not _is_measure(text)


def _is_measure(text: str) -> bool:
    return values.read_amount(text) is not None or column_type([text]).kind not in ("text", "size")


def _numbers(cells: Column) -> bool:
    """Article numbers: all different, long enough not to count lines."""
    different = len(set(cells)) == len(cells) > 1
    return different and all(map(str.isdigit, cells)) and median(map(len, cells)) >= 4


def _titles(cells: Column) -> bool:
    """Mostly different texts of several letters, neither codes nor dates nor addresses."""
    different = len(set(cells)) >= 0.5 * len(cells)
    wordy = _most(cells, lambda text: sum(map(str.isalpha, text)) >= max(3, len(text) / 3))
    return different and wordy and 4 <= median(map(len, cells)) <= 300 and not _codes(cells) and not _addresses(cells)


def _long_texts(cells: Column) -> bool:
    different = len(set(cells)) >= 0.3 * len(cells)
    return different and not _addresses(cells) and (median(map(len, cells)) >= _LONG_TEXT or _markup(cells))


def _said_in_words(cells: Column) -> bool:
    """What goods are called, not their codes: texts of several words, mostly different."""
    return _titles(cells) and _most(cells, lambda text: sum(map(str.isalpha, text)) >= _WORDY and " " in text.strip())


def _markup(cells: Column) -> bool:
    return sum(1 for text in cells if _MARKUP.search(text)) >= 0.3 * len(cells)


def _pictures(cells: Column) -> bool:
    return _most(cells, _PICTURE.search)


def _addresses(cells: Column) -> bool:
    return _most(cells, _ADDRESS.match)


def _amounts(cells: Column) -> bool:
    return _most(cells, values.read_amount)


def _counts(cells: Column) -> bool:
    """Numbers of pieces."""
    return _most(cells, lambda text: values.read_stock(text) is not None) and not _measures(cells)


def _several(cells: Column) -> bool:
    """Texts that stand in several rows."""
    return len(cells) < _FEW_CODES or len(set(cells)) <= _MOST * len(cells)


def _wordy(cells: Column) -> bool:
    return _most(cells, lambda text: sum(map(str.isalpha, text)) >= 2)


def _each_another(cells: Column) -> bool:
    """What could tell rows apart: short, hardly one of them twice, and no barcodes."""
    return not _barcodes(cells) and len(set(cells)) >= _NEARLY * len(cells) and median(map(len, cells)) <= _LONGEST_CODE


def _days(cells: Column) -> bool:
    return column_type(cells).kind == "date"


def _cents(cells: Column) -> bool:
    """Numbers that all have two decimals: what money looks like where nothing else says so."""
    return len(cells) >= 2 and _most(cells, _CENTS.fullmatch)


def _parts_of_one(cells: Column) -> bool:
    """Bare numbers of which some are broken: no number of pieces."""
    return any(map(_FRACTION.fullmatch, cells)) and _most(cells, values.read_amount)


def _whole(cells: Column) -> bool:
    return _most(cells, _WHOLE.search)


def are_many(cells: Column) -> bool:
    """Whether counts may be of what is there: no pack holds so many, and none so many sorts, or nothing."""
    told = [values.to_decimal(amount.number, ".") for text in cells if (amount := values.read_amount(text))]
    numbers = [float(number) for number in told if number]
    varied = 0 in numbers or len({*numbers}) > _DIFFERENT * len(numbers)
    return varied and max(numbers, default=0) > _MANY_PIECES


def is_money(cells: Column) -> bool:
    """Whether a column looks like prices whatever it is called: two decimals, or a currency."""
    return _prices(cells) or _cents(cells)


def _no_digits(cells: Column) -> bool:
    return _most(cells, lambda text: not any(map(str.isdigit, text)))


def _measures(cells: Column) -> bool:
    """Amounts of something that is not counted in pieces: "500 ml"."""
    found = column_type(cells)
    return found.kind == "number" and found.unit is not None and found.unit not in ("pcs", "set", "pair")


def _may_weigh(cells: Column) -> bool:
    """Amounts without a unit or in one of mass: "净含量" of drinks is in another."""
    return column_type(cells).unit in (None, "kg", "g", "mg", "lb", "oz", "t")


_BY_VALUES: Mapping[str, Callable[[Column], bool]] = {
    "barcode": _barcodes,
    "price": _prices,
    "currency": _currencies,
    "image": _pictures,
    "url": _addresses,
    "sku": _many_codes,
    "description": _long_texts,
}
_WITHOUT_NAMES: Mapping[str, Callable[[Column], bool]] = {
    "sku": _codes,
    "title": _titles,
    "price": lambda cells: _prices(cells) or _cents(cells),
}
_FOR: Mapping[str, Callable[[Column], bool]] = {
    **dict.fromkeys(("price", "compare_at_price", "cost", "customer_prices"), _amounts),
    "weight": lambda cells: _amounts(cells) and _may_weigh(cells),
    **dict.fromkeys(("stock", "moq"), _counts),
    **dict.fromkeys(("pack", "carton"), lambda cells: _counts(cells) and not _parts_of_one(cells)),
    "sku": _each_another,
    "title": _titles,
    "description": _wordy,
    "category": _several,
    "brand": _wordy,
    "manufacturer": _wordy,
    "origin": _wordy,
    "barcode": lambda cells: _most(cells, lambda text: len(text) >= 8 and text.isdigit()),
    "mpn": lambda cells: _most(cells, lambda text: any(map(str.isdigit, text))) and not _measures(cells),
    "lead_time": lambda cells: _most(cells, _DAYS.fullmatch),
}
_AGAINST: Mapping[str, Callable[[Column], bool]] = {
    "title": _codes,
    "price": _no_digits,
    "compare_at_price": _no_digits,
    "cost": _no_digits,
    "barcode": _no_digits,
    "moq": _no_digits,
    "pack": lambda cells: _no_digits(cells) or _parts_of_one(cells),
    "carton": lambda cells: _no_digits(cells) or _parts_of_one(cells),
    "mpn": lambda cells: _most(cells, _FRACTION.fullmatch) or _measures(cells),
    "stock": _measures,
    "hs_code": lambda cells: not _most(cells, _TARIFF.fullmatch),
    "currency": lambda cells: not any(map(_is_currency, cells)),
    "image": lambda cells: _most(cells, lambda text: "." not in text and "/" not in text),
}
_SO_CALLED: Mapping[tuple[str, str], Callable[[Column], bool]] = {  # what such a name means only of such values
    **dict.fromkeys((("stock", "balance"), ("stock", "bal")), lambda cells: is_money(cells) and not _whole(cells)),
    ("cost", "buy in"): lambda cells: not is_money(cells),
    ("barcode", "jan"): lambda cells: not _FOR["barcode"](cells),  # a month else
}
