"""What somebody meets who has no mouse, or does not see the screen.

Each check gives sentences, none where all is well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from look_checks import shown, told
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTextBrowser, QWidget
from shiboken6 import isValid

_MOST_STEPS = 200
_MOST_LINKS = 20
_AROUND = 4  # a ring may be drawn around


def nameless(top: QWidget) -> Iterator[str]:
    """Controls, lists and tables of which a screen reader can say nothing."""
    for widget in shown(top):
        if (_takes_tab(widget) or isinstance(widget, QAbstractItemView)) and not _spoken(widget).strip():
            yield f"no name: {told(widget)}"


def same_keys(top: QWidget) -> Iterator[str]:
    """Shortcuts that act at the same time: Qt carries out none of them."""
    near = (Qt.ShortcutContext.WidgetShortcut, Qt.ShortcutContext.WidgetWithChildrenShortcut)
    active = [key for key in top.findChildren(QShortcut) if key.isEnabled() and _acts(key)]
    keys = Counter(key.key().toString() for key in active if key.context() not in near)
    yield from (f"same key: {key} {count} times" for key, count in keys.items() if count > 1)


def walk(top: QWidget) -> tuple[list[QWidget], list[str]]:
    """Go through a window by Tab from its first control: what was met, and what was wrong on the way."""
    wanted = [widget for widget in shown(top) if _takes_tab(widget)]
    met: list[QWidget] = []
    wrong: list[str] = []
    top.activateWindow()
    QTest.qWaitForWindowActive(top)
    if wanted:
        wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(_MOST_STEPS):
        here = QApplication.focusWidget()
        if here is None or here in met:
            break
        if met and isValid(met[-1]):
            wrong += _steps_back(top, met[-1], here)
        met.append(here)
        with_focus = _look(top, here)
        _leave(here)
        if QApplication.focusWidget() is here:
            wrong.append(f"no way out: {told(here)}")
            break
        if isValid(here) and here.isVisible() and _look(top, here) == with_focus:
            wrong.append(f"focus not seen: {told(here)}")
    wrong += [
        f"never reached: {told(widget)}"
        for widget in wanted
        if isValid(widget) and _takes_tab(widget) and widget not in met
    ]
    return [widget for widget in met if isValid(widget)], wrong  # an editor goes when it is left


def _leave(here: QWidget) -> None:
    """By Tab; links in a text are stops of their own."""
    for _ in range(_MOST_LINKS if isinstance(here, QTextBrowser) else 1):
        QTest.keyClick(here, Qt.Key.Key_Tab)
        QCoreApplication.processEvents()
        if QApplication.focusWidget() is not here:
            return


def _steps_back(top: QWidget, before: QWidget, after: QWidget) -> Iterator[str]:
    """From one control to one above it in the same column, or before it in the same row: as they stand just now."""
    one, next_one = _on(top, before), _on(top, after)
    above = next_one.bottom() < one.top() and _shared(one, next_one, upright=False)
    earlier = next_one.right() < one.left() and _shared(one, next_one, upright=True)
    if above or (earlier and top.isLeftToRight()):
        yield f"back: from {told(before)} to {told(after)}"


def _shared(one: QRect, other: QRect, *, upright: bool) -> bool:
    """Whether two stand in one row (``upright``) or one column."""
    if upright:
        return min(one.bottom(), other.bottom()) - max(one.top(), other.top()) > min(one.height(), other.height()) // 2
    return min(one.right(), other.right()) - max(one.left(), other.left()) > min(one.width(), other.width()) // 2


def _on(top: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(top, QPoint()), widget.size())


def _look(top: QWidget, widget: QWidget) -> object:
    return top.grab(_on(top, widget).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)).toImage()


def _takes_tab(widget: QWidget) -> bool:
    """A stop of Tab. An area that only scrolls takes the keyboard just for its own keys: it is none of ours."""
    if widget.focusProxy() is not None or not (widget.isEnabled() and widget.isVisible()):
        return False
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def _acts(key: QShortcut) -> bool:
    parent = key.parent()
    return not isinstance(parent, QWidget) or parent.isVisible()
