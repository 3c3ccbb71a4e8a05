"""Before many drafts are written: of what, for where, in which manner, and how long it will take."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.listings.model import KINDS, LANGUAGES, PLATFORMS, Style
from merchant_assistant.ui.catalogue.dialog import SmallWindow
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.choices import AUTO, language_name, platform_name
from merchant_assistant.ui.listings.order import Order, Scope
from merchant_assistant.ui.listings.parts import kind_name
from merchant_assistant.ui.listings.style_form import StyleForm
from merchant_assistant.ui.widgets.check_box import CheckBox
from merchant_assistant.ui.widgets.choice import Choice
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.widgets.radio import Radio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

_WIDTH = 860
_SCOPES: tuple[Scope, ...] = ("ticked", "missing", "changed", "all")


class StartWindow(SmallWindow):
    """``wanted`` carries an :class:`Order`; ``changed`` the one that the window shows, to be estimated.

    ``ticked``: products chosen in the grid; without any, that is not offered. ``waits``: other jobs do.
    """

    wanted = Signal(object)
    changed = Signal(object)

    def __init__(self, ticked: Sequence[int], style: Style, parent: QWidget, *, waits: bool = False) -> None:
        super().__init__(_WIDTH, parent)
        self._ticked = tuple(ticked)
        self.scopes = {scope: Radio("") for scope in _SCOPES}
        self.platforms = {platform: CheckBox() for platform in PLATFORMS}
        self.languages = {language: CheckBox() for language in (AUTO, *LANGUAGES)}
        self.kind = Choice("", [(kind, "") for kind in KINDS])
        self.style_form = StyleForm()
        self.style_form.show_style(style)
        self.as_before, self.first, self.usual = CheckBox(), CheckBox(), CheckBox()
        self.as_before.setChecked(True)
        self.first.setVisible(waits)
        self.told = label(role="heading", wrap=True)
        self._group = QButtonGroup(self)
        self._names: list[QLabel] = []
        self._tell_estimate: Callable[[], str] = str
        self._fill_in()
        self._connect()
        on_language(self._say)

    def _fill_in(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for radio in self.scopes.values():
            self._group.addButton(radio)
        self.scopes["ticked"].setParent(self)
        self.scopes["ticked"].setVisible(bool(self._ticked))
        offered = [radio for scope, radio in self.scopes.items() if self._ticked or scope != "ticked"]
        self._add(left, _grid(offered, 2))
        self._add(left, _grid(self.platforms.values(), 3))
        self._add(left, _grid(self.languages.values(), 3))
        self._add(right, self.kind)
        self._add(right, self.as_before, self.style_form, self.usual, self.first)
        both = QHBoxLayout()
        both.setSpacing(32)
        for side in (left, right):
            side.setSpacing(4)
            side.addStretch()
            both.addLayout(side, 1)
        self.body.addLayout(both)
        self.body.addWidget(self.told)
        form = self.style_form
        self.order(
            *self.scopes.values(), *self.platforms.values(), *self.languages.values(), self.kind,
            self.as_before, form.tone, form.length, form.sample, form.keywords, form.never, self.usual, self.first,
        )  # fmt: skip

    def _add(self, column: QVBoxLayout, *widgets: QWidget) -> None:
        name = label(role="caption")
        self._names.append(name)
        if column.count():
            column.addSpacing(8)
        column.addWidget(name)
        for widget in widgets:
            column.addWidget(widget)

    def _connect(self) -> None:
        self.yes.clicked.connect(self._want)
        self._group.buttonClicked.connect(self._tell)
        self.kind.currentIndexChanged.connect(self._tell)
        self.as_before.clicked.connect(self._offer_manner)
        for box in (*self.platforms.values(), *self.languages.values()):
            box.clicked.connect(self._tell)

    def begin(self, scope: Scope, platforms: Collection[str], language: str, kind: str) -> None:
        """What is ticked to begin with."""
        self.scopes[scope].setChecked(True)
        for platform, box in self.platforms.items():
            box.setChecked(platform in platforms)
        self.languages[language].setChecked(True)
        self.kind.choose(kind)
        self.scopes[scope].setFocus()
        self._tell()

    def show_estimate(self, tell: Callable[[], str], *, some: bool) -> None:
        """How many drafts and how long, said in the language of the moment; nothing to start without ``some``."""
        self._tell_estimate = tell
        self.told.setText(tell())
        self.yes.setEnabled(some)
        self._grow()

    @property
    def shown_order(self) -> Order:
        """What the window asks for as it stands."""
        return Order(
            next(scope for scope, radio in self.scopes.items() if radio.isChecked()),
            self._ticked,
            tuple(platform for platform, box in self.platforms.items() if box.isChecked()),
            tuple(language for language, box in self.languages.items() if box.isChecked()),
            self.kind.value,
            self.style_form.style_chosen(),
            self.first.isChecked(),
            self.usual.isChecked() and self.usual.isEnabled(),
            self.as_before.isChecked(),
        )

    @Slot()
    def _tell(self) -> None:
        self._offer_manner()
        self.changed.emit(self.shown_order)

    @Slot()
    def _offer_manner(self) -> None:
        """What is written again has a manner of its own, which can be kept."""
        again = self.scopes["changed"].isChecked()
        self.as_before.setVisible(again)
        told = not (again and self.as_before.isChecked())
        self.style_form.setEnabled(told)
        self.usual.setEnabled(told)

    @Slot()
    def _want(self) -> None:
        self.wanted.emit(self.shown_order)
        self.accept()

    @Slot()
    def _say(self) -> None:
        hint = self.tr("You can close the window meanwhile: the rest is written when you come back.")
        self.say(self.tr("Draft many products"), hint, self.tr("Start"))
        self.no.setText(self.tr("Cancel"))
        names = (
            self.tr("Which products"),
            self.tr("For which platforms"),
            self.tr("In which languages"),
            self.tr("What is written"),
            self.tr("How it is written"),
        )
        for shown, name in zip(self._names, names, strict=True):
            shown.setText(name)
        scopes = (
            self.tr("The %Ln chosen", "", len(self._ticked)),
            self.tr("Without a draft"),
            self.tr("Data changed since"),
            self.tr("All products"),
        )
        for radio, text in zip(self.scopes.values(), scopes, strict=True):
            radio.setText(text)
        for platform, box in self.platforms.items():
            box.setText(platform_name(platform))
        for language, box in self.languages.items():
            box.setText(language_name(language))
        for place, kind in enumerate(KINDS):
            self.kind.setItemText(place, kind_name(kind))
        self.kind.setAccessibleName(names[3])
        self.told.setText(self._tell_estimate())
        self.as_before.setText(self.tr("In the manner of each present draft"))
        self.usual.setText(self.tr("Write so from now on"))
        self.first.setText(self.tr("Before the jobs that wait"))


def _grid(boxes: Iterable[QWidget], columns: int) -> QWidget:
    """Boxes below each other in a few columns."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(2)
    for place, box in enumerate(boxes):
        grid.addWidget(box, *divmod(place, columns))
    return holder
