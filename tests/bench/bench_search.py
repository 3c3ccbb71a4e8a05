"""How long searching, filtering, sorting and summing take; run by hand.

    python tests/bench/bench_search.py [PRODUCTS …] [--cpu]        (100000 where none is given)

Makes a catalogue of that many products with one to three variants from a seed, in English and Chinese, with six to ten
attributes, and asks it what a person would: words letter by letter (the commonest beginnings too), counts by value with
and without words and filters, numbers, sorted lists and pages deep in them. ``cold``: the first time after the products
changed; the others are what every further question takes. Prints milliseconds.
"""

from __future__ import annotations

import contextlib
import json
import random
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import psutil

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.query import Filter, ProductQuery, Sort
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage import indexing
from merchant_assistant.storage.database import Database

MATERIALS = (
    "stainless steel",
    "oak",
    "cotton",
    "linen",
    "glass",
    "ceramic",
    "aluminium",
    "leather",
    "bamboo",
    "copper",
)
COLOURS = ("black", "white", "red", "blue", "green", "grey", "natural", "silver", "yellow", "beige", "navy", "pink")
THINGS = (
    "bottle", "mug", "desk lamp", "keyboard", "knife", "cutting board", "towel", "blanket", "cushion", "basket",
    "shelf", "hook", "frame", "clock", "vase", "tray", "brush", "screwdriver", "drill", "valve", "bearing", "cable",
    "adapter",
    "charger", "backpack", "wallet", "notebook", "pen", "stapler", "chair", "table", "mirror", "kettle", "pan", "bowl",
)  # fmt: skip
KINDS = (
    "travel",
    "garden",
    "kitchen",
    "office",
    "outdoor",
    "professional",
    "compact",
    "heavy duty",
    "foldable",
    "slim",
)
CHINESE = (
    "不锈钢保温杯",
    "玻璃水杯",
    "陶瓷茶具",
    "纯棉毛巾",
    "办公台灯",
    "收纳盒",
    "折叠椅",
    "真皮钱包",
    "機械鍵盤",
    "電鑽套裝",
)
BRANDS = [
    f"{a}{b}"
    for a in ("Nor", "Ber", "Hal", "Vik", "Sol", "Kan", "Ul", "Mar")
    for b in ("da", "gen", "tec", "line", "o")
]
CATEGORIES = [f"{a} > {b}" for a in ("Kitchen", "Home", "Office", "Tools", "Garden", "Travel") for b in "ABCDEFGH"]
FILLER = (
    "with", "and", "for", "the", "of", "made", "in", "quality", "durable", "easy", "clean", "design", "size", "strong",
    "light", "safe", "standard", "set", "series", "stock", "delivery", "order", "warranty", "years", "tested",
    "suitable",
)  # fmt: skip
CPU = "--cpu"
PRODUCT = (
    "INSERT INTO product(id, source_id, key, sku, sku_derived, title, fields, attributes) VALUES (?,1,?,?,0,?,?,?)"
)
VARIANT = (
    "INSERT INTO variant(product_id, key, sku, sku_derived, title, price, currency, stock, fields, attributes) "
    "VALUES (?,?,?,0,?,?,?,?,?,?)"
)


