"""Files that commands are given, read into values."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

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


def read_listing(name: str, present: Listing | None = None) -> Listing:
    """A listing as ``{"title", "bullets", "description"}``; ``seo_title``, ``seo_description``, ``tags`` as well.

    Those three stay as they are in ``present`` where the file does not name them.
    """
    try:
        return _listing({**(_beside(present) if present else {}), **json.loads(read_text(name))})
    except (ValueError, KeyError, TypeError) as error:
        hint = said("Commands", 'It is one object: {"title": "…", "bullets": ["…"], "description": "…"}.')
        raise UserFault(
            "bad_listing", said("Commands", "“{file}” is not a listing.").format(file=Path(name).name), hint
        ) from error


def _beside(present: Listing) -> dict[str, Any]:
    return {
        "seo_title": present.seo_title,
        "seo_description": present.seo_description,
        "tags": list(present.tags),
    }


def _listing(item: dict[str, Any]) -> Listing:
    """Raises ValueError, KeyError or TypeError where a text is no text."""
    from merchant_assistant.listings.model import Listing  # noqa: PLC0415 - with its room

    texts = [item["title"], item["description"], item.get("seo_title", ""), item.get("seo_description", "")]
    lists = [item["bullets"], item.get("tags", [])]
    if not all(isinstance(many, list) for many in lists):
        raise TypeError
    if not all(isinstance(text, str) for text in (*texts, *lists[0], *lists[1])):
        raise TypeError
    title, description, seo_title, seo_description = texts
    return Listing(title, tuple(lists[0]), description, seo_title, seo_description, tuple(lists[1]))


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
