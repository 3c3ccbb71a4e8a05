"""How long the import child takes for files of several sizes, beside Python's csv and pandas where it is there.

    python tests/bench/bench_import_reading.py [--json] [ROWS …]

Prints seconds (start of the child included) and the child's peak memory. The files are made from a seed.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from merchant_assistant.catalogue.importing.client import read_file
from merchant_assistant.catalogue.importing.model import ImportOptions

HEADER = (
    "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,"
    "Option3 Name,Option3 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,"
    "Variant Inventory Policy,Variant Fulfillment Service,Variant Price,Variant Compare At Price,"
    "Variant Requires Shipping,Variant Taxable,Variant Barcode,Image Src,Image Position,Image Alt Text,Gift Card,"
    "SEO Title,SEO Description,Google Shopping / Google Product Category,Google Shopping / Gender,"
    "Google Shopping / Age Group,Google Shopping / MPN,Variant Image,Variant Weight Unit,Variant Tax Code,"
    "Cost per item,Status"
)
SHOPIFY = next(csv.reader([HEADER]))
WORDS = (
    "steel",
    "cotton",
    "glass",
    "oak",
    "linen",
    "brushed",
    "folding",
    "compact",
    "outdoor",
    "heavy",
    "kettle",
    "mug",
)


def shopify_rows(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """``count`` lines: products of one to six variants, some with an image line."""
    dice = random.Random(seed)
    made = number = 0
    while made < count:
        number += 1
        title = " ".join(dice.choices(WORDS, k=4)).title() + f" {number}"
        handle = title.lower().replace(" ", "-")
        for place in range(min(dice.randint(1, 6), count - made)):
            made += 1
            yield (
                _first(title, dice) | _variant(handle, number, place, dice)
                if place == 0
                else _variant(handle, number, place, dice)
            )
        if dice.random() < 0.3 and made < count:
            made += 1
            yield {"Handle": handle, "Image Src": f"https://example.com/{handle}-2.jpg", "Image Position": "2"}


def _first(title: str, dice: random.Random) -> dict[str, str]:
    body = "<p>" + ". ".join(" ".join(dice.choices(WORDS, k=12)) for _ in range(5)) + ', 12" wide.</p>'
    return {
        "Title": title,
        "Body (HTML)": body,
        "Vendor": "Northwind",
        "Type": "Home",
        "Tags": "home, new",
        "Option1 Name": "Size",
    }


def _variant(handle: str, number: int, place: int, dice: random.Random) -> dict[str, str]:
    return {
        "Handle": handle,
        "Option1 Value": ("S", "M", "L", "XL", "XXL", "3XL")[place],
        "Variant SKU": f"NW-{number:06}-{place}",
        "Variant Grams": str(dice.randint(50, 5000)),
        "Variant Inventory Qty": str(dice.randint(0, 500)),
        "Variant Price": f"{dice.randint(100, 99999) / 100:.2f}",
        "Variant Barcode": _with_check_digit(f"40{number:06}{place:04}"),
        "Image Src": f"https://example.com/{handle}.jpg",
        "Variant Weight Unit": "g",
        "Status": "active",
    }


def _with_check_digit(digits: str) -> str:
    weighted = sum(int(digit) * (1 if place % 2 else 3) for place, digit in enumerate(reversed(digits)))
    return digits + str(-weighted % 10)


def write_shopify(file: Path, count: int) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, SHOPIFY, restval="")
        writer.writeheader()
        writer.writerows(shopify_rows(count))


def write_plain(file: Path, count: int) -> None:
    """A price list: one row a product, no groups."""
    dice = random.Random(2)
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(["SKU", "Name", "Preis", "Bestand", "EAN", "Material", "Farbe"])
        for number in range(count):
            name = " ".join(dice.choices(WORDS, k=5))
            price = f"{dice.randint(1, 9999)},{dice.randint(0, 99):02}"
            writer.writerow(
                [f"P{number:07}", name, price, dice.randint(0, 99), "", dice.choice(WORDS), dice.choice(WORDS)]
            )


def measure(file: Path, folder: Path) -> dict[str, object]:
    started = time.perf_counter()
    (sheet,) = read_file(file, folder / "staging", folder / "log", ImportOptions())
    seconds = time.perf_counter() - started
    sheet.staging.unlink()
    return {"rows": sheet.rows, "products": sheet.products, "variants": sheet.variants, "seconds": round(seconds, 2)}


def peers(file: Path) -> dict[str, float]:
    """Seconds that others take to get the bare cells, without a meaning."""
    found = {"csv": _timed(lambda: sum(1 for _ in csv.reader(file.open(encoding="utf-8", newline=""))))}
    try:
        import pandas
    except ImportError:
        return found
    return found | {"pandas": _timed(lambda: pandas.read_csv(file, dtype=str, sep=None, engine="python"))}


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return round(time.perf_counter() - started, 2)


def peak_of_children_mb() -> float | None:
    """The largest child so far; None where the system does not say."""
    try:
        import resource
    except ImportError:
        return None
    return round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    results = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for rows in chosen.rows:
            for kind, write in (("shopify", write_shopify), ("plain", write_plain)):
                file = folder / f"{kind}-{rows}.csv"
                write(file, rows)
                size = round(file.stat().st_size / 1e6, 1)
                result = {"file": kind, "megabytes": size, **measure(file, folder), "peak_mb": peak_of_children_mb()}
                results.append(result | {"peers": peers(file)})
                if not chosen.json:
                    print(results[-1], flush=True)
                file.unlink()
    if chosen.json:
        print(json.dumps(results))


if __name__ == "__main__":
    main()