def products(count: int, seed: int = 5) -> Iterator[tuple[tuple[object, ...], list[tuple[object, ...]]]]:
    """Rows of products with those of their variants."""
    rng = random.Random(seed)
    rare = [
        "".join(rng.choices("bcdfglmnprst", k=2)) + "".join(rng.choices("aeiou", k=1)) + f"{n:x}" for n in range(4000)
    ]
    for id in range(1, count + 1):
        material, colour, thing = rng.choice(MATERIALS), rng.choice(COLOURS), rng.choice(THINGS)
        title = f"{rng.choice(KINDS)} {material} {thing} {rng.choice(rare)}".title()
        if rng.random() < 0.2:
            title = rng.choice(CHINESE) + " " + rng.choice(COLOURS)
        sku = f"{thing[:2].upper()}-{rng.randint(0, 99999):05d}-{id:x}"
        words = " ".join(rng.choice(rare) if rng.random() < 0.2 else rng.choice(FILLER) for _ in range(40))
        fields = {
            "title": title, "brand": rng.choice(BRANDS), "category": rng.choice(CATEGORIES),
            "tags": ", ".join(rng.sample(KINDS, 3)), "description": f"<p>{words}</p><ul><li>{material}</li></ul>",
        }  # fmt: skip
        attributes = {
            "Material": material, "Width": f"{rng.randint(1, 300)} cm", "Weight": f"{rng.randint(1, 9000)} g",
            "Dishwasher safe": rng.choice(("yes", "no")), "Origin": rng.choice(("CN", "DE", "IT", "VN", "US")),
            "Warranty": f"{rng.randint(1, 10)} years",
        }  # fmt: skip
        if rng.random() < 0.5:
            attributes |= {"Voltage": rng.choice(("110 V", "220 V", "12 V")), "Series": rng.choice(rare)}
        variants: list[tuple[object, ...]] = []
        for number in range(rng.randint(1, 3)):
            price = f"{rng.randint(1, 199)}.{rng.randint(0, 99):02d}"
            own = {"Colour": colour if not number else rng.choice(COLOURS), "Size": "SML"[number]}
            stock = rng.randint(0, 500)
            cells = {
                "sku": f"{sku}-{number}",
                "price": price,
                "stock": str(stock),
                "barcode": f"{4000000000000 + id * 3 + number}",
            }
            variants.append(
                (id, str(number), f"{sku}-{number}", title, price, "EUR" if id % 10 else "CNY", stock,
                 json.dumps(cells), json.dumps(own))
            )  # fmt: skip
        yield (
            (
                id,
                str(id),
                sku,
                title,
                json.dumps(fields, ensure_ascii=False),
                json.dumps(attributes, ensure_ascii=False),
            ),
            variants,
        )


def fill(database: Database, count: int) -> float:
    """Put the products in; seconds that indexing them took."""
    with database.write() as connection:
        connection.execute("INSERT INTO source VALUES (1, 'Shop')")
        for product, variants in products(count):
            connection.execute(PRODUCT, product)
            connection.executemany(VARIANT, variants)
    with database.write() as connection:
        start = time.perf_counter()
        indexing.reindex(connection, range(1, count + 1))
        return time.perf_counter() - start


def ms(work: Callable[[], object]) -> float:
    clock = time.process_time if CPU in sys.argv else time.perf_counter
    start = clock()
    work()
    return (clock() - start) * 1000


