"""The system's own faces, with a Chinese one behind them."""

from __future__ import annotations

import sys

from PySide6.QtGui import QFont, QFontDatabase

from merchant_assistant.ui.theme.tokens import BODY_PX

_TEXT: dict[str, tuple[str, ...]] = {
    "win32": ("Segoe UI", "Microsoft YaHei UI"),
    "darwin": (".AppleSystemUIFont", "PingFang SC"),
}
_TEXT_ELSEWHERE = ("Noto Sans", "Noto Sans CJK SC")
_MONO: dict[str, tuple[str, ...]] = {"win32": ("Cascadia Mono", "Consolas"), "darwin": ("SF Mono", "Menlo")}
_MONO_ELSEWHERE = ("Noto Sans Mono", "DejaVu Sans Mono")


def text_font(pixels: int = BODY_PX, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The face of everything that is read; its figures are all as wide as each other."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    _set_families(font, _TEXT.get(sys.platform, _TEXT_ELSEWHERE))
    font.setPixelSize(pixels)
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def mono_font(pixels: int = BODY_PX - 1) -> QFont:
    """The face of SKUs and cells as they stand in a file."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    _set_families(font, _MONO.get(sys.platform, _MONO_ELSEWHERE) + _TEXT.get(sys.platform, _TEXT_ELSEWHERE)[1:])
    font.setPixelSize(pixels)
    return font


def _set_families(font: QFont, wanted: tuple[str, ...]) -> None:
    """Ours first, then what the system named. A name that is missing costs nothing but on macOS, where ours exist."""
    font.setFamilies(list(dict.fromkeys((*wanted, *font.families()))))
