-- What a person does by hand is a batch too; what leaves the catalogue goes to a bin, and comes back with its ids.

ALTER TABLE batch ADD COLUMN kind TEXT NOT NULL DEFAULT 'import'
    CHECK(kind IN ('import', 'edit', 'add', 'merge', 'delete'));
ALTER TABLE batch ADD COLUMN what TEXT NOT NULL DEFAULT '';  -- the title of the product that it was done to

-- The bin: whole rows of what a batch (deed) removed. In the log of changes a removal has the after image `null`.
-- merged_into: the product that takes the place of this one; files that name this one mean that one. It may lie in the
-- bin itself.
CREATE TABLE binned_product(
    id INTEGER PRIMARY KEY,
    deed_id INTEGER NOT NULL REFERENCES batch(id),
    merged_into INTEGER,
    source_id INTEGER NOT NULL REFERENCES source(id),
    key TEXT NOT NULL,
    sku TEXT NOT NULL,
    sku_derived INTEGER NOT NULL,
    title TEXT NOT NULL,
    fields TEXT NOT NULL,
    attributes TEXT NOT NULL,
    typed_fields TEXT NOT NULL,
    typed_attributes TEXT NOT NULL
);
CREATE INDEX binned_product_by_deed ON binned_product(deed_id);
CREATE INDEX binned_product_by_key ON binned_product(source_id, key);
CREATE INDEX binned_product_by_sku ON binned_product(sku);
CREATE INDEX binned_product_merged ON binned_product(merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE binned_variant(
    id INTEGER PRIMARY KEY,
    deed_id INTEGER NOT NULL REFERENCES batch(id),
    product_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    sku TEXT NOT NULL,
    sku_derived INTEGER NOT NULL,
    title TEXT NOT NULL,
    price TEXT,
    currency TEXT,
    stock REAL,
    fields TEXT NOT NULL,
    attributes TEXT NOT NULL,
    typed_fields TEXT NOT NULL,
    typed_attributes TEXT NOT NULL
);
CREATE INDEX binned_variant_by_deed ON binned_variant(deed_id);
CREATE INDEX binned_variant_by_product ON binned_variant(product_id);
CREATE INDEX binned_variant_by_sku ON binned_variant(sku);

CREATE TABLE binned_record(
    deed_id INTEGER NOT NULL REFERENCES batch(id),
    batch_id INTEGER NOT NULL REFERENCES batch(id),
    row INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    variant_id INTEGER,
    is_first INTEGER NOT NULL,
    cells TEXT NOT NULL,
    PRIMARY KEY(deed_id, batch_id, row)
) WITHOUT ROWID;

-- What a merchant said about the columns of a file, by what its header says, for the next one like it.
CREATE TABLE remembered_mapping(
    fingerprint TEXT PRIMARY KEY,
    mapping TEXT NOT NULL,             -- JSON object, column name -> field
    changed_at TEXT NOT NULL
) WITHOUT ROWID;
