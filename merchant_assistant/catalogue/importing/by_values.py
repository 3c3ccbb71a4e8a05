"""What a column holds, by its values: they speak for a field where the name does not, and against one that it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from statistics import median

from merchant_assistant.catalogue.attribute_types import column_type
from merchant_assistant.catalogue.importing import names, values
from merchant_assistant.catalogue.importing.facts import Row
from merchant_assistant.catalogue.importing.mapping import clean
from merchant_assistant.catalogue.model import ATTRIBUTE

Column = list[str]  # the cells of one column in the first rows, blank ones left out
_MOST = 0.8
_SHORT_TITLE = 100  # characters; descriptions that are shorter are what products are called
_LONG_TEXT = 80
_FEW = 3  # cells below which nothing speaks against a name
_FEW_CODES = 5  # rows from which on a column without a telling name may be that of the SKUs
_PICTURE = re.compile(r"https?://\S+\.(?:jpe?g|png|webp|gif|avif|bmp|tiff?)(?:\?\S*)?(?=$|[\s,;|])", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_MARKUP = re.compile(r"</?(?:p|br|li|ul|div|span|b|strong|h\d)\b[^>]*>", re.IGNORECASE)
_CENTS = re.compile(r"\d{1,3}(?:[.,' ]?\d{3})*[.,]\d{2}")


def column(rows: Sequence[Row], index: int) -> Column:
    """The clean cells of a column that are not blank."""
    return [text for _, cells in rows if index < len(cells) and (text := clean(cells[index]))]


def contradicts(field: str, name: str, cells: Column) -> bool:
    """Whether what a column holds cannot be what its ``name`` says."""
    if len(cells) < _FEW:
        return False
    if field == "sku":
        return _barcodes(cells) and names.normal(name) in names.around("codes")
    test = _AGAINST.get(field)
    return test is not None and test(cells)


def filled(found: list[str], rows: Sequence[Row], *, named: bool) -> list[str]:
    """Fields with those added that columns without a meaning have by their values.

    ``named``: whether a header says anything; where it does not, values alone must tell codes, prices and titles.
    """
    fields = list(found)
    columns = {index: column(rows, index) for index, known in enumerate(found) if known.startswith(ATTRIBUTE)}
    if not named:
        columns = {index: cells for index, cells in columns.items() if 2 * len(cells) >= len(rows)}
    for wanted, fits in (_BY_VALUES if named else {**_BY_VALUES, **_WITHOUT_NAMES}).items():
        fitting = [index for index, cells in columns.items() if cells and fields[index].startswith(ATTRIBUTE)]
        index = next((index for index in fitting if fits(columns[index])), None)
        if wanted not in fields and index is not None:
            fields[index] = wanted
    return _with_title(fields, rows)


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


def _markup(cells: Column) -> bool:
    return sum(1 for text in cells if _MARKUP.search(text)) >= 0.3 * len(cells)


def _pictures(cells: Column) -> bool:
    return _most(cells, _PICTURE.search)


def _addresses(cells: Column) -> bool:
    return _most(cells, _ADDRESS.match)


def _cents(cells: Column) -> bool:
    """Numbers that all have two decimals: what money looks like where nothing else says so."""
    return len(cells) >= 2 and _most(cells, _CENTS.fullmatch)


def _no_digits(cells: Column) -> bool:
    return _most(cells, lambda text: not any(map(str.isdigit, text)))


def _measures(cells: Column) -> bool:
    """Amounts of something that is not counted in pieces: "500 ml"."""
    found = column_type(cells)
    return found.kind == "number" and found.unit is not None and found.unit not in ("pcs", "set", "pair")


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
_AGAINST: Mapping[str, Callable[[Column], bool]] = {
    "title": _codes,
    "price": _no_digits,
    "compare_at_price": _no_digits,
    "cost": _no_digits,
    "barcode": _no_digits,
    "moq": _no_digits,
    "pack": _no_digits,
    "carton": _no_digits,
    "stock": _measures,
    "currency": lambda cells: not any(map(_is_currency, cells)),
    "image": lambda cells: _most(cells, lambda text: "." not in text and "/" not in text),
}
