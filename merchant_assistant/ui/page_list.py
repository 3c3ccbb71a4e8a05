"""The pages of the rail in its order. One is imported and built when it is first shown: the window opens sooner."""

# ruff: noqa: PLC0415 - see above

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.ui.window import PageEntry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from merchant_assistant.ui.desk import Desk


def page_list(desk: Desk) -> tuple[PageEntry, ...]:
    """What is built; the first is shown where nothing else is known."""
    return (
        PageEntry("home", _home_name, "house", partial(_home, desk)),
        PageEntry("catalogue", _catalogue_name, "package", partial(_catalogue, desk)),
        PageEntry("chat", _chat_name, "message-circle", partial(_chat, desk)),
        PageEntry("listings", _listings_name, "tags", partial(_listings, desk)),
        PageEntry("replies", _replies_name, "mail", partial(_replies, desk)),
        PageEntry("models", _models_name, "cpu", partial(_models, desk), foot=True),
        PageEntry("settings", _settings_name, "settings", partial(_settings, desk), foot=True),
    )


def import_page(key: str, _progress: Progress, _cancel: CancelToken) -> None:
    """The half of building a page that a worker can do: its modules are there when the window wants them."""
    import_module(f"merchant_assistant.ui.{key}.page")


def _home_name() -> str:
    return QCoreApplication.translate("Pages", "Home")


def _catalogue_name() -> str:
    return QCoreApplication.translate("Pages", "Catalogue")


def _chat_name() -> str:
    return QCoreApplication.translate("Pages", "Chat")


def _replies_name() -> str:
    return QCoreApplication.translate("Pages", "Replies")


def _listings_name() -> str:
    return QCoreApplication.translate("Pages", "Listings")


def _models_name() -> str:
    return QCoreApplication.translate("Pages", "Models")


def _settings_name() -> str:
    return QCoreApplication.translate("Pages", "Settings")


def _home(desk: Desk, parent: QWidget) -> QWidget:
    from merchant_assistant.ui.home.page import HomePage

    return HomePage(desk, parent)


def _catalogue(desk: Desk, parent: QWidget) -> QWidget:
    from merchant_assistant.ui.catalogue.page import CataloguePage

    return CataloguePage(desk, parent)


def _chat(desk: Desk, parent: QWidget) -> QWidget:
    from merchant_assistant.ui.chat.page import ChatPage

    return ChatPage(desk, parent)


def _replies(desk: Desk, parent: QWidget) -> QWidget:
    from merchant_assistant.ui.replies.page import RepliesPage

    return RepliesPage(desk, parent)


def _listings(desk: Desk, parent: QWidget) -> QWidget:
    from merchant_assistant.ui.listings.page import ListingsPage

    return ListingsPage(desk, parent)


def _models(desk: Desk, parent: QWidget) -> QWidget:
    from merchant_assistant.ui.models.page import ModelsPage

    return ModelsPage(desk, parent)


def _settings(desk: Desk, parent: QWidget) -> QWidget:
    from merchant_assistant.ui.settings.page import SettingsPage

    return SettingsPage(desk, parent)
