"""Small windows that open at a button of the draft."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget


def open_above(popup: QWidget, button: QWidget) -> None:
    """Show ``popup`` above a button, inside the screen; below it where there is no room."""
    popup.adjustSize()
    room = button.screen().availableGeometry()
    start = 0 if button.isLeftToRight() else button.width() - popup.width()
    place = button.mapToGlobal(QPoint(start, -popup.height() - 4))
    if place.y() < room.top():
        place.setY(button.mapToGlobal(QPoint(0, button.height() + 4)).y())
    place.setX(max(room.left(), min(place.x(), room.right() - popup.width())))
    place.setY(max(room.top(), min(place.y(), room.bottom() - popup.height())))
    popup.move(place)
    popup.show()


def keep_inside(popup: QWidget) -> None:
    """It grew: move it so that its end is seen too."""
    room = popup.screen().availableGeometry()
    if popup.isVisible() and popup.geometry().bottom() > room.bottom():
        popup.move(popup.x(), max(room.top(), room.bottom() - popup.height()))


def put_away(popup: QWidget) -> None:
    """Hide ``popup`` and give the keyboard back to its window: Qt would pass it on inside the popup first."""
    if focus := popup.focusWidget():
        focus.clearFocus()
    popup.hide()
    if owner := popup.parentWidget():
        owner.window().activateWindow()
