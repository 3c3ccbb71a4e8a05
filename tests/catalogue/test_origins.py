"""Each value says where it came from: several files tell one product, and a person corrects it."""

from __future__ import annotations

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.model import Place


def test_each_value_comes_from_the_newest_file_that_says_it(catalogue: Catalogue, table, bring) -> None:
    shop = table("shop.csv", ["SKU", "Title", "Price", "Colour"], ["A", "Cup", "3.20", ""], ["B", "Mug", "4", "Blue"])
    bring(shop, source="mine")
    prices = table("prices.csv", ["Note", "SKU", "Price"], ["", "X", "1"], ["", "B", "4.50"])
    brought = bring(prices, source="mine")
    product = catalogue.find("B")
    (variant,) = product.variants
    origins = catalogue.origins(product.id)
    price, title = origins[variant.id, "price"], origins[None, "title"]
    colour = next(origin for (_, field), origin in origins.items() if field == "attribute:Colour")
    assert (price.place, price.column, price.batch_id) == (Place("prices.csv", 3), "Price", brought.batch_id)
    assert (title.place, title.column) == (Place("shop.csv", 3), "Title")
    assert (colour.place, colour.column) == (Place("shop.csv", 3), "Colour")
    assert price.at and not price.typed_at


def test_a_typed_value_tells_when_and_what_the_file_has_in_its_place(catalogue: Catalogue, table, bring) -> None:
    bring(table("shop.csv", ["SKU", "Title", "Price"], ["A", "Cup", "3.20 EUR"]), source="mine")
    product = catalogue.find("A")
    (variant,) = product.variants
    catalogue.edit(product.id, "price", "3.50")
    catalogue.edit(product.id, "brand", "Halvern")
    origins = catalogue.origins(product.id)
    price, brand = origins[variant.id, "price"], origins[None, "brand"]
    assert price.typed_at and price.place == Place("shop.csv", 2)
    assert brand.typed_at and brand.place is None


def test_an_import_that_is_undone_says_nothing_any_more(catalogue: Catalogue, table, bring) -> None:
    bring(table("shop.csv", ["SKU", "Title", "Price"], ["A", "Cup", "3.20"]), source="mine")
    newer = bring(table("new.csv", ["SKU", "Title", "Price"], ["A", "Cup", "3.90"]), source="mine")
    product = catalogue.find("A")
    (variant,) = product.variants
    assert catalogue.origins(product.id)[variant.id, "price"].place == Place("new.csv", 2)
    catalogue.undo(newer.batch_id)
    assert catalogue.origins(product.id)[variant.id, "price"].place == Place("shop.csv", 2)


def test_variants_have_rows_of_their_own(catalogue: Catalogue, table, bring) -> None:
    header = ["Handle", "Title", "Option1 Name", "Option1 Value", "Variant SKU", "Variant Price", "Variant Grams"]
    shop = table(
        "shopify.csv",
        header,
        ["cup", "Cup", "Colour", "Red", "C-R", "3.20", "310"],
        ["cup", "", "", "Blue", "C-B", "3.40", "315"],
    )
    bring(shop, source="mine")
    product = catalogue.find("C-B")
    origins = catalogue.origins(product.id)
    assert [origins[variant.id, "weight"].place.row for variant in product.variants] == [2, 3]
    assert origins[product.variants[1].id, "weight"].column == "Variant Grams"
    assert origins[None, "title"].place == Place("shopify.csv", 2)
