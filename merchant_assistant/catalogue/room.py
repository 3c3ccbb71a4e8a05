"""What the parts of the catalogue have in common."""

from __future__ import annotations

from datetime import UTC, datetime

from merchant_assistant.catalogue.finding import Finder
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.foundation.said import said
from merchant_assistant.storage.database import Database


class Room:
    """The database, the folders beside it, and what searching remembers between two questions."""

    def __init__(self, database: Database, paths: AppPaths) -> None:
        self._database = database
        self._paths = paths
        self._finder = Finder()


def unknown_product() -> UserFault:
    """For a product that is not there, or no longer."""
    return UserFault(
        "unknown_product",
        said("Catalogue", "This product is no longer in the catalogue."),
        said("Catalogue", "Choose another one."),
    )


def now() -> str:
    """ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
