"""Limits of shops that no source is certain of: what is known, from where and since when, and the merchant's own."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.settings import PLATFORM_LIMITS
from merchant_assistant.listings.model import PLATFORMS
from merchant_assistant.listings.own_limits import own_limits, with_limit
from merchant_assistant.listings.uncertain import Uncertain, UncertainLimit, uncertain
from merchant_assistant.ui.language import on_language, tell
from merchant_assistant.ui.listings.choices import language_name, platform_name
from merchant_assistant.ui.listings.parts import part_name
from merchant_assistant.ui.settings.section import CONTROL_WIDTH, Row, Section
from merchant_assistant.ui.theme.tokens import GAP, SMALL_GAP
from merchant_assistant.ui.widgets.buttons import Button
from merchant_assistant.ui.widgets.card import rule
from merchant_assistant.ui.widgets.choice import Choice
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.words import number, sentences

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk

_FIELD_WIDTH = 96
_MOST = 100_000
_ADDRESS = re.compile(r"https?://([^/\s;,]+)[^\s;,]*")


class LimitsSection(Section):
    """One shop at a time; what is set holds at once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.platform = Choice("", [(platform, "") for platform in PLATFORMS])
        self.platform.setMinimumWidth(CONTROL_WIDTH)
        self._row = Row(self.platform)
        self._blocks = QVBoxLayout()
        self._blocks.setSpacing(0)
        self.add(self._row)
        self.card.column.addLayout(self._blocks)
        self.platform.currentIndexChanged.connect(self._fill)
        on_language(self._say)

    @property
    def fields(self) -> list[LimitField]:
        """Of the shop that is chosen, from top to bottom."""
        return self.card.findChildren(LimitField)

    def follow(self) -> None:
        """Settings changed elsewhere."""
        for field in self.fields:
            field.show_limit()

    @Slot()
    def _fill(self) -> None:
        while (item := self._blocks.takeAt(0)) is not None:
            if widget := item.widget():
                widget.setParent(None)
                widget.deleteLater()
        for told in uncertain(self.platform.value):
            self._blocks.addWidget(rule())
            self._blocks.addWidget(SourceBlock(told, self.platform.value, self._set))

    def _set(self, path: str, most: int | None) -> None:
        settings = self._desk.settings
        try:
            settings.set(PLATFORM_LIMITS, with_limit(settings.get(PLATFORM_LIMITS), self.platform.value, path, most))
        except UserFault as fault:
            self.follow()
            self._desk.notifier.fault(fault)
            return
        self._desk.tell(Changes(settings=True))

    @Slot()
    def _say(self) -> None:
        self.say_head(
            self.tr("Limits of shops"),
            self.tr("Shops do not publish all of their limits, and change them. Where yours shows others, set them."),
        )
        shop = self.tr("Shop")
        self._row.say(shop)
        self.platform.setAccessibleName(shop)
        self.platform.setToolTip("")
        for place, platform in enumerate(PLATFORMS):
            self.platform.setItemText(place, platform_name(platform))
        self._fill()


class SourceBlock(QWidget):
    """What one source says, and a line for each limit that it is about. ``set_limit`` hears a path and a limit."""

    def __init__(
        self,
        told: Uncertain,
        platform: str,
        set_limit: Callable[[str, int | None], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, 12, GAP, 12)
        column.setSpacing(SMALL_GAP)
        table = QGridLayout()
        table.setHorizontalSpacing(SMALL_GAP)
        table.setVerticalSpacing(6)
        table.setColumnStretch(0, 1)
        column.addLayout(table)
        self.words = label(self._words(told), "dim", wrap=True)
        column.addWidget(self.words)
        for line, limit in enumerate(told.limits):
            field = LimitField(limit, platform)
            field.wanted.connect(partial(set_limit, limit.path))
            table.addWidget(label(_name(limit)), line, 0)
            table.addWidget(field.usual, line, 1)
            table.addWidget(field, line, 2)

    def _words(self, told: Uncertain) -> str:
        day = QLocale().toString(QDate(told.seen.year, told.seen.month, told.seen.day), QLocale.FormatType.ShortFormat)
        source = _ADDRESS.sub(r"\1", tell(told.source)).rstrip(".。")
        return sentences(tell(told.what), self.tr("Source: {source}, read on {day}.").format(source=source, day=day))


class LimitField(QLineEdit):
    """``wanted`` carries the merchant's own limit, or None for the usual one, to which ``usual`` leads back."""

    wanted = Signal(object)

    def __init__(self, limit: UncertainLimit, platform: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit = limit
        self._platform = platform
        self.setValidator(QIntValidator(1, _MOST, self))
        self.setFixedWidth(_FIELD_WIDTH)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(_name(limit))
        self.usual = Button(self.tr("Back to {usual}").format(usual=number(limit.usual)), "link")
        self.usual.clicked.connect(self._reset)
        self.editingFinished.connect(self._take)
        self.show_limit()

    def show_limit(self) -> None:
        """As it holds now."""
        own = own_limits(self._platform).get(self._limit.path)
        self.setText(str(own or self._limit.usual))
        self.usual.setVisible(own is not None and own != self._limit.usual)

    @Slot()
    def _take(self) -> None:
        most = int(self.text())
        if most != (own_limits(self._platform).get(self._limit.path) or self._limit.usual):
            self.wanted.emit(None if most == self._limit.usual else most)

    @Slot()
    def _reset(self) -> None:
        self.setFocus()  # the button goes
        self.wanted.emit(None)


def _name(limit: UncertainLimit) -> str:
    """“Tags: how many”, “Title: characters (Chinese)”."""
    part = part_name(limit.part)
    if limit.many:
        name = QCoreApplication.translate("LimitField", "{part}: how many").format(part=part)
    elif limit.part in ("bullets", "tags"):
        name = QCoreApplication.translate("LimitField", "{part}: characters of each").format(part=part)
    else:
        name = QCoreApplication.translate("LimitField", "{part}: characters").format(part=part)
    if not limit.language:
        return name
    both = QCoreApplication.translate("LimitField", "{limit} ({language})")
    return both.format(limit=name, language=language_name(limit.language))
