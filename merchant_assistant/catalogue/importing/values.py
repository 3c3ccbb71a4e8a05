"""What a cell says: amounts and currencies, stock numbers, barcodes, units."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from merchant_assistant.foundation.paths import resource

_LONGEST = 60  # characters of a number with what stands beside it; a longer text is none, and is not searched for one
_LETTER_BEFORE = r"(?<![^\W\d_])"  # "Rs.250" is no quarter
_AMOUNT = re.compile(
    r"(?P<before>[^\d+\-]*?)(?P<sign>[+\-]?)\s*(?P<before2>[^\d+\-]*?)"
    rf"(?P<number>(?:{_LETTER_BEFORE}[.,])?\d[\d.,' ]*)(?P<after>.*)",
    re.DOTALL,
)
_PLAIN = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_CENTS = re.compile(r"\d+(?:\.\d{1,2})?", re.ASCII)
_WHOLE = re.compile(r"\d+|\d{1,3}(?:[.,' ]\d{2,3})*[.,' ]\d{3}", re.ASCII)
_GROUP_MARKS = re.compile(r"[' ]")
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_STOCK = re.compile(r"([+-]?)(\d[\d.,' ]*)(\D{0,12})")
_IN_PARENTHESES = re.compile(r"[(（\[]\s*([^()（）\[\]]{1,12})\s*[)）\]]")
_CURRENCY_WORD = re.compile(r"\b[A-Z]{3}\b|人民币|美元|欧元|英镑|日元|руб|[€£₽₹₩₴₺]")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
# What may stand beside a price: for one piece, with or without tax, a note below the table, crowns of some country.
_ASIDE = re.compile(
    r"\*+|(?:/|\b(?:per|pro|je|par|por|al)\b|за|每)\s*(?:1\s*)?"
    r"(?:stk|stück|stuck|st|pcs?|piece|pièce|pce|ea|each|item|unit[éea]?|ud|pz|шт|件|个|個|只|台|本)\b\.?"
    r"|\b(?:each|ea|net|netto|neto|brutto|gross|excl?|incl?|inkl|exkl|zzgl|ohne|hors|ht|ttc|vat|mwst|ust|tax(?:es)?|iva"
    r"|sin|con|ндс|без|kr)\b\.?|(?:不?含|未)[税稅]"
)
_TO_ASCII = str.maketrans(
    {"’": "'", "−": "-", "–": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "٫": ".", "٬": ","}
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A price as written: the number part with its marks, and the currency if the cell names one."""

    number: str
    currency: str | None
    yen_sign: bool = False  # "¥": renminbi or yen, which the cell alone cannot tell


@cache
def currencies() -> Mapping[str, str]:
    """Signs, codes and words of currencies (case folded) to ISO 4217."""
    with resource("formats", "currencies.toml").open("rb") as file:
        table = tomllib.load(file)
    codes = {code.casefold(): code for code in table["codes"]}
    return {**codes, **{token.casefold(): code for token, code in table["tokens"].items()}}


def currency_of_lines(texts: Iterable[str]) -> str | None:
    """The one currency that lines of text speak of ("All prices in EUR"); None where there is none or several."""
    words = (word for text in texts for word in _CURRENCY_WORD.findall(text))
    found = {code for word in words if (code := currencies().get(word.casefold()))}
    return found.pop() if len(found) == 1 else None


