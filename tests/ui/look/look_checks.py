"""What a person would stumble over, found in the tree of widgets and in the picture of a window.

Each check gives sentences, none where all is well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache

import numpy
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QScrollBar,
    QSplitter,
    QSplitterHandle,
    QTableView,
    QTextEdit,
    QWidget,
)

from merchant_assistant.foundation.paths import resource
from merchant_assistant.ui.theme.tokens import DARK, LIGHT, Tokens
from merchant_assistant.ui.widgets.labels import ElidedLabel

_OURS = "merchant_assistant."
_CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QTextEdit, QPlainTextEdit, QAbstractItemView, QProgressBar)
_COMPOSED = (QAbstractScrollArea, QLineEdit, QComboBox, QHeaderView, QSplitter)  # Qt lays out what is inside
_SLACK = 1  # a pixel lost to rounding is no cut word
_ALIKE = 8
_FOREIGN_PIXELS = 40  # of one colour; fewer may be a mixture at the edge of a letter


def problems(top: QWidget) -> list[str]:
    """All that is wrong in a window that is shown, but its colours."""
    checks = (cut_texts, overlaps, missing_icons, default_styled)
    return [problem for check in checks for problem in check(top)]


def shown(top: QWidget) -> Iterator[QWidget]:
    """Every widget of a window that takes room, but the inner parts of Qt's own."""
    for widget in top.findChildren(QWidget):
        if widget.isVisibleTo(top) and widget.window() is top and not widget.size().isEmpty() and not _inner(widget):
            yield widget


def told(widget: QWidget) -> str:
    """A widget by class and words, for sentences."""
    words = widget.property("text") or widget.accessibleName() or widget.objectName()
    parents = "/".join(type(parent).__name__ for parent in list(_parents(widget))[:3])
    return f"{type(widget).__name__} “{str(words)[:60]}” in {parents}"


# Words that have less room than they need.


def cut_texts(top: QWidget) -> Iterator[str]:
    for widget in shown(top):
        needed = _needed(widget)
        if needed.width() > widget.width() + _SLACK or needed.height() > widget.height() + _SLACK:
            room = f"{widget.width()}x{widget.height()}"
            yield f"cut: {told(widget)} needs {needed.width()}x{needed.height()}, has {room}"
        if isinstance(widget, QTableView):
            yield from _cut_heads(widget)


def _needed(widget: QWidget) -> QSize:
    """The room that the words of a widget take; none for one that may end in ….

    The window's own elided labels, cells of tables and what somebody types may.
    """
    if isinstance(widget, QLabel) and not isinstance(widget, ElidedLabel) and widget.text():
        return _label_needs(widget)
    if isinstance(widget, QAbstractButton) and widget.text():
        return QSize(widget.sizeHint().width(), 0)
    if isinstance(widget, QLineEdit) and not widget.text():
        return QSize(widget.fontMetrics().horizontalAdvance(widget.placeholderText()) + _around_words(widget), 0)
    if isinstance(widget, QComboBox):
        return QSize(widget.fontMetrics().horizontalAdvance(widget.currentText()) + _around_words(widget), 0)
    return QSize()


def _label_needs(label: QLabel) -> QSize:
    if not label.wordWrap():
        return label.sizeHint()
    height = label.heightForWidth(label.width())
    return QSize(label.minimumSizeHint().width(), max(height, 0))


def _around_words(widget: QWidget) -> int:
    """Padding, icon and arrow, as the stylesheet and the icons have them."""
    if isinstance(widget, QComboBox):
        return {"cell": 8 + 26, "heading": 6 + 28}.get(widget.property("kind"), 12 + 30)
    return 34 if widget.actions() else 26


def _cut_heads(table: QTableView) -> Iterator[str]:
    head = table.horizontalHeader()
    if not head.isVisible() or table.model() is None:
        return
    metrics = QFontMetrics(head.font())
    for section in range(head.count()):
        name = str(table.model().headerData(section, Qt.Orientation.Horizontal) or "")
        room = head.sectionSize(section) - 2 * 12
        if not head.isSectionHidden(section) and metrics.horizontalAdvance(name) * 12 / 14 > room + _SLACK:
            yield f"cut: head “{name}” of {told(table)} has {room}"


# Widgets on top of each other, and widgets that stick out of what they stand in.


def overlaps(top: QWidget) -> Iterator[str]:
    for parent in [top, *shown(top)]:
        if isinstance(parent, _COMPOSED):
            continue
        scrolled = isinstance(parent.parentWidget(), QAbstractScrollArea)  # as large as it likes
        inside = [child for child in _children(parent) if not child.geometry().isEmpty()]
        for number, child in enumerate(inside):
            if not scrolled and not parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(child.geometry()):
                yield f"sticks out: {told(child)} {_place(child.geometry())} of {_place(parent.rect())}"
            for other in inside[number + 1 :]:
                shared = child.geometry() & other.geometry()
                covers = other.geometry() == parent.rect()  # a layer above all the others
                if shared.width() > _SLACK and shared.height() > _SLACK and not covers:
                    yield f"overlap: {told(child)} and {told(other)}"


def _children(parent: QWidget) -> list[QWidget]:
    """Those that are laid out side by side."""
    found = [child for child in parent.children() if isinstance(child, QWidget) and not child.isWindow()]
    visible = [child for child in found if child.isVisibleTo(parent)]
    return [child for child in visible if not isinstance(child, QScrollBar | QSplitterHandle)]


def _place(rect: QRect) -> str:
    return f"({rect.x()}, {rect.y()}, {rect.width()}x{rect.height()})"


# Icons that are not there.


