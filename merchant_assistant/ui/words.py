"""Numbers, amounts, sizes and times as the language of the window writes them.

Counted things are no part of this: ``self.tr("%Ln product(s)", "", count)`` gives each language its own plural forms.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import reduce

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt, QTimeZone

_SHORT = QLocale.FormatType.ShortFormat
_EXACT_ENOUGH = 10  # from that many on, a tenth more says nothing


def number(value: int) -> str:
    """A whole number."""
    return QLocale().toString(value)


def decimal(digits: str) -> str:
    """A decimal as in the data (``"1234.50"``): its digits stay, none is rounded, cut or added."""
    whole, point, fraction = digits.partition(".")
    if not whole.removeprefix("-").isdecimal() or not (fraction.isdecimal() or not point):
        return digits  # 1E+3: right as it is
    locale = QLocale()
    sign = locale.negativeSign() if whole.startswith("-") else ""
    grouped = sign + locale.toString(int(whole.removeprefix("-")))
    return grouped + point.replace(".", locale.decimalPoint()) + _own_digits(fraction, locale)


def money(amount: str, currency: str | None) -> str:
    """An amount and its ISO 4217 code. No symbol: “$” is the money of twenty countries, and merchants know several."""
    return f"{decimal(amount)} {currency}" if currency else decimal(amount)


def size(amount: float) -> str:
    """Bytes as people are told them: 1.1 GB, 98 MB."""
    thousands = math.floor(math.log10(max(1, amount))) // 3
    digits = 0 if amount / 1000**thousands >= _EXACT_ENOUGH else 1
    return QLocale().formattedDataSize(round(amount), digits, QLocale.DataSizeFormat.DataSizeSIFormat)


def when(moment: str, now: QDateTime | None = None) -> str:
    """An ISO 8601 moment (UTC unless it says otherwise) in the merchant's own day and hour: “Today, 14:05”, “3 Nov”."""
    made = _local(moment)
    if not made.isValid():
        return ""
    days = made.daysTo(now or QDateTime.currentDateTime())
    time = QLocale().toString(made.time(), _SHORT)
    if days == 0:
        return QCoreApplication.translate("Words", "Today, {time}").format(time=time)
    if days == 1:
        return QCoreApplication.translate("Words", "Yesterday, {time}").format(time=time)
    return QLocale().toString(made.date(), _SHORT)


def sentences(*told: str) -> str:
    """One after the other; blank ones are left out."""
    return _chained(QCoreApplication.translate("Words", "{one} {other}"), told)


def listed(*told: str) -> str:
    """“This, that, more”; blank ones are left out."""
    return _chained(QCoreApplication.translate("Words", "{one}, {other}"), told)


def _chained(both: str, told: Iterable[str]) -> str:
    parts = [part for part in told if part]
    return reduce(lambda one, other: both.format(one=one, other=other), parts) if parts else ""


def _local(moment: str) -> QDateTime:
    made = QDateTime.fromString(moment, Qt.DateFormat.ISODateWithMs)
    if made.isValid() and made.timeSpec() == Qt.TimeSpec.LocalTime:
        made.setTimeZone(QTimeZone.utc())
    return made.toLocalTime()


def _own_digits(digits: str, locale: QLocale) -> str:
    """In the figures of languages that have their own."""
    zero = locale.zeroDigit()
    return digits if zero == "0" else "".join(chr(ord(zero) + int(digit)) for digit in digits)
