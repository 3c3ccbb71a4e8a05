"""What can be wrong with prices and stock."""

from __future__ import annotations

from merchant_assistant.catalogue.importing.kinds.kind import STAYS, Kind
from merchant_assistant.foundation.said import said

OF_FIGURES: dict[str, Kind] = {
    "bad_price": Kind(
        "warning",
        said("Problems", "Prices that cannot be read"),
        said("Problems", "“{value}” cannot be read as a price."),
        said("Problems", "Imported without that price."),
    ),
    "zero_price": Kind(
        "warning",
        said("Problems", "Prices of zero"),
        said("Problems", "The price is zero."),
        STAYS,
    ),
    "far_price": Kind(
        "warning",
        said("Problems", "Prices far from all others"),
        said("Problems", "“{value}” is {factor} times {usual}, the usual price beside it: a slipped decimal mark?"),
        STAYS,
    ),
    "low_price": Kind(
        "warning",
        said("Problems", "Prices far below all others"),
        said("Problems", "“{value}” is {factor} times less than {usual}, the usual price beside it."),
        STAYS,
    ),
    "no_discount": Kind(
        "warning",
        said("Problems", "Former prices that are lower than the price"),
        said("Problems", "The former price “{value}” is lower than the price {price}."),
        STAYS,
    ),
    "below_cost": Kind(
        "warning",
        said("Problems", "Prices below the cost"),
        said("Problems", "The price “{value}” is lower than the cost {cost}."),
        STAYS,
    ),
    "mixed_currency": Kind(
        "info",
        said("Problems", "Several currencies"),
        said("Problems", "This price is in {value}, most are in {usual}."),
        said("Problems", "Imported as they stand, each in its currency."),
    ),
    "bad_price_list": Kind(
        "warning",
        said("Problems", "Prices by quantity or customer that cannot be read"),
        said("Problems", "“{value}” cannot be read as prices."),
        said("Problems", "Imported without those prices."),
    ),
    "bad_stock": Kind(
        "warning",
        said("Problems", "Stock that cannot be read"),
        said("Problems", "“{value}” cannot be read as a number in stock."),
        said("Problems", "Imported without that number."),
    ),
    "negative_stock": Kind(
        "info",
        said("Problems", "Stock below zero"),
        said("Problems", "The stock is {value}."),
        STAYS,
    ),
}
