-- A plan of one import waiting for consent: written by the import child, read and merged by `apply`.
-- NULL in a cell means "no such column in the file: leave alone"; '' means "blank cell: empties".
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;   -- values are JSON
CREATE TABLE record(row INTEGER PRIMARY KEY, cells TEXT NOT NULL);            -- raw cells as a JSON list of text, for faithful export
CREATE TABLE product(
    key TEXT PRIMARY KEY,              -- what makes it the same product at the next import, within a source
    position INTEGER NOT NULL, row INTEGER NOT NULL,
    sku TEXT NOT NULL, sku_derived INTEGER NOT NULL,
    title TEXT NOT NULL,
    fields TEXT NOT NULL,              -- JSON object: product-level FIELDS present in the file -> text ('' where blank)
    attributes TEXT NOT NULL           -- JSON object: attribute name -> text
) WITHOUT ROWID;
CREATE TABLE variant(
    product_key TEXT NOT NULL, key TEXT NOT NULL,
    position INTEGER NOT NULL, row INTEGER NOT NULL,
    sku TEXT NOT NULL, sku_derived INTEGER NOT NULL,
    title TEXT NOT NULL,
    price TEXT, currency TEXT,         -- price: decimal string with the digits of the source, thousands marks removed
    stock REAL,
    fields TEXT NOT NULL,              -- JSON object: VARIANT_FIELDS present in the file -> text as imported
    attributes TEXT NOT NULL,          -- JSON object: option and attribute name -> text
    PRIMARY KEY(product_key, key)
) WITHOUT ROWID;
CREATE TABLE problem(
    id INTEGER PRIMARY KEY, row INTEGER, "column" TEXT, code TEXT NOT NULL,
    severity TEXT NOT NULL CHECK(severity IN ('error', 'warning', 'info')),
    message TEXT NOT NULL, value TEXT, becomes TEXT
);
