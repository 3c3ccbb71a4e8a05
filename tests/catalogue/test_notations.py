"""Equal values in another notation are no change."""

from __future__ import annotations

from merchant_assistant.catalogue.catalogue import Catalogue

HEADER = ("SKU", "Title", "Price", "Currency", "Compare at price", "Stock", "Weight", "Cost")
GERMAN = ("A-1", "Lamp", "1.012,90", "EUR", "1.499,00", "1.250", "0,85 kg", "9,50")
TOO = ("A-2", "Chair", "31,00", "EUR", "40,50", "3", "4,20 kg", "19,50")
ENGLISH = ("A-1", "Lamp", "1012.90", "EUR", "1499.00", "1250", "850 g", "9.5")
TOO_ENGLISH = ("A-2", "Chair", "31.00", "EUR", "40.50", "3", "4200 g", "19.5")


def test_another_notation_is_no_change(catalogue: Catalogue, table, plan, bring) -> None:
    bring(table("a.csv", HEADER, GERMAN, TOO))
    planned = plan(table("b.csv", HEADER, ENGLISH, TOO_ENGLISH))
    (sheet,) = planned.sheets
    assert (sheet.updated, sheet.unchanged, sheet.change_count, sheet.changes) == (0, 2, 0, ())
    (result,), _ = catalogue.apply(planned)
    assert (result.updated, result.unchanged) == (0, 2)


def test_a_real_change_stands_out(table, plan, bring) -> None:
    bring(table("a.csv", HEADER, GERMAN, TOO))
    other = ("A-1", "Lamp", "1012.95", "EUR", "1499.00", "1250", "0.85 lb", "9.5")
    (sheet,) = plan(table("b.csv", HEADER, other, TOO_ENGLISH)).sheets
    assert sheet.updated == 1
    assert [(change.field, change.after) for change in sheet.changes] == [("price", "1012.95"), ("weight", "0.85 lb")]


def test_another_currency_is_a_change(table, plan, bring) -> None:
    header = ("SKU", "Title", "Price")
    bring(table("a.csv", header, ("A-1", "Lamp", "12.90 EUR"), ("A-2", "Chair", "31.00 EUR")))
    (sheet,) = plan(table("b.csv", header, ("A-1", "Lamp", "12.90 USD"), ("A-2", "Chair", "EUR 31"))).sheets
    assert [(change.sku, change.after) for change in sheet.changes] == [("A-1", "12.90 USD")]


def test_what_the_file_says_of_a_cell_that_is_kept(catalogue: Catalogue, table, plan, bring) -> None:
    header = ("SKU", "Title", "Price")
    bring(table("a.csv", header, ("A-1", "Lamp", "12.90 EUR")))
    catalogue.edit(catalogue.find("A-1").id, "title", "My lamp")
    (sheet,) = plan(table("b.csv", header, ("A-1", "Desk lamp", "12.90 EUR"))).sheets
    assert [(c.field, c.before, c.after, c.kept) for c in sheet.changes] == [("title", "My lamp", "Desk lamp", True)]
