"""Whether XML and JSON documents of any length are read in the same memory, and how fast; run by hand.

    python tests/bench/bench_documents.py [MEGABYTES …]        (20 and 200 where none is given)

Makes a BMEcat, a JSON list and an XML list of unknown kind of that size, and reads each in the import child.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bench_workbook import read_and_tell

_TEXT = "A sturdy thing for kitchen, garden and workshop, made to last and easy to clean. " * 3


def bmecat(number: int) -> str:
    features = "".join(
        f"<FEATURE><FNAME>Feature {place}</FNAME><FVALUE>{number % (place + 2)}</FVALUE><FUNIT>MMT</FUNIT></FEATURE>"
        for place in range(8)
    )
    return (
        f"<PRODUCT><SUPPLIER_PID>BM-{number}</SUPPLIER_PID><PRODUCT_DETAILS><DESCRIPTION_SHORT>Article {number}"
        f"</DESCRIPTION_SHORT><DESCRIPTION_LONG>{_TEXT}</DESCRIPTION_LONG></PRODUCT_DETAILS>"
        f"<PRODUCT_FEATURES>{features}</PRODUCT_FEATURES><PRODUCT_PRICE_DETAILS><PRODUCT_PRICE price_type='net_list'>"
        f"<PRICE_AMOUNT>{number % 900}.50</PRICE_AMOUNT></PRODUCT_PRICE></PRODUCT_PRICE_DETAILS></PRODUCT>"
    )


def product_json(number: int) -> str:
    variants = ",".join(
        f'{{"sku":"J-{number}-{size}","price":"{number % 90}.90","option1":"{size}"}}' for size in ("S", "M", "L")
    )
    return f'{{"id":{number},"title":"Thing {number}","body_html":"{_TEXT}","variants":[{variants}]}}'


def product_xml(number: int) -> str:
    return (
        f"<product><code>X-{number}</code><name>Thing {number}</name><description>{_TEXT}</description>"
        f"<price currency='EUR'>{number % 90}.90</price></product>"
    )


KINDS: dict[str, tuple[str, Callable[[int], str], str, str]] = {
    "catalogue.xml": (
        "<BMECAT version='2005'><HEADER><CATALOG><CURRENCY>EUR</CURRENCY></CATALOG></HEADER><T_NEW_CATALOG>",
        bmecat,
        "",
        "</T_NEW_CATALOG></BMECAT>",
    ),
    "products.json": ('{"products":[', product_json, ",", "]}"),
    "list.xml": ("<export><products>", product_xml, "", "</products></export>"),
}


def _pieces(kind: str, size: int) -> Iterator[str]:
    start, one, between, end = KINDS[kind]
    yield start
    written = number = 0
    while written < size:
        piece = (between if number else "") + one(number)
        written += len(piece)
        number += 1
        yield piece
    yield end


def main(sizes: list[int]) -> None:
    with tempfile.TemporaryDirectory() as name:
        for kind in KINDS:
            for megabytes in sizes:
                file = Path(name) / kind
                with file.open("w", encoding="utf-8") as opened:
                    opened.writelines(_pieces(kind, megabytes * 1_000_000))
                read_and_tell(file, Path(name))
                file.unlink()


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [20, 200])
