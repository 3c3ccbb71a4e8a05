"""The texts of hostile_texts.toml, and a shop that holds them beside ordinary goods."""

from __future__ import annotations

import csv
import io
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_HEAD = ("SKU", "Parent SKU", "Title", "Description", "Brand", "Category", "Tags", "Colour", "Price", "Currency",
         "Stock", "Weight")  # fmt: skip
_COLUMNS = {"title": 2, "description": 3, "brand": 4, "tags": 6, "option": 7}
_GOODS = (
    ("LA-1", "Desk lamp Noor", "Aluminium arm, warm light.", "Murray", "Lamps", "White", "24.50", "120", "980 g"),
    ("LA-2", "Floor lamp Noor", "Linen shade on an oak foot.", "Murray", "Lamps", "Black", "89.00", "14", "4.2 kg"),
    ("LA-3", "Clip lamp Pip", "Clamps to shelves up to 40 mm.", "Murray", "Lamps", "Black", "12.90", "0", "410 g"),
    ("LA-4", "Wall lamp Arc", "Brass, turns by 90 degrees.", "Halden", "Lamps", "Brass", "46.00", "33", "1.1 kg"),
    ("LA-5", "台灯 晨光", "灯臂可调节角度。", "Halden", "Lamps", "White", "31.00", "58", "1.2 kg"),
    ("VA-1", "Glass vase 30 cm", "Mouth-blown.", "Halden", "Vases", "Green", "19.80", "75", "1.4 kg"),
    ("VA-2", "Stoneware vase 18 cm", "Glazed inside.", "Halden", "Vases", "Blue", "14.20", "210", "760 g"),
)


@dataclass(frozen=True)
class HostileText:
    """``place``: where it stands, see the file."""

    id: str
    language: str
    place: str
    text: str


@cache
def hostile_texts() -> tuple[HostileText, ...]:
    """All of them."""
    content = (Path(__file__).parent / "hostile_texts.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(content)["text"]
    return tuple(
        HostileText(each["id"], each["language"], each["place"], each["text"] * each.get("repeat", 1))
        for each in entries
    )


def placed(*places: str) -> list[HostileText]:
    """Those that stand in one of these places."""
    return [each for each in hostile_texts() if each.place in places]


def text_of(id: str) -> str:
    """The text of that name."""
    return next(each.text for each in hostile_texts() if each.id == id)


def shop_csv(*, hostile: bool) -> str:
    """The ordinary goods; with the hostile ones between them, which have neither a price nor a stock.

    A hostile option is that of a variant, a hostile description stands in an ordinary product as well.
    """
    goods = [_line(*each) for each in _GOODS]
    if hostile:
        goods = [line for number, each in enumerate(goods) for line in (*_hostile_lines(number), each)]
    file = io.StringIO()
    csv.writer(file).writerows([_HEAD, *goods])
    return file.getvalue()


def _line(sku: str, title: str, described: str, brand: str, category: str, colour: str, *rest: str) -> list[str]:
    price, stock, weight = rest
    return [sku, "", title, described, brand, category, "", colour, price, "EUR", stock, weight]


def _hostile_lines(number: int) -> list[list[str]]:
    """The seventh part of the hostile goods that stands before an ordinary one."""
    lines = []
    for each in placed(*_COLUMNS)[number :: len(_GOODS)]:
        line = [f"XX-{each.id}", "", "Odd lot", "", "", "Odd lots", "", "", "", "", "", ""]
        line[_COLUMNS[each.place]] = each.text
        lines.append(line)
    return lines
