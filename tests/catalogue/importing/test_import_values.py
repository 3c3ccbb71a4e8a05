"""What a cell says."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.catalogue.importing import values
from merchant_assistant.catalogue.importing.values import NumberStyle, read_amount, read_stock, to_decimal


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("12,50", "12.50", None),
        ("1.234,56", "1234.56", None),
        ("$12.50", "12.50", "USD"),
        ("¥99", "99", "CNY"),
        ("￥89.10", "89.10", "CNY"),
        ("9.99 EUR", "9.99", "EUR"),
        ("1 234,56 ₽", "1234.56", "RUB"),
        ("1\u202f234,56 €", "1234.56", "EUR"),
        ("１２．５０元", "12.50", "CNY"),
        ("R$ 1.234,00", "1234.00", "BRL"),
        ("CHF 12.–", "12", "CHF"),
        ("12,-", "12", None),
        ("$12 AUD", "12", "AUD"),
        ("Rs.250", "250", "INR"),
        ("₹1,00,000", "100000", "INR"),
        ("1'234.50", "1234.50", None),
        (".5", "0.5", None),
        ("US $12.50", "12.50", "USD"),
        ("12.50 €/Stk.", "12.50", "EUR"),
        ("12,50 €*", "12.50", "EUR"),
        ("12.50 EUR netto", "12.50", "EUR"),
        ("12,50 zzgl. MwSt.", "12.50", None),
        ("12.50 per piece", "12.50", None),
        ("12.50元/件", "12.50", "CNY"),
        ("含税 12.50", "12.50", None),
        ("kr. 99,95", "99.95", None),
        ("Rp 12.000,00", "12000.00", "IDR"),
        ("١٢٣٤٫٥٦", "1234.56", None),
        ("007.10", "007.10", None),
    ],
)
def test_prices_keep_their_digits(text: str, amount: str, currency: str | None) -> None:
    read = read_amount(text)
    assert read is not None
    assert (to_decimal(read.number, "."), read.currency) == (amount, currency)


@pytest.mark.parametrize("text", ["n/a", "询价", "-5", "10-15", "12 per dozen", "1e5", "$12 €13", "", "A12"])
def test_what_is_no_price_is_none(text: str) -> None:
    assert read_amount(text) is None


@pytest.mark.parametrize("number", ["1.2.3", "12 34", "1,23,4"])
def test_marks_that_make_no_sense_give_no_number(number: str) -> None:
    assert to_decimal(number, ".") is None


def _written(cents: int, group: str, mark: str) -> str:
    return f"{cents // 100:,}".replace(",", group) + f"{mark}{cents % 100:02}"


@given(
    st.lists(st.integers(min_value=0, max_value=10**12), min_size=1),
    st.sampled_from([(",", "."), (".", ","), (" ", ","), ("'", "."), ("", "."), ("", ",")]),
    st.sampled_from(["{}", "€{}", "{} EUR", "{} €", "$ {}"]),
)
def test_amounts_survive_every_way_of_writing(cents: list[int], marks: tuple[str, str], money: str) -> None:
    cells = [money.format(_written(one, *marks)) for one in cents]
    style = NumberStyle()
    for cell in cells:
        style.feed(0, cell)
    read = [read_amount(cell) for cell in cells]
    assert all(amount is not None for amount in read)
    amounts = [to_decimal(amount.number, style.mark(0)) for amount in read if amount]
    assert [Decimal(amount or "nan") * 100 for amount in amounts] == cents


def test_the_whole_column_decides_what_one_cell_leaves_open() -> None:
    style = NumberStyle()
    for cell in ("1.500", "2,75", "3,20"):
        style.feed(4, cell)
    assert to_decimal("1.500", style.mark(4)) == "1500"
    assert to_decimal("1.500", NumberStyle().mark(4)) == "1.500"


def test_another_price_column_helps_where_its_own_is_undecided() -> None:
    style = NumberStyle()
    style.feed(1, "12,50")
    assert style.mark(2) == ","
    assert NumberStyle().mark(2, default=",") == ","


@given(st.text(max_size=40))
def test_no_text_breaks_the_readers(text: str) -> None:
    amount = read_amount(text)
    if amount is not None:
        decimal = to_decimal(amount.number, ".")
        assert decimal is None or Decimal(decimal) >= 0
    read_stock(text)
    values.is_barcode(text)
    values.is_rounded(text)


@pytest.mark.parametrize(
    ("text", "stock"),
    [
        ("5", 5),
        ("1,200 pcs", 1200),
        ("1.200", 1200),
        ("12.5", 12.5),
        ("-3", -3),
        ("100个", 100),
        ("in stock", None),
        ("", None),
    ],
)
def test_stock_numbers(text: str, stock: float | None) -> None:
    assert read_stock(text) == stock


def test_rounded_barcodes_are_told_from_codes() -> None:
    assert values.is_rounded("1.23457E+12")
    assert values.is_rounded("8,90123E+12")
    assert not values.is_rounded("12E5")
    assert not values.is_rounded("4006381333931")


@pytest.mark.parametrize(
    ("code", "right"),
    [
        ("4006381333931", True),
        ("4006381333930", False),
        ("036000291452", True),
        ("96385074", True),
        ("0000000000000", False),
        ("A006381333931", False),
    ],
)
def test_check_digits(code: str, right: bool) -> None:
    assert values.is_barcode(code) is right


# How shops of a country write a price: what stands before, between thousands, before the cents, behind; the currency.
LOCALES = [
    ("$", ",", ".", "", "USD"),
    ("£", ",", ".", "", "GBP"),
    ("", ".", ",", " €", "EUR"),
    ("", "\u202f", ",", " €", "EUR"),
    ("€ ", ".", ",", "", "EUR"),
    ("CHF ", "'", ".", "", "CHF"),
    ("CHF ", "’", ".", "", "CHF"),
    ("", "\u00a0", ",", " ₽", "RUB"),
    ("", " ", ",", " руб.", "RUB"),
    ("", " ", ",", " zł", "PLN"),
    ("", " ", ",", " Kč", "CZK"),
    ("R$ ", ".", ",", "", "BRL"),
    ("", ".", ",", " TL", "TRY"),
    ("¥", ",", ".", "", "CNY"),
    ("", "", ".", "元", "CNY"),
    ("HK$", ",", ".", "", "HKD"),
    ("", " ", ",", " kr", None),
    ("USD ", ",", ".", "", "USD"),
    ("", ",", ".", " AUD", "AUD"),
]


@given(st.integers(min_value=0, max_value=10**11), st.sampled_from(LOCALES))
def test_what_a_shop_writes_is_read(cents: int, locale: tuple[str, str, str, str, str | None]) -> None:
    before, group, mark, behind, currency = locale
    amount = read_amount(f"{before}{_written(cents, group, mark)}{behind}")
    assert amount is not None
    assert amount.currency == currency
    assert to_decimal(amount.number, mark) == f"{cents // 100}.{cents % 100:02}"


def test_hundreds_of_digits_and_long_texts_are_no_numbers() -> None:
    for text in ("9" * 400, "a" * 20_000, " x" * 10_000, "9" * 400 + " pcs"):
        assert values.read_amount(text) is None
        assert values.read_stock(text) is None
        assert not values.is_decimal(text)
