"""How many false facts the ledger catches, and how many true ones it doubts; run by hand.

    python tests/bench/bench_claims.py [SHARED_DATA]

(a) texts of our own about records of our own, and the sample catalogue through the real import; (b) where given, the
catalogue files of ``SHARED_DATA``: some read here, some through the real import. A text is checked against the record
that holds it ("own text"), or against the record's other cells alone ("cells only"; there only facts that those cells
prove are altered). Caught: a claim that touches the altered place is contradicted or unsupported. Alarms: the share of
a true text's claims that are contradicted or unsupported; of "cells only" an unsupported one may well be right.
"""

from __future__ import annotations

import csv
import importlib.util
import random
import re
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

from merchant_assistant.catalogue.importing.model import ImportOptions
from merchant_assistant.claims import Claim, Evidence, Record, check_text
from merchant_assistant.composition import build
from merchant_assistant.foundation.paths import resource
from merchant_assistant.listings.record import record_of

Pairs = list[tuple[Record, str]]

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


def report(name: str, pairs: Iterable[tuple[Record, str]], *, own_text: bool = True, show: int = 0) -> None:
    """Print catch and alarm rates over true texts and their alterations."""
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
        for altered in corpus.alterations(record, text, rng):
            if not own_text and not _was_proven(altered, found):
                continue
            touching = [c for c in check_text(altered.text, record) if c.start < altered.end and altered.start < c.end]
            status = next((c.status for c in touching if c.status != "supported"), "missed")
            caught[altered.kind][status] += 1
            if status == "missed":
                near = altered.text[max(0, altered.start - 40) : altered.end + 30].replace("\n", " ")
                missed.append(f"{altered.kind}: {altered.before!r} → {altered.after!r} in …{near}…")
    _print(name, texts, doubted, claims, caught)
    for line in random.Random(0).sample(missed, min(show, len(missed))):
        print("   missed", line)


def _was_proven(altered: object, found: list[Claim]) -> bool:
    start, end = altered.start, altered.start + len(altered.before)  # type: ignore[attr-defined]
    return any(claim.status == "supported" and claim.start < end and start < claim.end for claim in found)


def _print(
    name: str, texts: int, doubted: int, claims: dict[str, Counter[str]], caught: dict[str, Counter[str]]
) -> None:
    print(f"\n{name}: {texts} true texts, {doubted} with a contradicted claim ({doubted / max(texts, 1):.1%})")
    print(f"  {'kind':12} {'supported':>9} {'contrad.':>9} {'unsupp.':>9} {'alarms':>8}   of true texts")
    for kind, counts in _with_all(claims):
        alarms = 1 - counts["supported"] / sum(counts.values())
        print(f"  {kind:12} {counts['supported']:9} {counts['contradicted']:9} {counts['unsupported']:9} {alarms:8.1%}")
    for kind, counts in _with_all(caught):
        every = sum(counts.values())
        share, denied = 1 - counts["missed"] / every, counts["contradicted"] / every
        print(f"  {kind:12} {every:5} altered, caught {share:7.1%} (contradicted {denied:.0%})")


def _with_all(counts: dict[str, Counter[str]]) -> list[tuple[str, Counter[str]]]:
    return [*sorted(counts.items()), ("all", sum(counts.values(), Counter()))] if counts else []


def real(folder: Path) -> Iterator[tuple[str, Pairs, bool]]:
    """Name, pairs of record and true text, and whether the record holds the text."""
    csv.field_size_limit(2**31 - 1)
    for name, file, key in (
        ("outdoor", "outdoor/sample-data.csv", "id"),
        ("abt-buy", "abt_buy/AbtBuy_Abt.csv", "unique_id"),
        ("bagisto", "bagisto/products.csv", "sku"),
        ("magento", "magento/configurable_products.csv", "sku"),
    ):
        yield name, _with_own_text(_rows(folder / file), key, "description"), True
    yield "flipkart", _flipkart(folder), False
    yield from _both("BMEcat", [product for file in sorted(folder.glob("bmecat/*.xml")) for product in _bmecat(file)])
    for name, files in IMPORTED.items():
        yield from _both(f"{name}, imported", [product for file in files for product in _imported(folder / file)])


