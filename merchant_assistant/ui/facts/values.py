"""How a value is shown: words, an address, or prices one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from merchant_assistant.catalogue.pricing import read_prices, read_tiers
from merchant_assistant.ui.facts.facts import Fact
from merchant_assistant.ui.theme.fonts import mono_font
from merchant_assistant.ui.widgets.labels import ElidedLabel, label
from merchant_assistant.ui.words import decimal, money

_MOST_LINES = 12  # addresses or prices of one value


def value_widget(fact: Fact, text: str) -> QWidget:
    """The value of a fact; ``text`` is it in words. What takes the keyboard can be marked with the mouse."""
    lines = _lines(fact)
    if lines:
        return PriceLines(lines)
    addresses = fact.whole.split(", ") if fact.one_line else []
    if len(addresses) > 1:
        return _Addresses(addresses)
    return _words(fact, text)


class PriceLines(QWidget):
    """What it is paid for at the left, the price at the right."""

    def __init__(self, lines: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        for row, (name, price) in enumerate(lines[:_MOST_LINES]):
            grid.addWidget(ElidedLabel(name, "dim"), row, 0)
            amount = label(price)
            amount.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(amount, row, 1)
        if len(lines) > _MOST_LINES:
            more = self.tr("and %Ln more", "", len(lines) - _MOST_LINES)
            grid.addWidget(label(more, "caption"), _MOST_LINES, 0, 1, 2)


class _Addresses(QWidget):
    """One a line; nothing is fetched from them."""

    def __init__(self, addresses: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for address in addresses[:_MOST_LINES]:
            column.addWidget(ElidedLabel(address.strip()))
        if len(addresses) > _MOST_LINES:
            column.addWidget(label(self.tr("and %Ln more", "", len(addresses) - _MOST_LINES), "caption"))


def _lines(fact: Fact) -> list[tuple[str, str]]:
    if fact.field == "price_tiers":
        tiers = read_tiers(fact.whole) or ()
        return [(_from(tier.quantity), money(tier.price.amount, tier.price.currency)) for tier in tiers]
    if fact.field == "customer_prices":
        prices = read_prices(fact.whole) or {}
        return [(name, money(price.amount, price.currency)) for name, price in prices.items()]
    return []


def _from(quantity: str) -> str:
    """From so many on."""
    return QCoreApplication.translate("Facts", "from {quantity}").format(quantity=decimal(quantity))


def _words(fact: Fact, text: str) -> QLabel:
    value = ElidedLabel(text) if fact.one_line else label(text, wrap=True)
    value.setMinimumWidth(40)
    if not fact.one_line:
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    value.setAccessibleName(f"{fact.label}: {text}")
    if fact.mono:
        value.setFont(mono_font())
    return value
