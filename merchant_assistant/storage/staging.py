"""Writing one staging file: a plan of an import that waits for consent (schema in ``staging.sql``).

The writer also lets the reading use SQLite where a Python set would grow with the file: rows that belong together,
SKUs already met.
"""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import fault_of
from merchant_assistant.foundation.said import said
from merchant_assistant.storage.ledger import Ledger

_SCHEMA = Path(__file__).with_name("staging.sql")
_BATCH = 1000
_PRAGMAS = (
    *("journal_mode=OFF", "synchronous=OFF", "temp_store=FILE"),
    *("cache_size=-32000", "temp.cache_size=-32000", "page_size=8192"),
)
StagingError = sqlite3.Error
_ADD_PROBLEM = 'INSERT INTO problem(row, "column", code, severity, message, value, becomes) VALUES(?,?,?,?,?,?,?)'
# Scratch of the reading; temporary tables are gone when the writer is closed.
_SCRATCH = """
CREATE TEMP TABLE member(row INTEGER PRIMARY KEY, grp TEXT NOT NULL);
CREATE TEMP TABLE alias(name TEXT PRIMARY KEY, grp TEXT NOT NULL) WITHOUT ROWID;
CREATE TEMP TABLE ordering(position INTEGER PRIMARY KEY, row INTEGER NOT NULL, grp TEXT NOT NULL);
"""

ProductRow = tuple[str, int, int, str, bool, str, str, str]
VariantRow = tuple[str, str, int, int, str, bool, str, str | None, str | None, float | None, str, str]
ProblemRow = tuple[int | None, str | None, str, str, str, str | None, str | None]


