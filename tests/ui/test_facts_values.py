"""Values with a shape of their own: prices by quantity, several addresses; and values that came from elsewhere."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from merchant_assistant.catalogue.model import Place, Product, Variant
from merchant_assistant.catalogue.origins import Origin
from merchant_assistant.foundation.money import Money
from merchant_assistant.ui.facts.facts import _bought
from merchant_assistant.ui.facts.panel import FactsPanel
from merchant_assistant.ui.words import decimal, money

_TIERS = "1: 12.50 EUR; 100: 9.90 EUR"
_PICTURES = "https://example.invalid/a.jpg, https://example.invalid/b.jpg"


def _panel(qtbot: QtBot) -> FactsPanel:
    fields = {"price_tiers": _TIERS, "customer_prices": "VIP: 9 EUR", "moq": "200", "hs_code": "7323", "barcode": "1"}
    variant = Variant(7, "A-1", False, "Cup", None, 3, fields, {}, Place("shop.csv", 2))
    product = Product(
        1, "shop", "A-1", False, "Cup", {"image": _PICTURES}, {"Colour": "Red"}, (variant,), Place("shop.csv", 2)
    )
    panel = FactsPanel(editable=True)
    qtbot.addWidget(panel)
    panel.resize(340, 900)
    panel.show_product(product)
    panel.show()
    return panel


def _said(widget: object) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden()]


def test_prices_by_quantity_stand_one_below_the_other(qtbot: QtBot) -> None:
    rows = {row.fact.field: row for row in _panel(qtbot).rows}
    assert _said(rows["price_tiers"].value) == ["from 1", "12.50 EUR", "from 100", "9.90 EUR"]
    assert _said(rows["customer_prices"].value) == ["VIP", "9 EUR"]
    assert _said(rows["image"].value) == _PICTURES.split(", ")


def test_what_belongs_together_is_shown_together(qtbot: QtBot) -> None:
    panel = _panel(qtbot)
    sections = [row.fact.section for row in panel.rows]
    assert list(dict.fromkeys(sections)) == ["", "Price and stock", "For orders and customs", "Pictures and links"]
    assert {"Price and stock", "For orders and customs"} <= set(_said(panel))


def test_a_value_from_another_file_says_so_below_itself(qtbot: QtBot) -> None:
    panel = _panel(qtbot)
    shop, customs = (
        Origin(Place("shop.csv", 2), "Colour", "2026-11-03T08:00:00+00:00"),
        Origin(Place("customs.xlsx", 9)),
    )
    panel.show_origins(1, {(None, "attribute:Colour"): shop, (7, "moq"): shop, (7, "hs_code"): customs})
    rows = {row.fact.field: row for row in panel.rows}
    assert rows["hs_code"].elsewhere.text() == "customs.xlsx, row 9" and not rows["hs_code"].elsewhere.isHidden()
    assert rows["moq"].elsewhere.isHidden() and "Column “Colour”." in rows["moq"].toolTip()
    panel.show_origins(2, {(7, "hs_code"): shop})
    assert rows["hs_code"].elsewhere.text() == "customs.xlsx, row 9", "that was another product"
    panel.hide()


def test_the_price_before_and_the_weight_have_the_notation_of_the_price() -> None:
    fields = {"compare_at_price": "1.499,00", "cost": "on request", "weight": "0,85 kg"}
    variant = Variant(7, "A-1", False, "Cup", Money("1089.00", "EUR"), 3, fields, {})
    shown = {name: cell.shown for name, cell in _bought(variant).items()}
    assert shown["compare_at_price"] == money("1499.00", "EUR")
    assert shown["cost"] == "on request" and shown["weight"] == f"{decimal('0.85')} kg"
