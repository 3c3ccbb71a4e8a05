"""Money with the digits of its source."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Money:
    """``amount`` is a decimal string with the digits of the source (``"12.50"``); ``currency`` is ISO 4217 or None."""

    amount: str
    currency: str | None = None

    @property
    def value(self) -> Decimal:
        return Decimal(self.amount)

    def as_json(self) -> dict[str, str | None]:
        return {"amount": self.amount, "currency": self.currency}

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}" if self.currency else self.amount
