"""Files that commands are given, read into values."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import user_faults
from merchant_assistant.foundation.said import said

if TYPE_CHECKING:
    from merchant_assistant.listings.model import Listing


def read_text(name: str) -> str:
    """UTF-8 without changing line ends: offsets must fit what the caller holds."""
    path = Path(name)
    with user_faults(path):
        content = path.read_bytes()
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UserFault(
            "not_utf8",
            said("Commands", "“{file}” is not a UTF-8 text.").format(file=path.name),
            said("Commands", "Save it as UTF-8 and try again."),
        ) from error


def read_listing(name: str) -> Listing:
    """A listing as ``{"title", "bullets", "description"}``."""
    from merchant_assistant.listings.model import Listing  # noqa: PLC0415 - with its room

    try:
        item = json.loads(read_text(name))
        title, bullets, description = item["title"], item["bullets"], item["description"]
    except (ValueError, KeyError, TypeError):
        title = bullets = description = None
    if not (isinstance(bullets, list) and all(isinstance(text, str) for text in (title, *bullets, description))):
        hint = said("Commands", 'It is one object: {"title": "…", "bullets": ["…"], "description": "…"}.')
        raise UserFault(
            "bad_listing", said("Commands", "“{file}” is not a listing.").format(file=Path(name).name), hint
        )
    return Listing(title, tuple(bullets), description)


def batch_line(line: str, number: int) -> tuple[str, str]:
    """SKU and text out of one line ``{"sku", "text"}``."""
    try:
        item = json.loads(line)
        sku, text = item["sku"], item["text"]
    except (ValueError, KeyError, TypeError):
        sku = text = None
    if not isinstance(sku, str) or not isinstance(text, str):
        hint = said("Commands", 'Each line is one object: {"sku": "…", "text": "…"}.')
        raise UserFault(
            "bad_line", said("Commands", "Line {number} of the file cannot be read.").format(number=number), hint
        )
    return sku, text
