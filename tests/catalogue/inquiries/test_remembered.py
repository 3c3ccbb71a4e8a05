"""What is kept between two questions: rows beyond the first, what conditions hold of, columns."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from merchant_assistant.catalogue import finding
from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.computing import ready
from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Inquiry, Not, Skus, Words
from merchant_assistant.catalogue.inquiry import Test as Is
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage.database import Database

from .conftest import ROWS
from .made import fill

BLACK = Is("attribute:Colour", ("BLACK",))
ALL_KINDS = AllOf((AnyOf((BLACK, Words("mug"))), Not(Is("price", high=Decimal(1))), Is("stock", low=Decimal(1))))


def test_rows_beyond_the_first_belong_to_the_products_that_were_asked(room: tuple[Database, Catalogue]) -> None:
    database, catalogue = room
    fill(database, [("Mug", "", "", "", "", [])] * 450)
    rows = catalogue.answer(Inquiry("count")).rows
    assert [row.sku for row in rows] == [f"P{id}" for id in range(1, 451)]
    assert (rows[-1].sku, [row.sku for row in rows[398:402:2]], rows[500:]) == ("P450", ["P399", "P401"], ())
    few = catalogue.answer(Inquiry("count", where=Skus(("P1",)))).rows
    catalogue.edit(1, "title", "Cup")
    assert rows[0].title == "Mug" == next(iter(few)).title
    with pytest.raises(UserFault) as caught:
        rows[300]
    assert caught.value.code == "answer_outdated"
    with pytest.raises(Cancelled):
        token = CancelToken()
        token.cancel()
        catalogue.answer(Inquiry("count"), token)
    fill(database, list(ROWS))


def test_what_conditions_hold_of_is_remembered_until_products_change(room: tuple[Database, Catalogue]) -> None:
    database, catalogue = room
    inquiry = Inquiry("count", where=ALL_KINDS)
    counted = catalogue.answer(inquiry).passing
    remembered = list(catalogue._finder._passing_slots.values())
    assert counted > 0
    assert catalogue.answer(inquiry).passing == counted
    assert not any(mask.flags.writeable for mask in remembered)
    fill(database, [("Cup", "white", "", "", "", [])])
    assert catalogue.answer(inquiry).passing == 0
    assert not any(one is old for one in catalogue._finder._passing_slots.values() for old in remembered)
    fill(database, list(ROWS))


def test_no_more_is_remembered_than_fits(shop: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    shop._finder._passing_slots.clear()
    monkeypatch.setattr(finding, "_KEPT_SLOTS", 0)
    assert shop.answer(Inquiry("count", where=ALL_KINDS)).passing > 0
    assert not shop._finder._passing_slots


def test_what_is_read_ahead_is_what_questions_are_computed_from(
    room: tuple[Database, Catalogue], shop: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    inquiry = Inquiry("sum", field="stock", where=ALL_KINDS)
    fresh, small = (Catalogue(room[0], AppPaths(Path(), Path())) for _ in range(2))
    fresh.prepare()
    assert {"price", "stock", "attribute:Colour", "brand"} <= set(fresh._finder._columns)
    assert "title" not in fresh._finder._columns
    assert fresh.answer(inquiry).figures == shop.answer(inquiry).figures
    monkeypatch.setattr(ready, "MOST_BYTES", 0)
    small.prepare()
    assert set(small._finder._columns) == {"price", "variants"}  # the first, and how many variants products have
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        small.prepare(token)
