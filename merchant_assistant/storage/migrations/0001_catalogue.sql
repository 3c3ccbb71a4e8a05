-- The catalogue: what files said (fields, attributes), what a person typed over it (typed_*), where it came from, and
-- what each act changed, so that a batch can be undone.

CREATE TABLE source(
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

CREATE TABLE batch(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source_id INTEGER NOT NULL REFERENCES source(id),
    file TEXT NOT NULL,
    sheet TEXT,
    format TEXT NOT NULL,
    encoding TEXT,
    delimiter TEXT,
    created_at TEXT NOT NULL,          -- ISO 8601, UTC
    columns TEXT NOT NULL,             -- JSON list of the names of its columns
    meta TEXT NOT NULL,                -- JSON object: what the reading found (header, mapping, dialect …)
    rows INTEGER NOT NULL,
    products INTEGER NOT NULL,
    variants INTEGER NOT NULL,
    skipped INTEGER NOT NULL,
    created INTEGER NOT NULL DEFAULT 0,
    updated INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    not_in_file INTEGER NOT NULL DEFAULT 0,
    undone_at TEXT
);

-- Ids are never given twice: a draft must not find itself beside a later product.
CREATE TABLE product(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source_id INTEGER NOT NULL REFERENCES source(id),
    key TEXT NOT NULL,
    sku TEXT NOT NULL,
    sku_derived INTEGER NOT NULL,
    title TEXT NOT NULL,
    fields TEXT NOT NULL,              -- JSON object, field -> text as imported; blank cells are left out
    attributes TEXT NOT NULL,          -- JSON object, attribute name -> text as imported
    typed_fields TEXT NOT NULL DEFAULT '{}',       -- what a person typed; lies over the imported text
    typed_attributes TEXT NOT NULL DEFAULT '{}',
    UNIQUE(source_id, key)
);
CREATE INDEX product_by_sku ON product(sku);

CREATE TABLE variant(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    product_id INTEGER NOT NULL REFERENCES product(id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    sku TEXT NOT NULL,
    sku_derived INTEGER NOT NULL,
    title TEXT NOT NULL,
    price TEXT,                        -- decimal string with the digits of the source
    currency TEXT,
    stock REAL,
    fields TEXT NOT NULL,
    attributes TEXT NOT NULL,
    typed_fields TEXT NOT NULL DEFAULT '{}',
    typed_attributes TEXT NOT NULL DEFAULT '{}',
    UNIQUE(product_id, key)
);
CREATE INDEX variant_by_sku ON variant(sku);

-- Data rows as they stood in the file. The newest of a product are what an export writes again; a batch in which the
-- product's rows are the same as before stores none.
CREATE TABLE record(
    batch_id INTEGER NOT NULL REFERENCES batch(id),
    row INTEGER NOT NULL,
    product_id INTEGER REFERENCES product(id) ON DELETE CASCADE,
    variant_id INTEGER,
    is_first INTEGER NOT NULL,         -- 1: the row that describes the product; others are variants, images, skipped lines
    cells TEXT NOT NULL,               -- JSON list of text
    PRIMARY KEY(batch_id, row)
) WITHOUT ROWID;
CREATE INDEX record_by_product ON record(product_id, batch_id, row, variant_id, is_first);

-- What an act did to a product or variant. batch_id NULL: a person typed. before NULL: it did not exist.
-- before and after are JSON objects with merge patches for the four JSON columns, holding only the cells that changed
-- (null: the cell was not there), and "columns": the other columns by name.
CREATE TABLE change(
    id INTEGER PRIMARY KEY,
    batch_id INTEGER REFERENCES batch(id),
    at TEXT NOT NULL,
    entity TEXT NOT NULL CHECK(entity IN ('product', 'variant')),
    entity_id INTEGER NOT NULL,
    before TEXT,
    after TEXT NOT NULL
);
CREATE INDEX change_by_batch ON change(batch_id);
CREATE INDEX change_by_entity ON change(entity, entity_id);

-- rowid is the product's id. Chinese and Japanese characters stand apart, so that words of one or two are found.
CREATE VIRTUAL TABLE search USING fts5(
    title, codes, names, details, tokenize = "unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE code_search USING fts5(codes, tokenize = "trigram");
