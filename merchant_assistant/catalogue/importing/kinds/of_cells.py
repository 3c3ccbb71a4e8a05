"""What can be wrong with cells that are neither prices nor stock."""

from __future__ import annotations

from merchant_assistant.catalogue.importing.kinds.kind import BLANK, STAYS, Kind
from merchant_assistant.foundation.said import said

OF_CELLS: dict[str, Kind] = {
    "bad_encoding": Kind(
        "warning",
        said("Problems", "Characters in another encoding than the file"),
        said("Problems", "Some characters of this cell are in another encoding and may read wrong."),
        said("Problems", "Read in the encoding that fits them best."),
    ),
    "garbled_text": Kind(
        "warning",
        said("Problems", "Garbled characters that can be put right"),
        said("Problems", "“{value}” was saved in the wrong encoding once."),
        said("Problems", "Put right."),
    ),
    "lost_text": Kind(
        "warning",
        said("Problems", "Characters that are lost"),
        said("Problems", "“{value}” holds characters that were lost before this file was made."),
        said("Problems", "Imported as it stands; only the system it came from knows the text."),
    ),
    "html_in_name": Kind(
        "warning",
        said("Problems", "Web page code in names"),
        said("Problems", "“{value}” holds code of a web page."),
        said("Problems", "Read as plain text."),
    ),
    "listed_category": Kind(
        "info",
        said("Problems", "Categories written as a program writes lists"),
        said("Problems", "“{value}” is written as a program writes lists."),
        said("Problems", "Read without brackets and quotation marks."),
    ),
    "placeholder": Kind(
        "info",
        said("Problems", "Words that stand for “nothing”"),
        said("Problems", "“{value}” is no value; the cell is taken for blank."),
        BLANK,
    ),
    "filler_text": Kind(
        "warning",
        said("Problems", "Filler text"),
        said("Problems", "“{value}” looks like filler text."),
        STAYS,
    ),
    "damaged_barcode": Kind(
        "warning",
        said("Problems", "Barcodes and SKUs rounded by a spreadsheet program"),
        said("Problems", "“{value}” was rounded by a spreadsheet program; the real digits are lost."),
        said("Problems", "Imported as they stand. Export the file again with this column as text."),
    ),
    "short_barcode": Kind(
        "warning",
        said("Problems", "Barcodes that lost their first zeros"),
        said("Problems", "The barcode “{value}” lost zeros at its start."),
        said("Problems", "The zeros are put back: with them the check digit is right."),
    ),
    "bad_barcode": Kind(
        "info",
        said("Problems", "Barcodes with a wrong check digit"),
        said("Problems", "The check digit of the barcode “{value}” is wrong."),
        STAYS,
    ),
    "shared_barcode": Kind(
        "warning",
        said("Problems", "The same barcode on different products"),
        said("Problems", "The barcode “{value}” stands in row {first} too."),
        STAYS,
    ),
    "picture_page": Kind(
        "warning",
        said("Problems", "Web pages where pictures should be"),
        said("Problems", "“{value}” is the address of a page, not of a picture."),
        said("Problems", "Kept, but no shop can show it as a picture."),
    ),
    "picture_local": Kind(
        "warning",
        said("Problems", "Pictures on somebody's computer"),
        said("Problems", "“{value}” is a place on a computer; no shop can reach it."),
        said("Problems", "Kept, but no shop can show it as a picture."),
    ),
    "mixed_units": Kind(
        "info",
        said("Problems", "Different units in one column"),
        said("Problems", "“{value}” is in another unit than most of its column ({unit})."),
        said("Problems", "Imported as they stand, each with its unit."),
    ),
}
