"""What the page Listings shows where there is nothing to list: no products yet, or they cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.states import Message, StateStack

if TYPE_CHECKING:
    from merchant_assistant.ui.notifier import Notifier


class PageStates(StateStack):
    """``again_asked``: read the products once more. ``catalogue_asked``: there are none yet."""

    again_asked = Signal()
    catalogue_asked = Signal()

    def __init__(self, full: QWidget, notifier: Notifier, parent: QWidget | None = None) -> None:
        no_products = Message("package", "accent")
        super().__init__(full, no_products, framed=True, parent=parent)
        self.no_products = no_products
        self._notifier = notifier
        self._fault: UserFault | None = None
        on_language(self._say)

    def show_some(self, *, some: bool) -> None:
        """They were read: there are some, or none."""
        self._fault = None
        self.show_state("full" if some else "empty")

    def fail(self, error: Exception) -> None:
        """They could not be read; what is no fault of the person's is a bug of ours."""
        if isinstance(error, UserFault):
            self._fault = error
            self._show_fault(error)
        else:
            self._notifier.bug(error)

    @Slot()
    def _say(self) -> None:
        self.no_products.say(
            QCoreApplication.translate("ListingsPage", "No products yet"),
            QCoreApplication.translate(
                "ListingsPage", "Bring your catalogue first; then listings can be written from it."
            ),
            QCoreApplication.translate("ListingsPage", "Go to the catalogue"),
            self.catalogue_asked.emit,
        )
        if self._fault and self.state == "error":
            self._show_fault(self._fault)

    def _show_fault(self, fault: UserFault) -> None:
        self.show_error(fault, QCoreApplication.translate("ListingsPage", "Try again"), self.again_asked.emit)
