"""What can be wrong with a file, in sentences a merchant understands: one entry of KINDS for each kind of problem.

A newcomer: an entry here, and :meth:`~merchant_assistant.catalogue.importing.problems.Report.add` where it is found.
"""

from __future__ import annotations

from typing import NamedTuple

from merchant_assistant.catalogue.importing.model import Severity
from merchant_assistant.foundation.said import Said, said


class Kind(NamedTuple):
    """One kind of problem.

    ``message``: of one case; may hold ``{value}`` and names given to ``Report.add``. ``title``: what all cases have in
    common, as a heading. ``action``: what the import does about them. Both hold no names.
    """

    severity: Severity
    message: Said
    title: Said
    action: Said


def _kind(severity: Severity, title: Said, message: Said, action: Said) -> Kind:
    return Kind(severity, message, title, action)


_STAYS = said("Problems", "Imported as it stands.")
_BLANK = said("Problems", "Taken for a blank cell.")
_OUT = said("Problems", "Left out.")

KINDS: dict[str, Kind] = {
    # The table as a whole
    "no_sku_column": _kind(
        "info",
        said("Problems", "No column for SKUs"),
        said("Problems", "The file has no column for SKUs; names made from the other cells are used instead."),
        said("Problems", "Names made from the other cells are used as SKUs."),
    ),
    "no_title_column": _kind(
        "warning",
        said("Problems", "No column for titles"),
        said("Problems", "No column was recognised as the title."),
        said("Problems", "Imported without titles. You can choose the column under “Columns”."),
    ),
    "guessed_title": _kind(
        "warning",
        said("Problems", "Titles that were found by their values"),
        said("Problems", "No column is called a title; “{value}” was used as the title, judging by its contents."),
        said("Problems", "Please look at “Columns”."),
    ),
    "no_header": _kind(
        "warning",
        said("Problems", "No header row"),
        said("Problems", "The file has no header row; the columns are called “Column 1”, “Column 2” and so on."),
        said("Problems", "What the columns mean was found out from their values. Please look at “Columns”."),
    ),
    "many_columns": _kind(
        "info",
        said("Problems", "Very many columns"),
        said("Problems", "The file has {columns} columns; those without a known meaning are kept as attributes."),
        said("Problems", "Those without a known meaning are kept as details."),
    ),
    "missing_columns": _kind(
        "info",
        said("Problems", "Columns that the shop system expects"),
        said("Problems", "{system} also expects the columns {value}, which the file lacks."),
        said("Problems", "Everything else is imported. The shop system itself may refuse such a file."),
    ),
    "duplicate_column": _kind(
        "info",
        said("Problems", "Columns of the same name"),
        said("Problems", "Two columns are called “{value}”; the second is “{name}” here."),
        said("Problems", "The later one gets a number after its name."),
    ),
    "sheet_left_out": _kind(
        "info",
        said("Problems", "Sheets without products"),
        said("Problems", "The sheet “{value}” holds no product table and was left out."),
        _OUT,
    ),
    "sheet_hidden": _kind(
        "info",
        said("Problems", "Hidden sheets"),
        said("Problems", "The sheet “{value}” is hidden and was left out."),
        _OUT,
    ),
    "stray_quote": _kind(
        "warning",
        said("Problems", "A quotation mark that is never closed"),
        said("Problems", "A quotation mark in the file is never closed; quotation marks were read as plain text."),
        said("Problems", "Quotation marks were read as plain text."),
    ),
    "stray_quote_row": _kind(
        "warning",
        said("Problems", "Lines with a quotation mark that is never closed"),
        said("Problems", "A quotation mark in this line is never closed."),
        said("Problems", "It was read as plain text in this line only."),
    ),
    # Rows
    "broken_row": _kind(
        "error",
        said("Problems", "Rows whose cells do not fit the columns"),
        said("Problems", "This line has {cells} cells where the header has {columns}, and they do not fit."),
        said("Problems", "Set aside. You can put them right under “Set aside”."),
    ),
    "joined_row": _kind(
        "info",
        said("Problems", "Lines that belong to the line above"),
        said("Problems", "This line was joined to the line above."),
        said("Problems", "Read as part of the line above."),
    ),
    "removed_row": _kind(
        "info",
        said("Problems", "Lines that you left out"),
        said("Problems", "You left this line out."),
        said("Problems", "Left out, as you said."),
    ),
    "ragged_row": _kind(
        "warning",
        said("Problems", "Rows with too few cells"),
        said("Problems", "This line has {cells} cells where the header has {columns}."),
        said("Problems", "The missing cells at the end are taken for blank."),
    ),
    "blank_row": _kind(
        "info",
        said("Problems", "Blank lines"),
        said("Problems", "This line is blank and was left out."),
        _OUT,
    ),
    "total_row": _kind(
        "warning",
        said("Problems", "Totals at the foot of the table"),
        said("Problems", "This line (“{value}”) is a total, not a product, and was left out."),
        _OUT,
    ),
    "explaining_row": _kind(
        "info",
        said("Problems", "Lines that explain the columns"),
        said("Problems", "This line explains the columns or is an example, and was left out."),
        _OUT,
    ),
    "heading_row": _kind(
        "info",
        said("Problems", "Headings between the rows"),
        said("Problems", "This line (“{value}”) is a heading or a note, not a product, and was left out."),
        said("Problems", "Left out; the products below take it as their category where they have none."),
    ),
    "repeated_header": _kind(
        "info",
        said("Problems", "The header once more"),
        said("Problems", "This line repeats the names of the columns and was left out."),
        _OUT,
    ),
    "no_product": _kind(
        "error",
        said("Problems", "Rows that belong to no product"),
        said("Problems", "This line has neither SKU nor title and was left out."),
        _OUT,
    ),
    "no_record": _kind(
        "error",
        said("Problems", "Entries that cannot be read as products"),
        said("Problems", "“{value}” stands where a product should be and was left out."),
        _OUT,
    ),
    "withdrawn": _kind(
        "info",
        said("Problems", "Products that are no longer offered"),
        said("Problems", "The file says that “{value}” is no longer offered; it was left out."),
        _OUT,
    ),
    "no_parent": _kind(
        "warning",
        said("Problems", "Variants without their product"),
        said("Problems", "The parent “{value}” is not in the file; this line became a product of its own."),
        said("Problems", "Each becomes a product of its own."),
    ),
    "line_without_variant": _kind(
        "error",
        said("Problems", "Rows with neither a variant nor a picture"),
        said("Problems", "This line holds neither a variant nor an image and was left out."),
        _OUT,
    ),
    "option_count": _kind(
        "warning",
        said("Problems", "More or fewer option values than options"),
        said("Problems", "Option values in “{value}”: {values}. Options of the product: {options}."),
        said("Problems", "All values are kept; those without a name are called “Option 2”, “Option 3” and so on."),
    ),
    "too_many_rows": _kind(
        "error",
        said("Problems", "Products with too many rows"),
        said("Problems", "The product “{value}” has more lines than can be read ({limit}); this one was left out."),
        said("Problems", "The rows beyond the limit are left out."),
    ),
    # SKUs and titles
    "blank_sku": _kind(
        "info",
        said("Problems", "Rows without a SKU"),
        said("Problems", "This line has no SKU; “{derived}” is used instead."),
        said("Problems", "A name made from the other cells is used as the SKU."),
    ),
    "duplicate_sku": _kind(
        "warning",
        said("Problems", "The same SKU on different rows"),
        said("Problems", "The SKU “{value}” stands in row {first} already; this line is kept as “{derived}”."),
        said("Problems", "Both are imported; the later one gets a number after its SKU."),
    ),
    "repeated_row": _kind(
        "warning",
        said("Problems", "The same row twice"),
        said("Problems", "This line says the same as row {first} and was left out."),
        said("Problems", "Read once; the repetition is left out."),
    ),
    "older_row": _kind(
        "warning",
        said("Problems", "The same product again, with other prices or stock"),
        said("Problems", "Row {newer} says the same of “{value}” with newer figures; this line was left out."),
        said("Problems", "Imported once, as the latest of its rows says; the others are left out."),
    ),
    "no_title": _kind(
        "warning",
        said("Problems", "Products without a title"),
        said("Problems", "This product has no title."),
        said("Problems", "Imported without a title."),
    ),
    "no_category": _kind(
        "info",
        said("Problems", "Products without a category"),
        said("Problems", "This product has no category."),
        said("Problems", "Imported without a category."),
    ),
    # Cells
    "bad_encoding": _kind(
        "warning",
        said("Problems", "Characters in another encoding than the file"),
        said("Problems", "Some characters of this cell are in another encoding and may read wrong."),
        said("Problems", "Read in the encoding that fits them best."),
    ),
    "garbled_text": _kind(
        "warning",
        said("Problems", "Garbled characters that can be put right"),
        said("Problems", "“{value}” was saved in the wrong encoding once."),
        said("Problems", "Put right."),
    ),
    "lost_text": _kind(
        "warning",
        said("Problems", "Characters that are lost"),
        said("Problems", "“{value}” holds characters that were lost before this file was made."),
        said("Problems", "Imported as it stands; only the system it came from knows the text."),
    ),
    "html_in_name": _kind(
        "warning",
        said("Problems", "Web page code in names"),
        said("Problems", "“{value}” holds code of a web page."),
        said("Problems", "Read as plain text."),
    ),
    "listed_category": _kind(
        "info",
        said("Problems", "Categories written as a program writes lists"),
        said("Problems", "“{value}” is written as a program writes lists."),
        said("Problems", "Read without brackets and quotation marks."),
    ),
    "placeholder": _kind(
        "info",
        said("Problems", "Words that stand for “nothing”"),
        said("Problems", "“{value}” is no value; the cell is taken for blank."),
        _BLANK,
    ),
    "filler_text": _kind(
        "warning",
        said("Problems", "Filler text"),
        said("Problems", "“{value}” looks like filler text."),
        _STAYS,
    ),
    "damaged_barcode": _kind(
        "warning",
        said("Problems", "Barcodes and SKUs rounded by a spreadsheet program"),
        said("Problems", "“{value}” was rounded by a spreadsheet program; the real digits are lost."),
        said("Problems", "Imported as they stand. Export the file again with this column as text."),
    ),
    "short_barcode": _kind(
        "warning",
        said("Problems", "Barcodes that lost their first zeros"),
        said("Problems", "The barcode “{value}” lost zeros at its start."),
        said("Problems", "The zeros are put back: with them the check digit is right."),
    ),
    "bad_barcode": _kind(
        "info",
        said("Problems", "Barcodes with a wrong check digit"),
        said("Problems", "The check digit of the barcode “{value}” is wrong."),
        _STAYS,
    ),
    "shared_barcode": _kind(
        "warning",
        said("Problems", "The same barcode on different products"),
        said("Problems", "The barcode “{value}” stands in row {first} too."),
        _STAYS,
    ),
    "picture_page": _kind(
        "warning",
        said("Problems", "Web pages where pictures should be"),
        said("Problems", "“{value}” is the address of a page, not of a picture."),
        said("Problems", "Kept, but no shop can show it as a picture."),
    ),
    "picture_local": _kind(
        "warning",
        said("Problems", "Pictures on somebody's computer"),
        said("Problems", "“{value}” is a place on a computer; no shop can reach it."),
        said("Problems", "Kept, but no shop can show it as a picture."),
    ),
    "mixed_units": _kind(
        "info",
        said("Problems", "Different units in one column"),
        said("Problems", "“{value}” is in another unit than most of its column ({unit})."),
        said("Problems", "Imported as they stand, each with its unit."),
    ),
    # Prices and stock
    "bad_price": _kind(
        "warning",
        said("Problems", "Prices that cannot be read"),
        said("Problems", "“{value}” cannot be read as a price."),
        said("Problems", "Imported without that price."),
    ),
    "zero_price": _kind(
        "warning",
        said("Problems", "Prices of zero"),
        said("Problems", "The price is zero."),
        _STAYS,
    ),
    "far_price": _kind(
        "warning",
        said("Problems", "Prices far from all others"),
        said("Problems", "“{value}” is {factor} times {usual}, the usual price beside it: a slipped decimal mark?"),
        _STAYS,
    ),
    "low_price": _kind(
        "warning",
        said("Problems", "Prices far below all others"),
        said("Problems", "“{value}” is {factor} times less than {usual}, the usual price beside it."),
        _STAYS,
    ),
    "no_discount": _kind(
        "warning",
        said("Problems", "Former prices that are lower than the price"),
        said("Problems", "The former price “{value}” is lower than the price {price}."),
        _STAYS,
    ),
    "below_cost": _kind(
        "warning",
        said("Problems", "Prices below the cost"),
        said("Problems", "The price “{value}” is lower than the cost {cost}."),
        _STAYS,
    ),
    "mixed_currency": _kind(
        "info",
        said("Problems", "Several currencies"),
        said("Problems", "This price is in {value}, most are in {usual}."),
        said("Problems", "Imported as they stand, each in its currency."),
    ),
    "bad_price_list": _kind(
        "warning",
        said("Problems", "Prices by quantity or customer that cannot be read"),
        said("Problems", "“{value}” cannot be read as prices."),
        said("Problems", "Imported without those prices."),
    ),
    "bad_stock": _kind(
        "warning",
        said("Problems", "Stock that cannot be read"),
        said("Problems", "“{value}” cannot be read as a number in stock."),
        said("Problems", "Imported without that number."),
    ),
    "negative_stock": _kind(
        "info",
        said("Problems", "Stock below zero"),
        said("Problems", "The stock is {value}."),
        _STAYS,
    ),
}
