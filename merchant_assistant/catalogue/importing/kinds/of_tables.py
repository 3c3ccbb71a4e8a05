"""What can be wrong with a table as a whole."""

from __future__ import annotations

from merchant_assistant.catalogue.importing.kinds.kind import OUT, Kind
from merchant_assistant.foundation.said import said

OF_TABLES: dict[str, Kind] = {
    "no_sku_column": Kind(
        "info",
        said("Problems", "No column for SKUs"),
        said("Problems", "The file has no column for SKUs; names made from the other cells are used instead."),
        said("Problems", "Names made from the other cells are used as SKUs."),
    ),
    "no_title_column": Kind(
        "warning",
        said("Problems", "No column for titles"),
        said("Problems", "No column was recognised as the title."),
        said("Problems", "Imported without titles. You can choose the column under “Columns”."),
    ),
    "guessed_title": Kind(
        "warning",
        said("Problems", "Titles that were found by their values"),
        said("Problems", "No column is called a title; “{value}” was used as the title, judging by its contents."),
        said("Problems", "Please look at “Columns”."),
    ),
    "guessed_stock": Kind(
        "warning",
        said("Problems", "Stock that was found by its figures"),
        said("Problems", "The name of this column does not say it; by its figures it was taken as the stock."),
        said("Problems", "Please look at “Columns”."),
    ),
    "no_header": Kind(
        "warning",
        said("Problems", "No header row"),
        said("Problems", "The file has no header row; the columns are called “Column 1”, “Column 2” and so on."),
        said("Problems", "What the columns mean was found out from their values. Please look at “Columns”."),
    ),
    "many_columns": Kind(
        "info",
        said("Problems", "Very many columns"),
        said("Problems", "The file has {columns} columns; those without a known meaning are kept as attributes."),
        said("Problems", "Those without a known meaning are kept as details."),
    ),
    "missing_columns": Kind(
        "info",
        said("Problems", "Columns that the shop system expects"),
        said("Problems", "{system} also expects the columns {value}, which the file lacks."),
        said("Problems", "Everything else is imported. The shop system itself may refuse such a file."),
    ),
    "duplicate_column": Kind(
        "info",
        said("Problems", "Columns of the same name"),
        said("Problems", "Two columns are called “{value}”; the second is “{name}” here."),
        said("Problems", "The later one gets a number after its name."),
    ),
    "sheet_left_out": Kind(
        "info",
        said("Problems", "Sheets without products"),
        said("Problems", "The sheet “{value}” holds no product table and was left out."),
        OUT,
    ),
    "sheet_hidden": Kind(
        "info",
        said("Problems", "Hidden sheets"),
        said("Problems", "The sheet “{value}” is hidden and was left out."),
        OUT,
    ),
    "stray_quote": Kind(
        "warning",
        said("Problems", "A quotation mark that is never closed"),
        said("Problems", "A quotation mark in the file is never closed; quotation marks were read as plain text."),
        said("Problems", "Quotation marks were read as plain text."),
    ),
    "stray_quote_row": Kind(
        "warning",
        said("Problems", "Lines with a quotation mark that is never closed"),
        said("Problems", "A quotation mark in this line is never closed."),
        said("Problems", "It was read as plain text in this line only."),
    ),
}
