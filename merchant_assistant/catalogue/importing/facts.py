"""What a format makes of the rows: products and variants before SKUs and keys are settled."""

from __future__ import annotations

from dataclasses import dataclass, field

Row = tuple[int, list[str]]  # the row as a spreadsheet shows it, raw cells


@dataclass(slots=True)
class VariantFacts:
    """One thing that can be bought. ``sku`` is the file's (``""``: none); ``options``: values that tell it apart."""

    row: int
    title: str
    sku: str = ""
    options: tuple[str, ...] = ()
    price: str | None = None
    currency: str | None = None
    stock: float | None = None
    fields: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)
    sku_derived: bool = False

    @property
    def key(self) -> str:
        """What makes it the same variant of its product at the next import."""
        return f"sku:{self.sku}" if self.sku else "options:" + "|".join(self.options) if self.options else ""


@dataclass(slots=True)
class ProductFacts:
    """What a listing describes. ``sku``: a SKU of the product itself, apart from its variants'.

    ``base``: what an id is derived from where there is no SKU (handle, else parent id, else title).
    ``views``: rows that say it again in another language.
    """

    key: str
    row: int
    title: str
    base: str
    sku: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)
    variants: list[VariantFacts] = field(default_factory=list)
    sku_derived: bool = False
    views: tuple[int, ...] = ()
