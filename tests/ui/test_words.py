"""Numbers, amounts and times by language, with the digits that the data have."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDateTime, QLocale, Qt

from merchant_assistant.ui import words


@pytest.fixture(params=["en_US", "zh_CN", "de_DE", "ar_EG"])
def locale(request: pytest.FixtureRequest) -> Iterator[QLocale]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield QLocale()
    QLocale.setDefault(before)


@pytest.mark.parametrize("digits", ["0", "12.50", "1234567.00", "-3.1", "0.070", "1000"])
def test_an_amount_keeps_its_digits(locale: QLocale, digits: str) -> None:
    shown = words.decimal(digits)
    plain = shown.replace(locale.groupSeparator(), "").replace(locale.decimalPoint(), ".")
    plain = plain.replace(locale.negativeSign(), "-")
    assert "".join(str(int(c)) if c.isdecimal() else c for c in plain) == digits


def test_amounts_look_as_the_language_writes_them() -> None:
    before = QLocale()
    shown = {}
    for code in ("en_US", "zh_CN", "de_DE"):
        QLocale.setDefault(QLocale(code))
        shown[code] = words.money("1234.50", "EUR")
    QLocale.setDefault(before)
    assert shown == {"en_US": "1,234.50 EUR", "zh_CN": "1,234.50 EUR", "de_DE": "1.234,50 EUR"}


def test_what_is_no_plain_decimal_is_left_alone() -> None:
    assert words.decimal("1E+3") == "1E+3"
    assert words.money("12", None) == "12"


def test_a_moment_of_today_is_said_with_its_hour() -> None:
    now = QDateTime.fromString("2026-03-14T12:00:00", Qt.DateFormat.ISODate)
    early = now.addSecs(-3600).toUTC().toString(Qt.DateFormat.ISODate)
    assert words.when(early, now).startswith("Today, 11:00")
    assert words.when(early.removesuffix("Z"), now) == words.when(early, now)
    before = now.addDays(-1).toUTC().toString(Qt.DateFormat.ISODate)
    assert words.when(before, now).startswith("Yesterday, 12:00")
    assert "2026" in words.when("2026-01-02T09:00:00Z", now) or "26" in words.when("2026-01-02T09:00:00Z", now)
    assert words.when("", now) == ""


def test_sentences_and_lists_leave_out_what_is_blank() -> None:
    assert words.sentences("It is full.", "", "Free some room.") == "It is full. Free some room."
    assert words.listed("3 new", "", "1 changed") == "3 new, 1 changed"
    assert words.listed("{braces}", "100 %") == "{braces}, 100 %"
    assert words.sentences() == words.listed("") == ""
