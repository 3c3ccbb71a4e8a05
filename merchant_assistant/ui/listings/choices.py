"""What can be chosen for drafts and exports, in the merchant's words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from merchant_assistant.listings.model import LANGUAGES, PLATFORMS
from merchant_assistant.listings.platforms import platform_rules
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.choice import Choice

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


class PlatformChoice(Choice):
    """Every platform that drafts can be written for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", [(platform, "") for platform in PLATFORMS], parent)
        on_language(self._say)

    @Slot()
    def _say(self) -> None:
        _name(self, self.tr("Platform"))
        for place in range(self.count()):
            self.setItemText(place, platform_name(self.itemData(place)))


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


def _name(choice: Choice, name: str) -> None:
    choice.setAccessibleName(name)
    choice.setToolTip(name)
