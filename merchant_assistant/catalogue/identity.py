"""What makes two codes the same code."""

from __future__ import annotations

import re

_GTIN = re.compile(r"[0-9]{7,14}")


def barcode_key(text: str) -> str:
    """A barcode for comparing: digits without gaps and leading zeros, so that UPC, EAN-13 and GTIN-14 of one thing

    agree; blank where it is no barcode (another code, or one that a spreadsheet damaged).
    """
    digits = text.replace(" ", "").replace("-", "")
    return digits.lstrip("0") if _GTIN.fullmatch(digits) else ""
