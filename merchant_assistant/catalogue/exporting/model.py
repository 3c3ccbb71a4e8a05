"""What is asked of an export and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from merchant_assistant.catalogue.model import Product, Variant

TEXT_KINDS = (".csv", ".tsv", ".txt")
Cells = Mapping[str, str]  # what goes into a platform's columns, by the names of resources/exports/*.toml


@dataclass(frozen=True, slots=True)
class ExportText:
    """Texts that replace imported ones: plain text, paragraphs of the description divided by blank lines.

    ``tags`` join those that are there: shops sort by theirs. Empty search texts leave what is there.
    """

    title: str
    bullets: tuple[str, ...]
    description: str
    seo_title: str = ""
    seo_description: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportResult:
    """``rows`` counts lines below the header, ``texts`` the products that went out with a text of ours.

    ``unplaced``: values changed here that the platform's columns cannot say; they stay in the catalogue.
    """

    file: Path
    rows: int
    products: int
    variants: int
    texts: int = 0
    unplaced: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file to write.

    ``header``: the cell as written. ``name``: unique. ``field``: what an import takes it for. ``key``: what a line made
    by the platform puts there.
    """

    header: str
    name: str
    field: str
    key: str


class FreeColumns(Protocol):
    """How a family of files names columns beyond those of its list."""

    def key(self, column: Column) -> str:
        """What goes into an imported column that the list does not have; ``""`` for nothing."""
        ...

    def header(self, key: str) -> str | None:
        """The header of a column to add for ``key``; None where there is none."""
        ...


class Platform(Protocol):
    """One family of files we write; its columns are listed in ``resources/exports``.

    A new one is a module here, such a list, and a line in ``platforms.py``. ``name``: as its makers write it. ``html``:
    descriptions are HTML. ``kinds``: endings of the files that it takes, the usual one first. ``titled``: lines above
    the header belong to its files, which some of its countries write with semicolons. ``free``: None where a file has
    just the listed or imported columns.
    """

    id: str
    name: str
    html: bool
    titled: bool

    @property
    def kinds(self) -> tuple[str, ...]: ...

    @property
    def free(self) -> FreeColumns | None: ...

    def lines(self, product: Product, text: ExportText | None) -> list[Cells]:
        """A product that did not come from this family, as the lines of a file of it."""
        ...

    def variant_line(self, product: Product, variant: Variant) -> Cells:
        """A further variant of a product whose other lines are written as they were imported.

        Empty where variants have no lines of their own.
        """
        ...

    def replaced(self, text: ExportText) -> Cells:
        """The texts as cells of the product's first line."""
        ...
