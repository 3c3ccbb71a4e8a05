"""Cells, units, and the step from variants to products: what every reader of ``catalogues`` needs."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

csv.field_size_limit(10**8)


@dataclass(frozen=True)
class Catalogue:
    """The two tables of one catalogue; P and V in the truth expressions."""

    products: pd.DataFrame
    variants: pd.DataFrame


UNITS = {
    "g": 1.0, "kg": 1000.0, "克": 1.0, "千克": 1000.0, "公斤": 1000.0,
    "ml": 1.0, "l": 1000.0, "毫升": 1.0, "升": 1000.0,
}  # fmt: skip


def rows(path: Path, encoding: str = "utf-8-sig", delimiter: str = ",") -> pd.DataFrame:
    """Every data record of a separated file as text; a blank cell is missing."""
    with path.open(encoding=encoding, newline="") as file:
        records = list(csv.reader(file, delimiter=delimiter))
    head = [name.strip() for name in records[0]]
    body = [(record + [""] * len(head))[: len(head)] for record in records[1:] if any(cell.strip() for cell in record)]
    frame = pd.DataFrame(body, columns=head, dtype="object").map(str.strip)
    return frame.where(frame != "", None)


def number(text: object) -> float | None:
    """The first number of a cell without its unit."""
    found = re.search(r"-?\d+(?:[.,]\d+)?", str(text)) if present(text) else None
    return float(found[0].replace(",", ".")) if found else None


def amount(text: object) -> float | None:
    """A cell such as "1.45 kg" or "750毫升" in grams or millilitres; nothing where it lists several."""
    if not present(text) or len(re.findall(r"\d+(?:\.\d+)?\s*(?:ml|l|g|kg)\b", str(text))) > 1:
        return None
    found = re.fullmatch(r"\s*([\d.]+)\s*([^\d\s]+)\s*", str(text))
    return float(found[1]) * UNITS[found[2]] if found and found[2] in UNITS else None


def present(value: object) -> bool:
    """Whether a cell holds something."""
    return not pd.isna(value) and str(value).strip() != ""


def gather(variants: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """One line a product: its own cells first, else what its variants say."""
    lines = []
    for ident, group in variants.groupby("parent", sort=False):
        line = {"id": ident, "variants": len(group)}
        said = own.loc[ident] if ident in own.index else pd.Series(dtype="object")
        for field in variants.columns.drop(["id", "parent"]):
            line[field] = said[field] if field in said.index and present(said[field]) else joined(group[field])
        line["price"], line["price_to"] = group["price"].min(), group["price"].max()
        if "stock" in group:
            line["stock"] = group["stock"].sum(min_count=1)
        lines.append(line)
    return pd.DataFrame(lines)


def joined(cells: pd.Series) -> object:
    """The variants' common value, or their different values side by side."""
    values = list(dict.fromkeys(cell for cell in cells if present(cell)))
    if len(values) > 1:
        return " | ".join(str(value) for value in values)
    return values[0] if values else None


def inherit(frame: pd.DataFrame, parents: pd.Series, fields: list[str]) -> pd.DataFrame:
    """Fill a variant's blank cells with its product's."""
    by_id = frame.set_index("id")
    filled = frame.copy()
    for field in fields:
        above = parents.map(by_id[field].to_dict())
        filled[field] = frame[field].where(frame[field].map(present), above)
    return filled
