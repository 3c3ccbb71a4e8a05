"""One family of icons, drawn in the colour of the place they stand in."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from merchant_assistant.foundation.paths import resource
from merchant_assistant.ui.theme.tokens import ICON

_SCALES = (1, 2, 3)  # screens up to 300 %


@lru_cache(maxsize=256)
def icon(name: str, colour: str, size: int = ICON) -> QIcon:
    """The icon ``resources/icons/NAME.svg`` in ``colour``."""
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(pixmap(name, colour, size, scale))
    return made


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int = ICON, scale: float = 1.0) -> QPixmap:
    """The same as one picture of ``size`` device-independent pixels for a screen of ``scale``."""
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    picture = QPixmap(round(size * scale), round(size * scale))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    return svg.replace('stroke-width="2"', 'stroke-width="1.75"')  # the weight of our text
