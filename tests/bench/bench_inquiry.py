"""How long exact questions take; run by hand.

    python tests/bench/bench_inquiry.py [PRODUCTS] [--folder DATA]        (100000 where none is given)

Makes a catalogue of that many products with one to three variants (or takes a data folder of ``bench_search``'s
products, which is written to), asks one question of each kind, and has SQL and pandas answer the same ones from the
same file: SQL by reading the JSON of every variant, pandas from a table of nothing but the columns that are asked for,
made beforehand. ``cold``: nothing is remembered of an earlier question; ``warm``: the best of four more, of which what
the conditions hold of is remembered (``bench_asked`` has whole questions, and new ones). Both in milliseconds of this
process's CPU, as other work on the machine says nothing about ours. ``agree``: whether the peers
found the same number. At the end: how long a question takes to stop, asked to at twenty moments of a cold one.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
from bench_search import fill

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Finding, Inquiry, Not, Order, Test, Words
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage.database import Database

BLACK = Test("attribute:Colour", ("black",))
CHEAP = Test("price", high=Decimal(5), high_open=True, unit="EUR")
STOCKED = Test("stock", low=Decimal(1))
_COLOUR, _PRICE = "v.attributes ->> '$.Colour'", "CAST(v.price AS REAL)"
_JOINED = "variant v JOIN product p ON p.id = v.product_id"
EUR = "v.currency = 'EUR'"
Peer = Callable[[Any], Any]  # of a table of pandas, which has no types

# Name, inquiry, SQL, pandas (None: no peer says it in a line).
ASKED: list[tuple[str, Inquiry, str, Peer | None]] = [
    ("count", Inquiry("count"), "SELECT count(*) FROM product", lambda f: f.id.nunique()),
    (
        "count, words and three conditions",
        Inquiry("count", where=AllOf((Words("mug", ()), BLACK, CHEAP, STOCKED))),
        f"SELECT count(DISTINCT p.id) FROM {_JOINED} WHERE ' ' || p.title || ' ' LIKE '% mug %' "
        f"AND {_COLOUR} = 'black' AND {EUR} AND {_PRICE} < 5 AND v.stock >= 1",
        lambda f: f[
            f.title.str.contains(r"\bmug\b", case=False) & (f.colour == "black") & (f.currency == "EUR")
            & (f.price < 5) & (f.stock >= 1)
        ].id.nunique(),
    ),
    (
        "count, not",
        Inquiry("count", where=Not(BLACK)),
        f"SELECT count(*) FROM product WHERE id NOT IN (SELECT product_id FROM variant v WHERE {_COLOUR} = 'black')",
        lambda f: f.id.nunique() - f[f.colour == "black"].id.nunique(),
    ),
    (
        "count, or",
        Inquiry("count", where=AnyOf((BLACK, CHEAP))),
        f"SELECT count(DISTINCT product_id) FROM variant v WHERE {_COLOUR} = 'black' OR ({EUR} AND {_PRICE} < 5)",
        lambda f: f[(f.colour == "black") | ((f.currency == "EUR") & (f.price < 5))].id.nunique(),
    ),
    (
        "count variants",
        Inquiry("count", "variants", AllOf((BLACK, CHEAP))),
        f"SELECT count(*) FROM variant v WHERE {_COLOUR} = 'black' AND {EUR} AND {_PRICE} < 5",
        lambda f: len(f[(f.colour == "black") & (f.currency == "EUR") & (f.price < 5)]),
    ),
    (
        "distinct",
        Inquiry("distinct", field="brand"),
        "SELECT count(DISTINCT fields ->> '$.brand') FROM product",
        lambda f: f.brand.nunique(),
    ),
    ("sum", Inquiry("sum", field="stock"), "SELECT sum(stock) FROM variant", lambda f: f.stock.sum()),
    (
        "sum where",
        Inquiry("sum", field="stock", where=BLACK),
        f"SELECT sum(stock) FROM variant v WHERE {_COLOUR} = 'black'",
        lambda f: f[f.colour == "black"].stock.sum(),
    ),
    (
        "average",
        Inquiry("average", field="price", where=Test("price", unit="EUR")),
        f"SELECT avg(low) FROM (SELECT min({_PRICE}) low FROM variant v WHERE {EUR} GROUP BY product_id)",
        lambda f: f[f.currency == "EUR"].groupby("id").price.min().mean(),
    ),
    ("median", Inquiry("median", field="price", where=Test("price", unit="EUR")), "",
     lambda f: f[f.currency == "EUR"].groupby("id").price.min().median()),
    (
        "lowest, ranked",
        Inquiry("lowest", field="price", where=AllOf((BLACK, Test("price", unit="EUR")))),
        f"SELECT min({_PRICE}) FROM variant v WHERE {EUR} AND {_COLOUR} = 'black'",
        lambda f: f[(f.currency == "EUR") & (f.colour == "black")].sort_values("price", kind="stable").price.iloc[0],
    ),
    (
        "highest, all variants ranked",
        Inquiry("highest", "variants", field="stock"),
        "SELECT stock FROM variant ORDER BY stock DESC, id LIMIT 1",
        lambda f: f.sort_values("stock", ascending=False, kind="stable").stock.iloc[0],
    ),
    (
        "groups of products",
        Inquiry("count", group="brand", order=Order("", descending=True)),
        "SELECT count(*) FROM product GROUP BY fields ->> '$.brand' ORDER BY 1 DESC",
        lambda f: f.groupby("brand").id.nunique().sort_values(ascending=False).iloc[0],
    ),
    (
        "groups of variants",
        Inquiry("average", field="price", where=Test("price", unit="EUR"), group="attribute:Colour",
                order=Order("", descending=True)),
        f"SELECT avg(low) FROM (SELECT {_COLOUR} colour, min({_PRICE}) low FROM variant v WHERE {EUR} "
        "GROUP BY product_id, 1) GROUP BY colour ORDER BY 1 DESC",
        lambda f: f[f.currency == "EUR"].groupby(["id", "colour"]).price.min().groupby("colour").mean().max(),
    ),
    ("medians by tag", Inquiry("median", field="price", group="tags"), "", None),
    ("list in order", Inquiry("list", where=BLACK, order=Order("price"), limit=10), "", None),
    ("list by title", Inquiry("list", order=Order("title"), limit=10), "", None),
    ("values", Inquiry("values", field="attribute:Material", order=Order("", descending=True)),
     "SELECT count(*) FROM product GROUP BY attributes ->> '$.Material' ORDER BY 1 DESC", None),
    ("share", Inquiry("share", where=CHEAP, base=BLACK), "", None),
    ("blank", Inquiry("count", where=Test("barcode", blank=True)), "", None),
    ("one barcode", Inquiry("count", where=Test("barcode", ("4000000000003",))),
     "SELECT count(*) FROM variant WHERE fields ->> '$.barcode' = '4000000000003'", None),
    ("words anywhere", Inquiry("count", where=Words("durable", anywhere=True)), "", None),
]  # fmt: skip


def table(file: Path) -> Any:
    """What pandas needs, and nothing else."""
    with contextlib.closing(sqlite3.connect(file)) as connection:
        rows = connection.execute(
            f"SELECT p.id, p.title, p.fields, v.price, v.currency, v.stock, v.attributes FROM {_JOINED}"
        )
        cells = [
            (id, title, json.loads(fields).get("brand"), float(price), currency, stock, json.loads(own).get("Colour"))
            for id, title, fields, price, currency, stock, own in rows
        ]
    return pd.DataFrame(cells, columns=["id", "title", "brand", "price", "currency", "stock", "colour"])


def ms(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    result = work()
    return (time.process_time() - start) * 1000, result


def room(folder: Path) -> tuple[Database, Catalogue]:
    database = Database(folder / "merchant.db", folder / "backups")
    return database, Catalogue(database, AppPaths(folder, folder))


def cold(folder: Path, inquiry: Inquiry) -> float:
    """With nothing remembered."""
    database, catalogue = room(folder)
    database.open()
    taken, _ = ms(lambda: catalogue.answer(inquiry))
    database.close()
    return taken


def by_sql(folder: Path, statement: str) -> tuple[float, Any]:
    with contextlib.closing(sqlite3.connect(folder / "merchant.db")) as connection:
        return ms(lambda: connection.execute(statement).fetchone()[0])


def line(folder: Path, catalogue: Catalogue, frame: Any, asked: tuple[str, Inquiry, str, Peer | None]) -> None:
    name, inquiry, statement, peer = asked
    first = cold(folder, inquiry)
    taken, found = min((ms(lambda: catalogue.answer(inquiry)) for _ in range(4)), key=lambda pair: pair[0])
    sql, from_sql = by_sql(folder, statement) if statement else (None, None)
    pandas, from_pandas = ms(lambda: peer(frame)) if peer else (None, None)
    peers = [f"{took:9.1f}" if took is not None else "        -" for took in (sql, pandas)]
    print(
        f"{name:36}{first:9.1f}{taken:9.1f}{peers[0]}{peers[1]}   {agreement(found, from_sql, from_pandas)}", flush=True
    )


def agreement(found: Finding, *told: object) -> str:
    said = [float(value) for value in told if value is not None]  # type: ignore[arg-type]
    if not said:
        return ""
    ours = float(found.figures[0].value)
    return "yes" if all(abs(ours - value) <= 1e-9 * max(abs(ours), 1) for value in said) else f"NO: {ours} {said}"


def stopping(folder: Path) -> list[float]:
    """Milliseconds from asking to stop to having stopped, at moments spread over a cold answer."""
    heavy = Inquiry("median", field="price", where=AnyOf((Words("durable", anywhere=True), CHEAP)), group="tags")
    start = time.perf_counter()
    cold(folder, heavy)
    whole = time.perf_counter() - start
    return [ended for part in range(20) if (ended := stopped(folder, heavy, whole * part / 20)) is not None]


def stopped(folder: Path, inquiry: Inquiry, after: float) -> float | None:
    database, catalogue = room(folder)
    database.open()
    token, at = CancelToken(), [0.0]

    def cancel() -> None:
        at[0] = time.perf_counter()
        token.cancel()

    timer = threading.Timer(after, cancel)
    timer.start()
    try:
        catalogue.answer(inquiry, token)
    except Cancelled:
        return (time.perf_counter() - at[0]) * 1000
    finally:
        timer.join()
        database.close()
    return None


def main() -> None:
    given = sys.argv[1:]
    count = int(given[0]) if given and given[0].isdigit() else 100_000
    with contextlib.ExitStack() as stack:
        if "--folder" in given:
            folder = Path(given[given.index("--folder") + 1])
        else:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            database, _ = room(folder)
            fill(database, count)
            database.close()
        database, catalogue = room(folder)
        frame = table(folder / "merchant.db")
        print(f"{frame.id.nunique()} products, {len(frame)} variants; milliseconds of CPU")
        print(f"{'':36}{'cold':>9}{'warm':>9}{'SQL':>9}{'pandas':>9}   agree")
        for asked in ASKED:
            line(folder, catalogue, frame, asked)
        for name, work in (
            ("fields held", catalogue.fields_held),
            ("values", lambda: catalogue.values_of_field("brand", 50)),
        ):
            print(f"{name:36}{ms(work)[0]:9.1f}")
        ended = stopping(folder)
        print(f"stopped {len(ended)} of 20: longest {max(ended):.0f} ms")
        database.close()


if __name__ == "__main__":
    main()
