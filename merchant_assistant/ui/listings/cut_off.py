"""Drafts that were being written, or waited for their turn, when the window closed or the program was killed."""

from __future__ import annotations

import contextlib
import json
import threading
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.foundation.settings import UNFINISHED_DRAFTS, Settings
from merchant_assistant.listings.model import DraftKind, Target

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of the model; of a kind of text a product has one at a time on a platform."""

    product_id: int
    platform: str
    language: str = field(compare=False)
    source: str = field(compare=False)
    sku: str = field(compare=False)
    title: str = field(compare=False)
    kind: DraftKind = "listing"

    @classmethod
    def about(cls, product: Product, target: Target) -> Asked:
        told = product.source, product.sku, product.title
        return cls(product.id, target.platform, target.language, *told, target.kind)

    def product(self, catalogue: Catalogue) -> Product:
        """Raises :class:`UserFault` where it is gone, also where its number means another one since a restore."""
        product = catalogue.product(self.product_id)
        if (product.source, product.sku) != (self.source, self.sku):
            raise UserFault(
                "unknown_product",
                said("Catalogue", "This product is no longer in the catalogue."),
                said("Catalogue", "Choose another one."),
            )
        return product


class CutOff(QObject):
    """What is asked is kept in the settings until it ends. ``changed``: more or fewer are left from before."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._guard = threading.Lock()
        self._kept = _read(settings)
        self._under_way: set[Asked] = set()

    @property
    def left(self) -> tuple[Asked, ...]:
        """Those that nobody writes now, the one asked first in front."""
        return tuple(asked for asked in self._kept if asked not in self._under_way)

    @property
    def under_way(self) -> int:
        """How many are being written just now, or wait for their turn."""
        return len(self._under_way)

    def of(self, product_id: int, platform: str, kind: DraftKind = "listing") -> Asked | None:
        """The one of a product."""
        sought = product_id, platform, kind
        return next((asked for asked in self.left if (asked.product_id, asked.platform, asked.kind) == sought), None)

    def begin(self, asked: Asked) -> None:
        """It is written from now on, or waits for its turn."""
        self._under_way.add(asked)
        self._keep(asked)
        self.changed.emit()

    def end(self, asked: Asked) -> None:
        """It was written, it failed, or the person does not want it any more."""
        self.settle(asked)
        self._under_way.discard(asked)
        self.changed.emit()

    def settle(self, asked: Asked) -> None:
        """The same for the worker that wrote it: the window may be closing, and hear no more of it."""
        self._keep(None, without=asked)

    def _keep(self, more: Asked | None, without: Asked | None = None) -> None:
        with self._guard:
            rest = [asked for asked in self._kept if asked not in (more, without)]
            self._kept = [*rest, more] if more else rest
            kept = json.dumps([asdict(asked) for asked in self._kept], ensure_ascii=False) if self._kept else ""
            with contextlib.suppress(UserFault):  # a draft does not fail because this could not be remembered
                self._settings.set(UNFINISHED_DRAFTS, kept)


def _read(settings: Settings) -> list[Asked]:
    try:
        return [Asked(**one) for one in json.loads(settings.get(UNFINISHED_DRAFTS) or "[]")]
    except (TypeError, ValueError):
        return []