def missing_icons(top: QWidget) -> Iterator[str]:
    for widget in shown(top):
        if isinstance(widget, QAbstractButton) and not widget.text() and _blank_button(widget):
            yield f"no icon: {told(widget)}"
        if isinstance(widget, QLabel) and not widget.text() and _fixed_square(widget) and widget.pixmap().isNull():
            yield f"no icon: {told(widget)}"


def _blank_button(button: QAbstractButton) -> bool:
    """Nothing is on it: no icon, or one without a drop of ink."""
    if button.icon().isNull():
        return not _paints_itself(button)
    image = button.icon().pixmap(16, 16).toImage()
    return not any(image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height()))


def _fixed_square(widget: QWidget) -> bool:
    size = widget.maximumSize()
    return size == widget.minimumSize() and size.width() == size.height()


# Controls that look as Qt made them.


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a selector: ``QFrame#toast``, ``QPushButton[kind="tab"]``."""

    kind: str
    name: str
    values: tuple[tuple[str, str], ...]

    def fits(self, widget: QWidget) -> bool:
        classes = {made.__name__ for made in type(widget).__mro__}
        if self.kind not in classes or (self.name and widget.objectName() != self.name):
            return False
        return all(str(widget.property(key)) == value for key, value in self.values)


def default_styled(top: QWidget) -> Iterator[str]:
    if isinstance(top, QDialog) and not type(top).__module__.startswith(_OURS):
        yield f"Qt's own window: {told(top)}"
    for widget in shown(top):
        if isinstance(widget, _CONTROLS):
            if not _paints_itself(widget) and not any(_fits(rule, widget) for rule in _rules()):
                yield f"no style: {told(widget)}"
            if isinstance(widget, QAbstractButton) and not type(widget).__module__.startswith(_OURS):
                yield f"Qt's own button, deaf to Enter: {told(widget)}"
            if isinstance(widget, QAbstractButton) and not widget.property("kind") and not _in_toast(widget):
                yield f"no kind: {told(widget)}"


def _in_toast(widget: QWidget) -> bool:
    return any(parent.objectName() == "toast" for parent in _parents(widget))


def _paints_itself(widget: QWidget) -> bool:
    own = next(made for made in type(widget).__mro__ if "paintEvent" in vars(made))
    return own.__module__.startswith(_OURS)


def _fits(rule: tuple[_Part, ...], widget: QWidget) -> bool:
    """Whether a rule speaks of a widget: of itself, and of those that it stands in."""
    *around, last = rule
    return last.fits(widget) and all(any(part.fits(parent) for parent in _owners(widget)) for part in around)


def _owners(widget: QWidget) -> Iterator[QWidget]:
    """Also those of another window: what a choice opens is styled as a part of it."""
    while (parent := widget.parentWidget()) is not None:
        yield parent
        widget = parent


@cache
def _rules() -> tuple[tuple[_Part, ...], ...]:
    source = re.sub(r"/\*.*?\*/", "", resource("style", "window.qss").read_text("utf-8"), flags=re.DOTALL)
    selectors = [one for heads in re.findall(r"([^{}]+)\{", source) for one in heads.split(",")]
    plain = [re.sub(r":[\w-]+", "", one) for one in selectors if "::" not in one]
    return tuple(tuple(_part(part) for part in one.split()) for one in plain)


def _part(text: str) -> _Part:
    kind, name = re.match(r"(\w+)(?:#(\w+))?", text).groups("")  # type: ignore[union-attr]
    return _Part(kind, name, tuple(re.findall(r'\[(\w+)="(\w+)"\]', text)))


# Colours of another theme.


def foreign_colours(picture: QImage, worn: Tokens) -> Iterator[str]:
    """Colours that only the other theme has: something kept what it was given before."""
    other = DARK if worn.name.startswith("light") else LIGHT
    own = _colours(worn).values()
    image = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = numpy.frombuffer(image.constBits(), numpy.uint32)
    few = _FOREIGN_PIXELS * picture.devicePixelRatio() ** 2
    for token, colour in _colours(other).items():
        if any(_alike(colour, mine) for mine in own):
            continue
        found = numpy.count_nonzero(pixels == colour.rgb())
        if found > few:
            yield f"other theme: {found} pixels of {other.name} {token} {colour.name()}"


def _colours(worn: Tokens) -> dict[str, QColor]:
    return {token: QColor(colour) for token, colour in asdict(worn).items() if colour.startswith("#")}


def _alike(one: QColor, other: QColor) -> bool:
    """So near that the edge of a letter in one may be the other."""
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(a - b) < _ALIKE for a, b in pairs)


# Words of another language.


def foreign_words(top: QWidget, translations: dict[str, str]) -> Iterator[str]:
    """Sentences that there is a translation of, and that are shown in English all the same.

    A message that was said before stays as it was said: it passes. So does what the merchant calls something.
    """
    english = {source for source, translation in translations.items() if translation and translation != source}
    for widget in shown(top):
        apart = _in_toast(widget) or widget.property("ownWords")
        for words in () if apart else visible_words(widget):
            if words.strip() in english:
                yield f"English: {told(widget)}"


def visible_words(widget: QWidget) -> Iterator[str]:
    """What is read or heard of a widget."""
    for name in ("text", "placeholderText", "toolTip", "accessibleName", "title", "windowTitle"):
        words = widget.property(name)
        if isinstance(words, str) and words and not (name == "text" and isinstance(widget, QLineEdit)):
            yield words


def _inner(widget: QWidget) -> bool:
    """A part of one of Qt's composed widgets: its scroll bars, its list, its line."""
    if isinstance(widget, QScrollBar | QHeaderView):
        return True
    return any(isinstance(parent, QComboBox | QAbstractItemView | QLineEdit) for parent in _parents(widget))


def _parents(widget: QWidget) -> Iterator[QWidget]:
    while not widget.isWindow() and (parent := widget.parentWidget()) is not None:
        yield parent
        widget = parent
