"""What is missing is counted by what holds: a typed cell over an imported one, a product by all its variants."""

from __future__ import annotations

from pathlib import Path

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage.database import Database
from merchant_assistant.storage.gaps import Gaps

ROWS = """SKU,Title,Price,Stock
A,Has both,1.00,5
B,No price,,5
C,Sold out,1.00,0
D,Stock unknown,1.00,
"""


def test_gaps(tmp_path: Path) -> None:
    paths = AppPaths(tmp_path / "data", tmp_path / "models")
    database = Database(paths.database, paths.backups)
    catalogue = Catalogue(database, paths)
    assert catalogue.gaps() == Gaps(0, None, 0, None)
    file = tmp_path / "shop.csv"
    file.write_text(ROWS)
    catalogue.apply(catalogue.plan(file))
    priced, sold_out = catalogue.find("B"), catalogue.find("C")
    assert catalogue.gaps() == Gaps(1, priced.id, 1, sold_out.id)

    catalogue.edit(priced.id, "price", "2.00", variant_id=priced.variants[0].id)
    catalogue.edit(sold_out.id, "stock", "7", variant_id=sold_out.variants[0].id)
    assert catalogue.gaps() == Gaps(0, None, 0, None)
    catalogue.edit(priced.id, "stock", "0", variant_id=priced.variants[0].id)
    assert catalogue.gaps() == Gaps(0, None, 1, priced.id)
    database.close()
