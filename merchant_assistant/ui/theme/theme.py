"""Dresses the application in a set of tokens; painters ask here which one is worn."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from merchant_assistant.foundation.paths import resource
from merchant_assistant.ui.theme.fonts import text_font
from merchant_assistant.ui.theme.tokens import LIGHT, Tokens

_worn: list[Tokens] = [LIGHT]


class _Dressed(QObject):
    """Tells what holds a colour (an icon, a picture) that there are others now; painters need not be told."""

    changed = Signal()


@cache
def _dressed() -> _Dressed:
    return _Dressed()


def on_theme(dress: Callable[[], object]) -> None:
    """Call ``dress``, a method of a QObject, now and at each change of theme for as long as that object lives."""
    assert isinstance(getattr(dress, "__self__", None), QObject), "only a method of a QObject is let go with it"
    _dressed().changed.connect(dress)
    dress()


def tokens() -> Tokens:
    """The tokens now worn. Ask while painting, never keep: a change of theme repaints everything."""
    return _worn[0]


def wear(application: QApplication, worn: Tokens = LIGHT) -> None:
    """Dress the application; may be called again with other tokens while windows are open."""
    _worn[0] = worn
    if not application.styleSheet():
        application.setStyle(QStyleFactory.create("Fusion"))  # the same geometry on every system
        application.setFont(text_font())
    application.setStyleSheet("")  # Qt takes five times as long to put one stylesheet in the place of another
    application.setPalette(_palette(worn))
    application.setStyleSheet(stylesheet(worn, application.layoutDirection()))
    _dressed().changed.emit()


def stylesheet(worn: Tokens, direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight) -> str:
    """The stylesheet of ``resources/style`` with the tokens put in. Raises KeyError where it names an unknown one.

    Qt mirrors layouts, never the sides that a stylesheet names: there they are called ``$start`` and ``$end``.
    """
    source = resource("style", "window.qss").read_text(encoding="utf-8")
    left_first = direction == Qt.LayoutDirection.LeftToRight
    sides = {"start": "left", "end": "right"} if left_first else {"start": "right", "end": "left"}
    return Template(source).substitute(worn.substitutions(), **sides)


def set_look(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the stylesheet looks at, and have it looked at again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def _palette(worn: Tokens) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: worn.window,
        QPalette.ColorRole.WindowText: worn.text,
        QPalette.ColorRole.Base: worn.panel,
        QPalette.ColorRole.AlternateBase: worn.hover,
        QPalette.ColorRole.Text: worn.text,
        QPalette.ColorRole.Button: worn.panel,
        QPalette.ColorRole.ButtonText: worn.text,
        QPalette.ColorRole.Highlight: worn.accent_soft,
        QPalette.ColorRole.HighlightedText: worn.text,
        QPalette.ColorRole.PlaceholderText: worn.dim,
        QPalette.ColorRole.ToolTipBase: worn.text,
        QPalette.ColorRole.ToolTipText: worn.panel,
        QPalette.ColorRole.Link: worn.accent,
        QPalette.ColorRole.Accent: worn.accent,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(worn.faint))
    return palette
