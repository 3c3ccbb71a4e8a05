"""What is asked for in one go: which products, for which platforms and languages, in which manner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from merchant_assistant.listings.model import STYLE_PARTS, DraftKind, Style, Target

Scope = Literal["ticked", "missing", "changed", "all"]


@dataclass(frozen=True, slots=True)
class Order:
    """``ticked``: the products of scope ``ticked``. ``first``: before all other jobs. ``usual``: the manner is kept.

    ``as_before``: each draft that is written again keeps its own manner.
    """

    scope: Scope
    ticked: tuple[int, ...]
    platforms: tuple[str, ...]
    languages: tuple[str, ...]
    kind: DraftKind
    style: Style
    first: bool = False
    usual: bool = False
    as_before: bool = False

    @property
    def kept(self) -> tuple[str, ...]:
        """The parts of the manner that are taken from the draft before."""
        return STYLE_PARTS if self.as_before and self.scope == "changed" else ()

    @property
    def targets(self) -> tuple[Target, ...]:
        """One draft of each product for each of them."""
        return tuple(Target(at, language, self.kind) for at, language in product(self.platforms, self.languages))

    def product_ids(self, every: Sequence[int]) -> Sequence[int]:
        """The products that are looked at, of ``every`` one there is."""
        return self.ticked if self.scope == "ticked" else every

    @property
    def only(self) -> Literal["missing", "changed", "all"]:
        """Which of these are written about: those that were ticked are meant, whatever they have."""
        return "all" if self.scope == "ticked" else self.scope
