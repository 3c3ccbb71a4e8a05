"""What a person types is checked, kept apart from what was imported, and can be taken back."""

from __future__ import annotations

import pytest

from merchant_assistant.catalogue import editing
from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.money import Money

SHIRTS = (
    ("Parent", "SKU", "Title", "Size", "Price"),
    ("TEE", "TEE-S", "Tee", "S", "20 USD"),
    ("TEE", "TEE-M", "Tee", "M", "20 USD"),
)


def test_a_cell_of_one_variant(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", *SHIRTS))
    product = catalogue.find("TEE-M")
    small, medium = product.variants
    catalogue.edit(product.id, "price", "22,50 EUR", variant_id=medium.id)
    catalogue.edit(product.id, "stock", "1,200", variant_id=medium.id)
    small, medium = catalogue.find("TEE-M").variants
    assert (small.price, medium.price) == (Money("20", "USD"), Money("22.50", "EUR"))
    assert medium.stock == 1200
    assert medium.typed == {"price", "currency", "stock"}
    assert {cell.field for cell in catalogue.find("TEE-M").cells() if cell.typed} == {"price", "currency", "stock"}


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("price", "20", "variant_needed"),
        ("sku", "X", "unknown_field"),
        ("nonsense", "X", "unknown_field"),
        ("title", " ", "blank_title"),
    ],
)
def test_refused(catalogue: Catalogue, table, bring, field: str, value: str, code: str) -> None:
    bring(table("a.csv", *SHIRTS))
    before = catalogue.find("TEE-S")
    with pytest.raises(UserFault) as caught:
        catalogue.edit(before.id, field, value)
    assert caught.value.code == code
    assert catalogue.find("TEE-S") == before


@pytest.mark.parametrize(("field", "value"), [("price", "cheap"), ("stock", "many")])
def test_numbers_must_be_numbers(catalogue: Catalogue, table, bring, field: str, value: str) -> None:
    bring(table("a.csv", *SHIRTS))
    product = catalogue.find("TEE-S")
    with pytest.raises(UserFault) as caught:
        catalogue.edit(product.id, field, value, variant_id=product.variants[0].id)
    assert caught.value.code == "not_a_number"


def test_emptied_and_restored(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", ("SKU", "Title", "Colour"), ("A", "Mug", "red")))
    product = catalogue.find("A")
    catalogue.edit(product.id, "attribute:Colour", "")
    assert catalogue.find("A").attributes == {}
    assert "attribute:Colour" in catalogue.find("A").typed
    catalogue.edit(product.id, "attribute:Colour", "red")
    assert catalogue.find("A") == product


def test_a_new_attribute(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", ("SKU", "Title"), ("A", "Mug")))
    catalogue.edit(catalogue.find("A").id, 'attribute:Rim "outer" Ø', "9 cm")
    assert catalogue.find("A").attributes == {'Rim "outer" Ø': "9 cm"}


def test_a_price_typed_as_it_was_imported_takes_the_typing_back(catalogue: Catalogue, table, bring) -> None:
    bring(table("a.csv", ("SKU", "Title", "Price"), ("MUG-1", "Stone mug", "12.50 EUR")))
    mug = catalogue.find("MUG-1")
    catalogue.edit(mug.id, "price", "15 EUR")
    catalogue.edit(mug.id, "price", "12.50 EUR")
    (variant,) = catalogue.find("MUG-1").variants
    assert (variant.price, variant.typed) == (Money("12.50", "EUR"), frozenset())


def test_what_is_edited_cannot_be_deleted_meanwhile(
    catalogue: Catalogue, table, bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The product is looked at while the one writing connection is held: another window waits with its deletion."""
    bring(table("a.csv", *SHIRTS))
    product = catalogue.find("TEE-M")
    edit_of = editing.edit_of

    def looked_at(*values: object) -> editing.Edit:
        with pytest.raises(RuntimeError, match="inside of write"):
            catalogue.delete([product.id])
        return edit_of(*values)  # type: ignore[arg-type]

    monkeypatch.setattr(editing, "edit_of", looked_at)
    catalogue.edit(product.id, "title", "Shirt")
    assert catalogue.product(product.id).title == "Shirt"
