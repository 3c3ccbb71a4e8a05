"""What can be chosen for drafts and exports, in the merchant's words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from merchant_assistant.listings.model import LANGUAGES, PLATFORMS
from merchant_assistant.listings.platforms import platform_rules
from merchant_assistant.ui.widgets.choice import Choice


def platform_choice() -> Choice:
    """Every platform that drafts can be written for."""
    return Choice(QCoreApplication.translate("Choices", "Platform"), [(p, platform_name(p)) for p in PLATFORMS])


def platform_name(platform: str) -> str:
    if platform == "generic":
        return QCoreApplication.translate("Choices", "Any shop")
    return platform_rules(platform).name


def language_choice() -> Choice:
    """The languages of drafts; ``auto`` takes the product's own."""
    entries = [("auto", QCoreApplication.translate("Choices", "The product's language"))]
    entries += [(language, language_name(language)) for language in LANGUAGES]
    return Choice(QCoreApplication.translate("Choices", "Language"), entries)


def language_name(language: str) -> str:
    return {
        "en": QCoreApplication.translate("Choices", "English"),
        "zh": QCoreApplication.translate("Choices", "Chinese"),
    }[language]