def figures(times: list[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {
        "n": len(times),
        "p50": round(statistics.median(ordered), 1),
        "p95": round(ordered[int(len(ordered) * 0.95) - 1], 1),
        "max": round(ordered[-1], 1),
    }


def typed() -> list[str]:
    """Words as they come letter by letter, two words, codes, Chinese, misspelt ones."""
    whole = [*MATERIALS, *THINGS[:14], *KINDS[:6], "standard", "series", "suitable"]
    queries = [word[:length] for word in whole for length in range(1, len(word) + 1)]
    queries += [f"{colour} {thing}" for colour in COLOURS[:6] for thing in THINGS[:6]]
    queries += [
        "BO-0",
        "bo0",
        "KE-12345",
        "12345",
        "00",
        "5",
        "4000000",
        "不",
        "不锈",
        "保温杯",
        "不銹鋼",
        "键盘",
        "水杯 black",
    ]
    return [*queries, "keybord", "stainles steel", "bottel", "ceramik mug", "qqqq"]


def asked(catalogue: Catalogue) -> dict[str, object]:
    queries = typed()
    slow = {}
    first: list[float] = []
    counts: list[float] = []
    for query in queries:
        first.append(ms(lambda query=query: catalogue.page(query, limit=50)))  # type: ignore[misc]
        counts.append(ms(lambda query=query: catalogue.count(query)))  # type: ignore[misc]
        slow[query] = (round(first[-1]), round(counts[-1]))
    worst = dict(sorted(slow.items(), key=lambda pair: -pair[1][0])[:6])
    return {"search page": figures(first), "search count": figures(counts), "slowest (page, count)": worst}


def counted(catalogue: Catalogue) -> dict[str, object]:
    brand = Filter("brand", (BRANDS[0], BRANDS[1]))
    price = Filter("price", low=Decimal(10), high=Decimal(50), currency="EUR")
    queries = [
        ProductQuery(),
        *(ProductQuery(text) for text in ("s", "steel", "oak table", "不锈钢", "black bottle", "travel")),
        *(ProductQuery(text, (brand,)) for text in ("", "s", "steel mug")),
        *(ProductQuery(text, (brand, price, Filter("attribute:Colour", ("red",)))) for text in ("", "st", "oak")),
        *(
            ProductQuery("", (Filter("attribute:Width", low=Decimal(low), high=Decimal(low + 50)),))
            for low in (1, 100, 200)
        ),
        ProductQuery("", (Filter("attribute:Voltage", blank=True),)),
    ]
    cold = ms(catalogue.facets)
    return {"facets cold": round(cold), "facets": figures([ms(lambda q=q: catalogue.facets(q)) for q in queries])}  # type: ignore[misc]


def summed(catalogue: Catalogue) -> dict[str, object]:
    cases = [(query, field, group) for query in ("", "steel", "s") for field in ("price", "stock", "attribute:Weight")
             for group in (None, "category", "brand", "attribute:Colour")]  # fmt: skip
    times = {str(case): ms(lambda case=case: catalogue.summaries(*case)) for case in cases}  # type: ignore[misc]
    worst = dict(sorted(((k, round(v)) for k, v in times.items()), key=lambda pair: -pair[1])[:4])
    return {"aggregates": figures(list(times.values())), "slowest": worst, "cancel": cancelled(catalogue)}


def cancelled(catalogue: Catalogue) -> float:
    """How long after the wish an aggregate stops."""
    token = CancelToken()
    wished = [0.0]

    def wish() -> None:
        wished[0] = time.perf_counter()
        token.cancel()

    timer = threading.Timer(0.03, wish)
    timer.start()
    with contextlib.suppress(Cancelled):
        catalogue.summaries("s", "price", "attribute:Colour", token)
        timer.join()
        return 0.0
    return round((time.perf_counter() - wished[0]) * 1000, 1)


def sorted_(catalogue: Catalogue, count: int) -> dict[str, object]:
    result: dict[str, object] = {}
    for field in ("title", "sku", "price", "stock", "category", "attribute:Width", "attribute:Series"):
        for text in ("", "steel"):
            query = ProductQuery(text, (), Sort(field, descending=field == "price"))
            total = catalogue.count(query)
            cold = ms(lambda query=query: catalogue.page(query))  # type: ignore[misc]
            deep = [ms(lambda at=at, query=query: catalogue.page(query, offset=at, limit=100))  # type: ignore[misc]
                    for at in range(total // 2, total, max(total // 40, 1))]  # fmt: skip
            result[f"{field} {text}".strip()] = {"first page": round(cold, 1), "deep": figures(deep)}
    plain = [ms(lambda at=at: catalogue.page(offset=at, limit=100)) for at in range(0, count, count // 40)]  # type: ignore[misc]
    return {"sorted": result, "pages of all": figures(plain)}


def bench(count: int, folder: Path) -> None:
    database = Database(folder / f"{count}.db", folder / "backups")
    catalogue = Catalogue(database, AppPaths(folder, folder))
    try:
        seconds = fill(database, count)
        with contextlib.closing(sqlite3.connect(folder / f"{count}.db")) as connection:
            size = connection.execute("SELECT sum(pgsize) FROM dbstat WHERE name LIKE '%search%' OR name LIKE 'value%'")
            index = round((size.fetchone()[0] or 0) / 2**20) if count <= 200_000 else None
        print(json.dumps({"products": count, "index_s": round(seconds, 1), "index_mib": index}), flush=True)
        for part in (asked(catalogue), counted(catalogue), summed(catalogue), sorted_(catalogue, count)):
            print(json.dumps(part, ensure_ascii=False), flush=True)
        variant = catalogue.product(count // 2).variants[0].id
        edits = {"title": ("Basalt beaker", None), "price": ("7.77", variant)}
        for field, (value, of) in edits.items():
            edit = ms(lambda field=field, value=value, of=of: catalogue.edit(count // 2, field, value, variant_id=of))  # type: ignore[misc]
            again = ms(lambda: catalogue.facets("steel"))
            print(json.dumps({f"edit {field}": round(edit), "facets after it": round(again)}), flush=True)
        print(json.dumps({"memory_mib": psutil.Process().memory_info().rss // 2**20}), flush=True)
    finally:
        database.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        for count in [int(text) for text in sys.argv[1:] if text != CPU] or [100_000]:
            bench(count, Path(name))


if __name__ == "__main__":
    main()