def plain(text: str) -> str:
    """Full-width forms, special blanks and signs as ASCII; outer blanks gone."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_TO_ASCII)).translate(_TO_ASCII)
        text = _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)
    return text.strip()


def read_amount(text: str) -> Amount | None:
    """Take a price cell apart; None where it is not one number with at most a currency around it."""
    if len(text) > _LONGEST:
        return None
    if _PLAIN.fullmatch(text):
        return Amount(text, None)
    found = _AMOUNT.fullmatch(plain(text))
    if found is None or found["sign"] == "-":
        return None
    number = found["number"].strip()
    after = found["after"]
    if number[-1] in ".,":  # "12,-" and "12.–": no cents
        number, after = number[:-1], after.removeprefix("-")
    tokens = [token for token in (found["before"].strip(), found["before2"].strip(), after.strip()) if token]
    known = [_currency(token) for token in tokens]
    if None in known:
        return None
    codes = [code for code, token in zip(known, tokens, strict=True) if token.upper() == code]
    told = [code for code in known if code]
    if len(set(told)) > 1 and len(codes) != 1:
        return None
    return Amount(number, (codes or told or [None])[0], yen_sign="¥" in tokens and not codes)


def _currency(token: str) -> str | None:
    """The currency of what stands beside a number; ``""`` where that says something else about a price; None where it
    speaks against one.
    """
    word = token.casefold()
    found = currencies().get(word) or currencies().get(word.rstrip(".")) or currencies().get(word.replace(" ", ""))
    if found:
        return found
    bare = _ASIDE.sub(" ", word).strip(" .,;/()")
    return (currencies().get(bare) if bare else "") if bare != word else None


def decimal_mark(number: str) -> str:
    """The decimal mark that a number proves (``,`` or ``.``), ``""`` where it could be either."""
    marks = [character for character in number if character in ".,"]
    if not marks:
        return ""
    if len(set(marks)) == 2:
        return marks[-1]
    mark = marks[0]
    if len(marks) > 1:
        return "." if mark == "," else ","
    whole, fraction = _GROUP_MARKS.sub("", number).split(mark)
    undecided = len(fraction) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")
    return "" if undecided else mark


def is_decimal(text: str) -> bool:
    """Whether a cell is an amount that can be read in one way only, and in no need of reading: ``12``, ``12.50``."""
    return len(text) <= _LONGEST and _CENTS.fullmatch(text) is not None


def to_decimal(number: str, mark: str) -> str | None:
    """``number`` as a decimal string with its own digits, None where its marks make no sense.

    ``mark`` is the decimal mark where the number itself proves none.
    """
    if is_decimal(number):
        return number
    mark = decimal_mark(number) or mark or "."
    whole, fraction = number.split(mark) if number.count(mark) == 1 else (number, "")
    if (whole and not _WHOLE.fullmatch(whole)) or (fraction and not fraction.isdigit()):
        return None
    digits = re.sub(r"\D", "", whole) or "0"
    return f"{digits}.{fraction}" if fraction else digits


@dataclass(slots=True)
class NumberStyle:
    """How the numbers of a file are written, decided by whole columns: feed all cells, then ask."""

    votes: dict[int, Counter[str]] = field(default_factory=dict)

    def feed(self, column: int, cell: str) -> None:
        """Let one cell of a price column vote."""
        if is_decimal(cell):
            mark = "." if "." in cell else ""
        else:
            amount = read_amount(cell)
            mark = decimal_mark(amount.number) if amount else ""
        if mark:
            self.votes.setdefault(column, Counter())[mark] += 1

    def mark(self, column: int, default: str = ".") -> str:
        """The decimal mark of a column: its own majority, else the file's, else ``default``."""
        own = self.votes.get(column) or sum(self.votes.values(), Counter())
        return max(own, key=lambda mark: own[mark]) if own else default


def read_stock(text: str) -> float | None:
    """A number in stock (``"1,200 pcs"`` is 1200); None where there is none."""
    if len(text) > _LONGEST:
        return None
    if text.isascii() and text.isdigit():
        return float(text)
    found = _STOCK.fullmatch(plain(text))
    if found is None:
        return None
    number = found[2].strip().rstrip(".,")
    # "1.200" could be either; goods are counted, so the mark groups thousands
    decimal = to_decimal(number, "," if "." in number else ".")
    return float(found[1] + decimal) if decimal else None


def is_rounded(text: str) -> bool:
    """Whether a spreadsheet program made scientific notation of a long number (``1.23457E+12``)."""
    return "+" in text and _SCIENTIFIC.fullmatch(text.strip()) is not None


def is_barcode(text: str) -> bool:
    """Whether the digits are a GTIN (8, 12, 13 or 14 digits) with the right check digit."""
    if len(text) not in (8, 12, 13, 14) or not (text.isascii() and text.isdigit()):
        return False
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(text)))
    return weighted % 10 == 0 and int(text) > 0


def in_parentheses(header: str) -> str | None:
    """What stands in parentheses in a column name: a unit (``Weight (kg)``) or a currency (``单价（元）``)."""
    found = _IN_PARENTHESES.search(header)
    return found[1].strip() if found else None
