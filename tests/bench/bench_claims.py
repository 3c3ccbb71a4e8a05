"""How many false facts the ledger catches, and how many true ones it doubts; run by hand.

    python tests/bench/bench_claims.py [SHARED_DATA]

(a) texts of our own about records of our own; (b) real records of ``SHARED_DATA`` (where given): their own description
against the record that holds it, altered fact by fact; and descriptions against a record of structured cells alone.
Caught: a claim that touches the altered place is contradicted or unsupported. Doubted: a true text with a contradicted
claim.
"""

from __future__ import annotations

import csv
import importlib.util
import random
import re
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType

from merchant_assistant.claims import Evidence, Record, check_text

_TABLE_PAIR = re.compile(r'\{"key"=>"(.*?)", "value"=>"(.*?)"\}')
_MOST = 250


def _corpus() -> ModuleType:
    spec = importlib.util.spec_from_file_location("claims_corpus", Path(__file__).parents[1] / "claims" / "corpus.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def report(name: str, pairs: Iterable[tuple[Record, str]], *, alter: bool = True, show: int = 0) -> None:
    """Print catch and doubt rates over true texts and their alterations."""
    corpus, rng = _corpus(), random.Random(1)
    caught: dict[str, Counter[str]] = defaultdict(Counter)
    claims: dict[str, Counter[str]] = defaultdict(Counter)
    texts = doubted = 0
    missed: list[str] = []
    for record, text in pairs:
        found = check_text(text, record)
        texts += 1
        doubted += any(claim.status == "contradicted" for claim in found)
        for claim in found:
            claims[claim.kind][claim.status] += 1
        for altered in corpus.alterations(record, text, rng) if alter else ():
            touching = [c for c in check_text(altered.text, record) if c.start < altered.end and altered.start < c.end]
            status = next((c.status for c in touching if c.status != "supported"), "missed")
            caught[altered.kind][status] += 1
            if status == "missed":
                near = altered.text[max(0, altered.start - 40) : altered.end + 30].replace("\n", " ")
                missed.append(f"{altered.kind}: {altered.before!r} → {altered.after!r} in …{near}…")
    _print(name, texts, doubted, claims, caught)
    for line in random.Random(0).sample(missed, min(show, len(missed))):
        print("   missed", line)


def _print(
    name: str, texts: int, doubted: int, claims: dict[str, Counter[str]], caught: dict[str, Counter[str]]
) -> None:
    print(f"\n{name}: {texts} true texts, {doubted} with a contradicted claim ({doubted / max(texts, 1):.1%})")
    print(f"  {'kind':12} {'supported':>9} {'contrad.':>9} {'unsupp.':>9}   of true texts")
    for kind, counts in sorted(claims.items()):
        print(f"  {kind:12} {counts['supported']:9} {counts['contradicted']:9} {counts['unsupported']:9}")
    total = sum(caught.values(), Counter())
    if total:
        print(f"  altered: {sum(total.values())}, caught {1 - total['missed'] / sum(total.values()):.1%}")
    for kind, counts in sorted(caught.items()):
        every = sum(counts.values())
        share, denied = 1 - counts["missed"] / every, counts["contradicted"] / every
        print(f"  {kind:12} {every:5} altered, caught {share:7.1%} (contradicted {denied:.0%})")


def real(folder: Path) -> Iterator[tuple[str, list[tuple[Record, str]], bool]]:
    """Name, pairs of record and true text, and whether the record holds the text (only then alterations are known)."""
    csv.field_size_limit(2**31 - 1)
    yield "outdoor, own text", _with_own_text(_rows(folder / "outdoor/sample-data.csv"), "id", "description"), True
    yield (
        "abt-buy, own text",
        _with_own_text(_rows(folder / "abt_buy/AbtBuy_Abt.csv"), "unique_id", "description"),
        True,
    )
    yield "bagisto, own text", _with_own_text(_rows(folder / "bagisto/products.csv"), "sku", "description"), True
    yield (
        "magento, own text",
        _with_own_text(_rows(folder / "magento/configurable_products.csv"), "sku", "description"),
        True,
    )
    yield "flipkart, specifications only", _flipkart(folder), False


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        return list(csv.DictReader(file))


def _with_own_text(rows: list[dict[str, str]], key: str, text: str) -> list[tuple[Record, str]]:
    rows = random.Random(2).sample(rows, min(len(rows), _MOST))
    return [
        (
            Record(
                row[key],
                tuple(
                    Evidence(name if name in ("title", "name", "description") else f"attribute:{name}", value, row[key])
                    for name, value in row.items()
                    if value and name
                ),
            ),
            row[text],
        )
        for row in rows
        if row.get(text) and row[key]
    ]


def _flipkart(folder: Path) -> list[tuple[Record, str]]:
    rows = random.Random(3).sample(_rows(folder / "flipkart/flipkart_com-ecommerce_sample.dev.csv"), 2 * _MOST)
    pairs = []
    for row in rows:
        cells = [
            ("title", row["product_name"]),
            ("brand", row["brand"]),
            ("price", row["discounted_price"]),
            ("compare_at_price", row["retail_price"]),
            ("currency", "INR"),
        ]
        cells += [
            (f"attribute:{name}", value) for name, value in _TABLE_PAIR.findall(row["product_specifications"] or "")
        ]
        pairs.append(
            (
                Record(row["pid"], tuple(Evidence(field, value, row["pid"]) for field, value in cells if value)),
                row["description"],
            )
        )
    return pairs


def speed() -> None:
    """Seconds for a text of 200 words against a prepared record."""
    record, text = _corpus().TRUE[0]
    words = (text.split() * 10)[:200]
    check_text(" ".join(words), record)
    taken = []
    for _ in range(20):
        started = time.perf_counter()
        check_text(" ".join(words), record)
        taken.append(time.perf_counter() - started)
    print(f"\n200 words: {statistics.median(taken) * 1000:.1f} ms (slowest {max(taken) * 1000:.1f} ms)")


def main() -> None:
    show = 12
    report("our own records", _corpus().TRUE, show=show)
    if len(sys.argv) > 1:
        for name, pairs, alter in real(Path(sys.argv[1])):
            report(name, pairs, alter=alter, show=show)
    speed()


if __name__ == "__main__":
    main()
