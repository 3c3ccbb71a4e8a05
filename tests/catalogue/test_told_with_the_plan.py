"""What a plan says of a file beside its changes: another supplier's products, emptied cells, absent columns."""

from __future__ import annotations

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.importing.model import Finding

BEARING = ("6204-2RS", "Ball bearing 20x47x14", "SKF", "2.10")
SEAL = ("S-7", "Shaft seal", "SKF", "0.90")
HEADER = ("SKU", "Title", "Manufacturer", "Price")


def finding(planned: object, code: str) -> Finding | None:
    (sheet,) = planned.sheets  # type: ignore[attr-defined]
    return next((one for one in sheet.reading.findings if one.code == code), None)


def test_another_suppliers_products_are_told(catalogue: Catalogue, table, plan, bring) -> None:
    bring(table("a.csv", HEADER, BEARING, SEAL))
    header = ("Item no", "Description", "Brand", "Net price")
    other = table("b.csv", header, ("6204-2RS", "Kugellager", "NSK", "1.45"), ("S-7", "SHAFT SEAL", "NSK", "0.95"))
    planned = plan(other)
    told = finding(planned, "other_supplier")
    assert told is not None
    assert (told.count, told.severity, [one.value for one in told.examples]) == (1, "warning", ["6204-2RS"])
    assert finding(catalogue.with_source(planned, "Supplier B"), "other_supplier") is None


def test_a_better_title_is_no_other_supplier(table, plan, bring) -> None:
    bring(table("a.csv", HEADER, BEARING, SEAL))
    better = ("6204-2RS", "Deep groove ball bearing 6204", "SKF", "2.10")
    assert finding(plan(table("b.csv", HEADER, better, SEAL)), "other_supplier") is None


def test_another_barcode_and_title_are_another_supplier(table, plan, bring) -> None:
    header = ("SKU", "Title", "Barcode", "Price")
    bring(table("a.csv", header, ("1001", "Lamp", "4006381333931", "1.00")))
    told = finding(plan(table("b.csv", header, ("1001", "Chair", "5012345678900", "1.00"))), "other_supplier")
    assert told is not None and told.count == 1


def test_values_that_blank_cells_take_out_are_told(table, plan, bring) -> None:
    bring(table("a.csv", HEADER, BEARING, SEAL))
    planned = plan(
        table("b.csv", HEADER, ("6204-2RS", "Ball bearing 20x47x14", "", ""), ("S-7", "Shaft seal", "", "0.90"))
    )
    told = finding(planned, "cells_emptied")
    assert told is not None and told.count == 3
    assert {(one.row, one.column, one.sku, one.value) for one in told.examples} == {
        (2, "Price", "6204-2RS", "2.10"),
        (2, "Manufacturer", "6204-2RS", "SKF"),
        (3, "Manufacturer", "S-7", "SKF"),
    }
    assert {one.column for one in told.examples[:2]} == {"Price", "Manufacturer"}


def test_columns_that_the_last_file_had_are_told(table, plan, bring) -> None:
    bring(table("a.csv", (*HEADER, "Material"), (*BEARING, "steel"), (*SEAL, "rubber")))
    planned = plan(table("b.csv", ("SKU", "Name", "Price"), ("6204-2RS", BEARING[1], "2.10"), ("S-7", SEAL[1], "0.90")))
    told = finding(planned, "columns_absent")
    assert told is not None and told.severity == "info"
    assert [one.column for one in told.examples] == ["Manufacturer", "Material"]
    assert finding(planned, "cells_emptied") is None