class StagingWriter:
    """One connection, one transaction, no journal: a staging file that is not finished is thrown away."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        for pragma in _PRAGMAS:
            self._db.execute(f"PRAGMA {pragma}")
        self._db.executescript(_SCHEMA.read_text(encoding="utf-8"))
        self._db.executescript(_SCRATCH)
        self._db.execute("BEGIN")
        self._encode = msgspec.json.Encoder()
        self._decode = msgspec.json.Decoder(list[str])
        self._own_skus = Ledger(self._db, "own_sku")
        self._taken = Ledger(self._db, "taken")
        self._records: list[tuple[int, str]] = []
        self._members: list[tuple[int, str]] = []
        self._aliases: list[tuple[str, str]] = []
        self._products: list[ProductRow] = []
        self._variants: list[VariantRow] = []
        self._problems: list[ProblemRow] = []

    def record(self, row: int, cells: Sequence[str]) -> None:
        """Keep the raw cells of one row."""
        self._records.append((row, self.json(cells)))
        if len(self._records) >= _BATCH:
            self._flush_records()

    def records(self) -> Iterator[tuple[int, list[str]]]:
        """All rows in the order of the file. Other methods may be called while this runs."""
        self._flush_records()
        for row, cells in self._db.execute("SELECT row, cells FROM record ORDER BY row"):
            yield row, self._decode.decode(cells)

    def member(self, row: int, names: Sequence[str]) -> None:
        """Say that ``row`` belongs to the group that goes by any of ``names``."""
        self._members.append((row, names[0]))
        self._aliases += [(name, names[0]) for name in names[1:]]
        if len(self._members) >= _BATCH:
            self._flush_members()

    def groups(self, limit: int, overflow: Callable[[int, str], None]) -> Iterator[list[tuple[int, list[str]]]]:
        """Rows that belong together, groups in the order of their first rows. One group is in memory at a time.

        Rows beyond ``limit`` of one group are left out and told to ``overflow(row, group)``.
        """
        self._flush_records()
        self._flush_members()
        self._order_groups()
        name: str | None = None
        group: list[tuple[int, list[str]]] = []
        query = "SELECT o.grp, r.row, r.cells FROM ordering o CROSS JOIN record r ON r.row = o.row ORDER BY o.position"
        for grp, row, cells in self._db.execute(query):
            if grp != name:
                if name is not None:
                    yield group
                name, group = grp, []
            if len(group) < limit:
                group.append((row, self._decode.decode(cells)))
            else:
                overflow(row, grp)
        if name is not None:
            yield group

    def _order_groups(self) -> None:
        self._db.execute(
            "UPDATE member SET grp = (SELECT a.grp FROM alias a WHERE a.name = member.grp)"
            " WHERE grp IN (SELECT name FROM alias)"
        )
        self._db.execute("CREATE INDEX temp.member_grp ON member(grp, row)")
        self._db.execute(
            "INSERT INTO ordering(row, grp) SELECT m.row, m.grp"
            " FROM (SELECT grp, min(row) AS first FROM member GROUP BY grp) f"
            " CROSS JOIN member m INDEXED BY member_grp ON m.grp = f.grp ORDER BY f.first, m.row"
        )

    def own_sku(self, sku: str, row: int) -> bool:
        """Note a SKU that the file gives; False where an earlier row has it already."""
        return self._own_skus.add(sku, row)

    def sku_row(self, sku: str) -> int | None:
        """The row that :meth:`own_sku` noted the SKU for."""
        return self._own_skus.get(sku)

    def move_sku(self, sku: str, row: int) -> None:
        """Say that a SKU that was noted is another row's."""
        self._own_skus.set(sku, row)

    def cells(self, row: int) -> list[str]:
        """The raw cells of a row; none where it was not kept."""
        self._flush_records()
        (cells,) = self._db.execute("SELECT cells FROM record WHERE row = ?", (row,)).fetchone() or ("[]",)
        return self._decode.decode(cells)

    def same_record(self, one: int, other: int) -> bool:
        """Whether two rows that were kept hold the same cells."""
        self._flush_records()
        query = "SELECT 1 FROM record a JOIN record b ON b.cells = a.cells WHERE a.row = ? AND b.row = ?"
        return self._db.execute(query, (one, other)).fetchone() is not None

    def shared_barcodes(self) -> Iterator[tuple[str, int, int, int]]:
        """Barcodes that several variants have: (barcode, the first row, the last, how many), in the order of rows."""
        self._flush_products()
        return self._db.execute(
            "SELECT json_extract(fields, '$.barcode') AS barcode, min(row), max(row), count(*) FROM variant"
            " WHERE barcode <> '' GROUP BY barcode HAVING min(row) < max(row) ORDER BY min(row)"
        )

    def take(self, name: str) -> bool:
        """Reserve a name of any kind; False where it is taken."""
        return self._taken.add(name, 2)

    def next_number(self, name: str) -> int:
        """2, 3, 4 … for a name that is wanted again: what tells its holders apart."""
        number = self._taken.get(name) or 2
        if not self._taken.add(name, number + 1):
            self._taken.set(name, number + 1)
        return number

    def product(self, row: ProductRow) -> None:
        self._products.append(row)
        if len(self._products) >= _BATCH:
            self._flush_products()

    def variant(self, row: VariantRow) -> None:
        self._variants.append(row)

    def problem(self, row: ProblemRow) -> None:
        self._problems.append(row)
        if len(self._problems) >= _BATCH:
            self._flush_problems()

    def json(self, value: object) -> str:
        """The text that goes into a JSON column."""
        return self._encode.encode(value).decode("utf-8", "surrogatepass")

    def finish(self, meta: Mapping[str, object]) -> None:
        """Write what is left and ``meta``, and close."""
        self._flush_records()
        self._flush_products()
        self._flush_problems()
        self._db.executemany("INSERT INTO meta VALUES(?, ?)", [(key, self.json(value)) for key, value in meta.items()])
        self._db.execute("COMMIT")
        self._db.close()

    def close(self) -> None:
        """Close without finishing; does nothing after :meth:`finish`."""
        self._db.close()

    def _flush_records(self) -> None:
        self._insert("record", 2, self._records)

    def _flush_members(self) -> None:
        self._insert("member", 2, self._members)
        self._db.executemany("INSERT OR IGNORE INTO alias VALUES(?, ?)", self._aliases)
        self._aliases.clear()

    def _flush_products(self) -> None:
        self._insert("product", 8, self._products)
        self._insert("variant", 12, self._variants)

    def _flush_problems(self) -> None:
        self._db.executemany(_ADD_PROBLEM, self._problems)
        self._problems.clear()

    def _insert(self, table: str, width: int, rows: list[tuple[object, ...]] | Iterable[object]) -> None:
        assert isinstance(rows, list)
        self._db.executemany(f"INSERT INTO {table} VALUES({','.join('?' * width)})", rows)
        rows.clear()


def staging_fault(error: StagingError, file: Path) -> UserFault:
    """The sentence for an error met while a staging file for ``file`` was written."""
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
        return fault_of(OSError(errno.ENOSPC, "full"), file)
    return UserFault(
        "file_error",
        said("Storage", "The import of “{file}” could not be prepared: {error}.").format(
            file=file.name, error=str(error)
        ),
        said("Storage", "Try again."),
    )


def append_problems(path: Path, problems: Iterable[ProblemRow]) -> None:
    """Add problems to a finished staging file."""
    with contextlib.closing(sqlite3.connect(path)) as db, db:
        db.executemany(_ADD_PROBLEM, problems)
