"""What is chosen once and holds from then on: language and look of the window, language and shop of drafts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.settings import LANGUAGE, LISTING_LANGUAGE, LISTING_PLATFORM, THEME, Setting
from merchant_assistant.listings.model import LANGUAGES, PLATFORMS
from merchant_assistant.ui.language import SYSTEM, languages, on_language, own_name
from merchant_assistant.ui.listings.choices import language_name, platform_name
from merchant_assistant.ui.settings.section import CONTROL_WIDTH, Row, Section
from merchant_assistant.ui.widgets.choice import Choice

if TYPE_CHECKING:
    from merchant_assistant.ui.desk import Desk


class SettingChoice(Choice):
    """Shows a setting and changes it at once; whoever follows it hears of it from the desk."""

    def __init__(self, desk: Desk, setting: Setting[str], values: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__("", [(value, value) for value in values], parent)
        self._desk = desk
        self._setting = setting
        self.setMinimumWidth(CONTROL_WIDTH)
        self.show_setting()
        self.activated.connect(self._take)

    def show_setting(self) -> None:
        """It may have been changed elsewhere."""
        self.choose(self._desk.settings.get(self._setting))

    def say(self, name: str, texts: Sequence[str]) -> None:
        """Put the words of the moment on, in the order of the values."""
        self.setAccessibleName(name)
        self.setToolTip("")
        for index, text in enumerate(texts):
            self.setItemText(index, text)

    @Slot()
    def _take(self) -> None:
        try:
            self._desk.settings.set(self._setting, self.value)
        except UserFault as fault:
            self.show_setting()
            self._desk.notifier.fault(fault)
            return
        self._desk.tell(Changes(settings=True))


class WindowSection(Section):
    """Language and look, changed while the window is open."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language = SettingChoice(desk, LANGUAGE, (SYSTEM, *languages()))
        self.look = SettingChoice(desk, THEME, THEME.choices)
        self._rows = Row(self.language), Row(self.look)
        self.add(*self._rows)
        on_language(self._say)

    def follow(self) -> None:
        """Settings changed elsewhere."""
        self.language.show_setting()
        self.look.show_setting()

    def _say(self) -> None:
        self.say_head(self.tr("Window"))
        language, look = self.tr("Language"), self.tr("Look")
        self._rows[0].say(language, self.tr("Of this window. Drafts have their own, below."))
        self._rows[1].say(look)
        system = self.tr("Same as this PC")
        self.language.say(language, [system, *map(own_name, languages())])
        self.look.say(look, [system, self.tr("Light"), self.tr("Dark")])


class DraftsSection(Section):
    """What a new draft is written for, unless something else is chosen beside it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.platform = SettingChoice(desk, LISTING_PLATFORM, PLATFORMS)
        self.language = SettingChoice(desk, LISTING_LANGUAGE, ("auto", *LANGUAGES))
        self._rows = Row(self.platform), Row(self.language)
        self.add(*self._rows)
        on_language(self._say)

    def follow(self) -> None:
        """Settings changed elsewhere."""
        self.platform.show_setting()
        self.language.show_setting()

    def _say(self) -> None:
        self.say_head(self.tr("New drafts"), self.tr("What they are written for at first. Listings lets you choose."))
        platform, language = self.tr("Shop"), self.tr("Language of drafts")
        self._rows[0].say(platform, self.tr("Its rules are kept: lengths, forbidden words, number of bullets."))
        self._rows[1].say(language)
        self.platform.say(platform, [platform_name(value) for value in PLATFORMS])
        self.language.say(language, [self.tr("The product's language"), *map(language_name, LANGUAGES)])
