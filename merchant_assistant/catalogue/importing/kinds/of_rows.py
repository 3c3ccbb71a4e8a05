"""What can be wrong with rows, their SKUs and their titles."""

from __future__ import annotations

from merchant_assistant.catalogue.importing.kinds.kind import OUT, Kind
from merchant_assistant.foundation.said import said

OF_ROWS: dict[str, Kind] = {
    # Rows
    "broken_row": Kind(
        "error",
        said("Problems", "Rows whose cells do not fit the columns"),
        said("Problems", "This line has {cells} cells where the header has {columns}, and they do not fit."),
        said("Problems", "Set aside. You can put them right under “Set aside”."),
    ),
    "joined_row": Kind(
        "info",
        said("Problems", "Lines that belong to the line above"),
        said("Problems", "This line was joined to the line above."),
        said("Problems", "Read as part of the line above."),
    ),
    "removed_row": Kind(
        "info",
        said("Problems", "Lines that you left out"),
        said("Problems", "You left this line out."),
        said("Problems", "Left out, as you said."),
    ),
    "ragged_row": Kind(
        "warning",
        said("Problems", "Rows with too few cells"),
        said("Problems", "This line has {cells} cells where the header has {columns}."),
        said("Problems", "The missing cells at the end are taken for blank."),
    ),
    "blank_row": Kind(
        "info",
        said("Problems", "Blank lines"),
        said("Problems", "This line is blank and was left out."),
        OUT,
    ),
    "total_row": Kind(
        "warning",
        said("Problems", "Totals at the foot of the table"),
        said("Problems", "This line (“{value}”) is a total, not a product, and was left out."),
        OUT,
    ),
    "explaining_row": Kind(
        "info",
        said("Problems", "Lines that explain the columns"),
        said("Problems", "This line explains the columns or is an example, and was left out."),
        OUT,
    ),
    "heading_row": Kind(
        "info",
        said("Problems", "Headings between the rows"),
        said("Problems", "This line (“{value}”) is a heading or a note, not a product, and was left out."),
        said("Problems", "Left out; the products below take it as their category where they have none."),
    ),
    "repeated_header": Kind(
        "info",
        said("Problems", "The header once more"),
        said("Problems", "This line repeats the names of the columns and was left out."),
        OUT,
    ),
    "no_product": Kind(
        "error",
        said("Problems", "Rows that belong to no product"),
        said("Problems", "This line has neither SKU nor title and was left out."),
        OUT,
    ),
    "no_record": Kind(
        "error",
        said("Problems", "Entries that cannot be read as products"),
        said("Problems", "“{value}” stands where a product should be and was left out."),
        OUT,
    ),
    "withdrawn": Kind(
        "info",
        said("Problems", "Products that are no longer offered"),
        said("Problems", "The file says that “{value}” is no longer offered; it was left out."),
        OUT,
    ),
    "no_parent": Kind(
        "warning",
        said("Problems", "Variants without their product"),
        said("Problems", "The parent “{value}” is not in the file; this line became a product of its own."),
        said("Problems", "Each becomes a product of its own."),
    ),
    "line_without_variant": Kind(
        "error",
        said("Problems", "Rows with neither a variant nor a picture"),
        said("Problems", "This line holds neither a variant nor an image and was left out."),
        OUT,
    ),
    "option_count": Kind(
        "warning",
        said("Problems", "More or fewer option values than options"),
        said("Problems", "Option values in “{value}”: {values}. Options of the product: {options}."),
        said("Problems", "All values are kept; those without a name are called “Option 2”, “Option 3” and so on."),
    ),
    "too_many_rows": Kind(
        "error",
        said("Problems", "Products with too many rows"),
        said("Problems", "The product “{value}” has more lines than can be read ({limit}); this one was left out."),
        said("Problems", "The rows beyond the limit are left out."),
    ),
    # SKUs and titles
    "blank_sku": Kind(
        "info",
        said("Problems", "Rows without a SKU"),
        said("Problems", "This line has no SKU; “{derived}” is used instead."),
        said("Problems", "A name made from the other cells is used as the SKU."),
    ),
    "duplicate_sku": Kind(
        "warning",
        said("Problems", "The same SKU on different rows"),
        said("Problems", "The SKU “{value}” stands in row {first} already; this line is kept as “{derived}”."),
        said("Problems", "Both are imported; the later one gets a number after its SKU."),
    ),
    "repeated_row": Kind(
        "warning",
        said("Problems", "The same row twice"),
        said("Problems", "This line says the same as row {first} and was left out."),
        said("Problems", "Read once; the repetition is left out."),
    ),
    "older_row": Kind(
        "warning",
        said("Problems", "The same product again, with other prices or stock"),
        said("Problems", "Row {newer} says the same of “{value}” with newer figures; this line was left out."),
        said("Problems", "Imported once, as the latest of its rows says; the others are left out."),
    ),
    "no_title": Kind(
        "warning",
        said("Problems", "Products without a title"),
        said("Problems", "This product has no title."),
        said("Problems", "Imported without a title."),
    ),
    "no_category": Kind(
        "info",
        said("Problems", "Products without a category"),
        said("Problems", "This product has no category."),
        said("Problems", "Imported without a category."),
    ),
}
