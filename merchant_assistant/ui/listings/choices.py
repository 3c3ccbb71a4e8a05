"""What can be chosen for drafts and exports, in the merchant's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from merchant_assistant.listings.model import LANGUAGES, PLATFORMS
from merchant_assistant.listings.platforms import platform_rules
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.states import GROUPS, Group, group_name
from merchant_assistant.ui.widgets.choice import Choice
from merchant_assistant.ui.widgets.tick_list import TickList
from merchant_assistant.ui.words import listed, number

AUTO = "auto"


def platform_name(platform: str) -> str:
    """A platform as the merchant calls it."""
    if platform == "generic":
        return QCoreApplication.translate("Choices", "Any shop")
    return platform_rules(platform).name


def language_name(language: str) -> str:
    """A language of drafts; ``auto``: the product's own."""
    return {
        AUTO: QCoreApplication.translate("Choices", "The product's language"),
        "en": QCoreApplication.translate("Choices", "English"),
        "zh": QCoreApplication.translate("Choices", "Chinese"),
    }[language]


class PlatformsChoice(Choice):
    """Platforms whose states are shown, several at once; ``value`` is the one whose draft is open.

    ``shown_changed``: more or fewer columns, ``current_changed``: another one of them is the open one.
    """

    shown_changed = Signal()
    current_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", [("generic", "")], parent)
        self.shown: tuple[str, ...] = ("generic",)
        self.list: TickList | None = None
        self._current = "generic"
        on_language(self._say)

    @property
    def value(self) -> str:
        return self._current

    def choose(self, value: str) -> None:
        """Open another platform; it is shown from now on."""
        if value not in PLATFORMS:
            return
        if value not in self.shown:
            self.show_only([*self.shown, value] if len(self.shown) > 1 else [value], value)
        elif value != self._current:
            self._current = value
            self._say()
            self.current_changed.emit()

    def show_only(self, platforms: Sequence[str], current: str = "") -> None:
        """Show these, in the order that all of them have; unknown ones are left out."""
        shown = tuple(platform for platform in PLATFORMS if platform in platforms) or ("generic",)
        current = current or self._current
        self._current = current if current in shown else shown[0]
        self.shown = shown
        self._say()
        self.shown_changed.emit()

    def showPopup(self) -> None:
        self.list = TickList(self.tr("Platforms"), _platforms(), self.shown, self)
        self.list.chosen.connect(self.show_only)
        self.list.open_below(self)

    @Slot()
    def _say(self) -> None:
        _name(self, self.tr("Platforms"))
        names = [platform_name(platform) for platform in self.shown]
        several = self.tr("%Ln platform(s)", "", len(names))
        self.setItemText(0, names[0] if len(names) == 1 else several)
        self.setToolTip(listed(*names))
        if self.list and isValid(self.list):
            self.list.say(self.tr("Platforms"), _platforms())


class GroupChoice(Choice):
    """What the list is narrowed to, with how many there are of each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", [(group, "") for group in (None, *GROUPS)], parent)
        self._counts: Mapping[Group, int] = {}
        on_language(self._say)

    def show_counts(self, counts: Mapping[Group, int]) -> None:
        self._counts = counts
        self._say()

    @Slot()
    def _say(self) -> None:
        _name(self, self.tr("Show only"))
        self.setItemText(0, group_name(None))
        for place in range(1, self.count()):
            group = self.itemData(place)
            text = self.tr("{state}: {count}").format(state=group_name(group), count=number(self._counts.get(group, 0)))
            self.setItemText(place, text)


class LanguageChoice(Choice):
    """The languages of drafts; ``auto`` takes the product's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", [(language, "") for language in (AUTO, *LANGUAGES)], parent)
        on_language(self._say)

    @Slot()
    def _say(self) -> None:
        _name(self, self.tr("Language of the drafts"))
        for place in range(self.count()):
            self.setItemText(place, language_name(self.itemData(place)))


def _platforms() -> list[tuple[str, str]]:
    return [(platform, platform_name(platform)) for platform in PLATFORMS]


def _name(choice: Choice, name: str) -> None:
    choice.setAccessibleName(name)
    choice.setToolTip(name)
