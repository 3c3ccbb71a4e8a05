"""The Taobao assistant's combinations: ``118:32:CODE:1627207:28320;20509:28383;``.

A price, a number in stock, a code, and pairs of a property's and its value's number; the next combination begins where
a price stands again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# Numbers of properties that most goods are sold by; all others go by their number.
_PROPERTIES = {"1627207": "颜色分类", "20509": "尺码", "20518": "尺码", "20549": "鞋码", "122216343": "参考身高"}
_BEGINS = re.compile(
    r"(?P<price>\d{1,12}(?:\.\d{1,6})?):(?P<stock>\d{1,12}):(?P<code>[^:;]*):(?P<property>-?\d+):(?P<value>-?\d+)"
)
_GOES_ON = re.compile(r"(?P<property>-?\d+):(?P<value>-?\d+)")
_NAME = re.compile(r"(?P<property>-?\d+):(?P<value>-?\d+):(?P<name>[^;]+)")


@dataclass(slots=True)
class Combination:
    """One thing that is sold. ``chosen``: what tells it apart, by the property's name."""

    price: str
    stock: float
    code: str
    chosen: dict[str, str] = field(default_factory=dict)


def combinations(cell: str, names: str = "") -> list[Combination]:
    """The combinations of a cell; ``names`` is the cell that gives values' names (``1627207:28320:红色;``).

    ``[]`` where a part of the cell is of another kind.
    """
    known = {(one["property"], one["value"]): one["name"].strip() for one in _NAME.finditer(names)}
    found: list[Combination] = []
    for part in filter(None, (part.strip() for part in cell.split(";"))):
        pair = begins = _BEGINS.fullmatch(part)
        if begins:
            found.append(Combination(begins["price"], float(begins["stock"]), begins["code"].strip()))
        else:
            pair = _GOES_ON.fullmatch(part)
        if pair is None or not found:
            return []
        name = _PROPERTIES.get(pair["property"], pair["property"])
        found[-1].chosen[name] = known.get((pair["property"], pair["value"]), pair["value"])
    return found
