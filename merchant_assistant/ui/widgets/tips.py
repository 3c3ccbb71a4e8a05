"""Tooltips of texts that a merchant's file holds."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import Qt as RichText  # QtCore's has no mightBeRichText


def plain_tip(text: str) -> str:
    """``text`` as a tooltip that shows it letter by letter.

    Qt takes what looks like HTML for HTML: ``<img src="//host/x.png">`` in a title would ask that host for a picture.
    """
    return f'<p style="white-space:pre-wrap">{escape(text)}</p>' if RichText.mightBeRichText(text) else text
