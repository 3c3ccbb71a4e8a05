"""Plain text as a platform wants it, and the guard against spreadsheet formulas."""

from __future__ import annotations

import re
from html import escape

from merchant_assistant.catalogue.exporting.model import ExportText

_FORMULA = ("=", "+", "-", "@", "\t", "\0")
_LOOKS_LIKE_HTML = re.compile(r"<(?:p|br|ul|ol|li|div|span|h[1-6]|strong|b|em|i|table|a|img)\b[^>]*>", re.IGNORECASE)


def guarded(text: str) -> str:
    """Text of ours with a leading ``'`` where a spreadsheet program would take it for a formula."""
    return "'" + text if text.startswith(_FORMULA) else text


def text_cells(text: ExportText, described: str) -> dict[str, str]:
    """The texts of ours that every platform has cells for, if its files have them; ``described``: as it wants it."""
    shown = {"seo_title": guarded(text.seo_title), "seo_description": guarded(text.seo_description)}
    told = {"title": guarded(text.title), "description": guarded(described)}
    return told | {key: value for key, value in shown.items() if value}


def html_description(text: ExportText) -> str:
    """Paragraphs and a list of the bullets."""
    parts = [_paragraph(part) for part in _paragraphs(text.description)]
    if text.bullets:
        parts.append("<ul>" + "".join(f"<li>{_escaped(bullet)}</li>" for bullet in text.bullets) + "</ul>")
    return "\n".join(parts)


def plain_description(text: ExportText) -> str:
    """The description with the bullets below it, a line each."""
    bullets = "\n".join(f"• {bullet}" for bullet in text.bullets)
    return "\n\n".join(part for part in (text.description.strip(), bullets) if part)


def as_html(text: str) -> str:
    """What a person typed, as HTML unless it is that already."""
    if not text or _LOOKS_LIKE_HTML.search(text):
        return text
    return "\n".join(_paragraph(part) for part in _paragraphs(text))


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\r?\n\s*\r?\n", text) if part.strip()]


def _paragraph(text: str) -> str:
    return f"<p>{_escaped(text)}</p>"


def _escaped(text: str) -> str:
    return escape(text.strip(), quote=False).replace("\n", "<br>")
