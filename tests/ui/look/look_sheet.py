"""One image of many: small pictures with their names, for people."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from merchant_assistant.ui.theme.fonts import text_font
from merchant_assistant.ui.theme.tokens import CAPTION_PX, LIGHT

_THUMB = 320  # wide
_GAP = 14
_CAPTION = 22


def contact_sheet(pictures: list[tuple[str, str, QPixmap]]) -> QPixmap:
    """(name, dress, picture): a row for every name, its dresses beside each other, all with a caption."""
    rows = [[(name, dress, _thumb(shot)) for name, dress, shot in row] for name, row in groupby(pictures, _name)]
    high = [max(thumb.height() for _, _, thumb in row) + _CAPTION for row in rows]
    wide = max(len(row) for row in rows)
    sheet = QPixmap(_GAP + wide * (_THUMB + _GAP), _GAP + sum(high) + _GAP * len(rows))
    sheet.fill(QColor(LIGHT.neutral_soft))
    painter = QPainter(sheet)
    top = _GAP
    for row, height in zip(rows, high, strict=True):
        for place, (name, dress, thumb) in enumerate(row):
            _put(painter, _GAP + place * (_THUMB + _GAP), top, f"{name}   {dress}", thumb)
        top += height + _GAP
    painter.end()
    return sheet


def _name(entry: tuple[str, str, QPixmap]) -> str:
    return entry[0]


def _thumb(picture: QPixmap) -> QPixmap:
    thumb = picture.scaledToWidth(_THUMB, Qt.TransformationMode.SmoothTransformation)
    thumb.setDevicePixelRatio(1.0)
    return thumb


def _put(painter: QPainter, left: int, top: int, caption: str, thumb: QPixmap) -> None:
    painter.setFont(text_font(CAPTION_PX, QFont.Weight.DemiBold))
    painter.setPen(QColor(LIGHT.dim))
    painter.drawText(QRect(left, top, _THUMB, _CAPTION), Qt.AlignmentFlag.AlignVCenter, caption)
    painter.drawPixmap(left, top + _CAPTION, thumb)
    painter.setPen(QColor(LIGHT.line))
    painter.drawRect(left, top + _CAPTION, thumb.width() - 1, thumb.height() - 1)
