"""Orders: of things by a field, and of groups by what theirs adds up to."""

from __future__ import annotations

from merchant_assistant.catalogue.inquiry import Order
from merchant_assistant.chat.exact.naming import Naming, names

ADDED = ("sales", "reviews", "stock")  # what a group has of them is the sum


class Ordering(Naming):
    """Finds what is put in an order."""

    def _sorted(self) -> bool:
        """``top 5 by price``, ``sorted by weight``."""
        item = self.first("top", "bottom", "ranked")
        if item is not None and not item.has("ranked") and not any(one.amount for one in self.items):
            return False
        if item is None or (item.has("ranked") and self._is_of_groups()):
            return False
        named = self._field(item, numbers=True)
        if not named and self.asked.group:
            named, self.asked.group = self.asked.group, ""
        if not named:
            return False
        down = self.first("descending") or (item.has("top") and not self.first("ascending"))
        self._use(item, *self.all("descending", "ascending", "ranked", "group", "top", "bottom"))
        self._set("list", "things", "")
        self.asked.order, self.asked.limit = Order(named, descending=bool(down)), self._limit()
        return True

    def _order_groups(self) -> None:
        """``stock by category, highest first``: every group, in the order of its figure."""
        said = self.all("descending", "ascending", "ranked")
        if not said or not self.asked.group or self.asked.wanted != "figure" or self.asked.order:
            return
        self._use(*said)
        self.asked.order = Order("", descending=not any(item.has("ascending") for item in said))

    def _is_of_groups(self) -> bool:
        """Whether it is groups that are put in an order, by what theirs adds up to: "sales by brand, ranked"."""
        group = self._holdings.fields.get(self.asked.group)
        if group is None or group.kind == "numbers" or any(item.amount for item in self.items):
            return False
        if self.first("list", "which", "products", "variants"):
            return False
        added = any({*names(item)} & {*ADDED} for item in self._field_items())
        return added or self.first("sum", "average", "median", "count") is not None