IMPORTED = {
    "shopify": ("shopify/apparel.csv", "shopify/home-and-garden.csv"),
    "woocommerce": ("woocommerce/sample_products.csv",),
    "vendure": ("vendure/products.csv",),
    "google merchant": ("google_merchant/google_merchant_feed_en.tsv", "google_merchant/catalog_products.csv"),
    "meta": ("meta_catalog/catalog_products.csv",),
    "thirtybees": ("prestashop_thirtybees/products_import.csv",),
}


def _both(name: str, pairs: Pairs) -> Iterator[tuple[str, Pairs, bool]]:
    """Against the whole record, all its cells said in the text; and its running text against the other cells."""
    yield name, [(record, f"{text}\n{_cells_as_text(record)}") for record, text in pairs], True
    yield name, [(_without_text(record), text) for record, text in pairs if text], False


def _cells_as_text(record: Record) -> str:
    cells = (cell for cell in record.evidence if cell.field.startswith("attribute:") and not cell.sibling)
    return "\n".join(f"{cell.field.removeprefix('attribute:')}: {cell.value}" for cell in cells)


def _without_text(record: Record) -> Record:
    return Record(record.sku, tuple(cell for cell in record.evidence if cell.field != "description"))


def _imported(file: Path) -> Pairs:
    """The products of a file through the real import, each with its title and description as the text."""
    with tempfile.TemporaryDirectory() as folder:
        services = build(folder)
        try:
            services.catalogue.apply(services.catalogue.plan(file, ImportOptions()))
            products = services.catalogue.page(limit=_MOST)
        finally:
            services.close()
    texts = (". ".join(filter(None, (product.title, product.description))) for product in products)
    return [(record_of(product, lambda hashes: set()), text) for product, text in zip(products, texts, strict=True)]


def _bmecat(file: Path) -> Pairs:
    """Features as cells, the descriptions of all languages as the text."""
    pairs = []
    for product in ElementTree.parse(file).iterfind(".//{*}T_NEW_CATALOG/"):
        if product.tag.rpartition("}")[2] not in ("PRODUCT", "ARTICLE"):
            continue
        cells = [
            (field, unescape(found.text.strip()))
            for field, tag in _BMECAT_FIELDS.items()
            for found in product.iterfind(f".//{{*}}{tag}")
            if found.text
        ]
        text = ". ".join(value for field, value in cells if field == "description")
        cells += [cell for feature in product.iterfind(".//{*}FEATURE") for cell in _feature(feature)]
        sku = cells[0][1]
        pairs.append((Record(sku, tuple(Evidence(field, value, sku) for field, value in dict.fromkeys(cells))), text))
    return pairs


_BMECAT_FIELDS = {
    "title": "DESCRIPTION_SHORT",
    "description": "DESCRIPTION_LONG",
    "brand": "MANUFACTURER_NAME",
    "mpn": "MANUFACTURER_TYPE_DESCR",
}


def _feature(feature: ElementTree.Element) -> Iterator[tuple[str, str]]:
    name = feature.findtext(".//{*}FT_NAME") or feature.findtext("{*}FNAME")
    unit = feature.findtext("{*}FUNIT") or feature.findtext(".//{*}FT_UNIT") or ""
    for value in feature.iterfind("{*}FVALUE"):
        if name and value.text:
            yield f"attribute:{name}", f"{value.text} {unit}".strip()


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
    sample = [product for file in sorted(resource("sample").glob("*.csv")) for product in _imported(file)]
    collections = list(_both("sample catalogue, imported", sample))
    if len(sys.argv) > 1:
        collections += real(Path(sys.argv[1]))
    for name, pairs, own_text in collections:
        report(f"{name}, {'own text' if own_text else 'cells only'}", pairs, own_text=own_text, show=show)
    speed()


if __name__ == "__main__":
    main()
