"""Everything that a window says: seen, read aloud, or shown by a pointer that rests."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

from merchant_assistant.ui.catalogue.empty import ReadingView
from merchant_assistant.ui.widgets.labels import ElidedLabel

_FEW = 30  # rows of a table that are asked


def spoken(window: QWidget) -> list[tuple[str, str]]:
    """Where something is said (kinds of widgets, from the window inwards) and what, pages not shown included."""
    there = [window, *(widget for widget in window.findChildren(QWidget) if not _is_put_away(widget, window))]
    return [(_place(widget, window), text) for widget in there for text in _texts(widget) if text.strip()]


def _is_put_away(widget: QWidget, window: QWidget) -> bool:
    """Whether it gets its words when it is shown again; a page of a stack is only behind another one.

    The last step of a reading that is over is nobody's any more.
    """
    inner: QWidget | None = widget
    while inner is not None and inner is not window:
        behind = isinstance(inner.parentWidget(), QStackedWidget) and not isinstance(inner, ReadingView)
        if inner.isHidden() and not behind:
            return True
        inner = inner.parentWidget()
    return False


def _texts(widget: QWidget) -> Iterator[str]:
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())
    if not isinstance(widget, ElidedLabel):  # it sets its tooltip, its own text, whenever it is painted
        yield widget.toolTip()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(index) for index in range(widget.count()))
    if isinstance(widget, QGroupBox | QMenu):
        yield widget.title()
    if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        yield from _cells(widget)
    for action in widget.actions():
        yield from _of_action(action)


def _of_action(action: QAction) -> Iterator[str]:
    yield from (action.text(), action.toolTip())


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    columns = 1 if isinstance(view, QListView) else model.columnCount(QModelIndex())
    for column in range(columns):
        yield _said(model.headerData(column, Qt.Orientation.Horizontal))
    for row in range(min(model.rowCount(QModelIndex()), _FEW)):
        for column in range(columns):
            index = model.index(row, column)
            roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
            yield from (_said(index.data(role)) for role in roles)


def _said(value: object) -> str:
    return value if isinstance(value, str) else ""


def _place(widget: QWidget, window: QWidget) -> str:
    names = []
    inner: QWidget | None = widget
    while inner is not None and inner is not window:
        names.append(type(inner).__name__)
        inner = inner.parentWidget()
    return " > ".join(reversed(names))
