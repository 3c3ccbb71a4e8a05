-- Scratch for setting a staged table beside the catalogue, emptied for each table; merge.py tells the idea.
-- The views staged_product, staged_variant, staged_record and staged_meta show the staging file.

CREATE TEMP TABLE attribute_rule(packed INTEGER NOT NULL, blanks TEXT NOT NULL);
CREATE TEMP TABLE column_elsewhere(name TEXT PRIMARY KEY) WITHOUT ROWID;
-- The stored product that each staged one is, NULL where it is new. whole 0: it says something about variants only.
-- origin: the product that it was before that one was merged into another. gone: it was deleted by hand. taken: its
-- key is another product's.
CREATE TEMP TABLE same_product(
    key TEXT PRIMARY KEY, id INTEGER, whole INTEGER NOT NULL DEFAULT 1, origin INTEGER,
    gone INTEGER NOT NULL DEFAULT 0, taken INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
-- Products, stored or in the bin, that a staged one may be. score: see matching_sql. line: it names one variant only.
CREATE TEMP TABLE candidate(
    key TEXT NOT NULL, id INTEGER NOT NULL, score INTEGER NOT NULL, line INTEGER NOT NULL, PRIMARY KEY(key, id)
) WITHOUT ROWID;
-- Codes (SKUs, then barcodes) of staged variants, and the products that have them: whose they were, whose they are.
CREATE TEMP TABLE given(key TEXT NOT NULL, code TEXT NOT NULL, line INTEGER NOT NULL, PRIMARY KEY(key, code)) WITHOUT ROWID;
CREATE TEMP TABLE known(code TEXT NOT NULL, origin INTEGER NOT NULL, holder INTEGER NOT NULL);
CREATE INDEX temp.known_by_code ON known(code, origin, holder);
-- Titles (as keys) that several products have, staged or stored, and those products: key of a staged one, id of a stored
-- one. place: among those that are equal in everything. alike: how many have the same
-- attributes too; titled: how many have the title.
CREATE TEMP TABLE shared_title(base TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE namesake(
    key TEXT, id INTEGER, live INTEGER NOT NULL, base TEXT NOT NULL, attributes TEXT NOT NULL, cells TEXT NOT NULL,
    place INTEGER NOT NULL, alike INTEGER NOT NULL, titled INTEGER NOT NULL
);
CREATE INDEX temp.namesake_by_key ON namesake(key);
CREATE INDEX temp.namesake_by_attributes ON namesake(base, attributes, cells, place);
CREATE TEMP TABLE same_variant(
    product_key TEXT NOT NULL, key TEXT NOT NULL, id INTEGER NOT NULL UNIQUE, PRIMARY KEY(product_key, key)
) WITHOUT ROWID;
CREATE TEMP TABLE other_variant(
    product_key TEXT NOT NULL, key TEXT NOT NULL, id INTEGER NOT NULL, whole INTEGER NOT NULL, origin INTEGER
);
-- new_key: what a new one is stored under.
CREATE TEMP TABLE product_match(
    key TEXT PRIMARY KEY, id INTEGER, created INTEGER NOT NULL, differs INTEGER NOT NULL, gone INTEGER NOT NULL,
    origin INTEGER, new_key TEXT NOT NULL
) WITHOUT ROWID;
CREATE TEMP TABLE variant_match(
    product_key TEXT NOT NULL, key TEXT NOT NULL, product_id INTEGER, id INTEGER, created INTEGER NOT NULL,
    differs INTEGER NOT NULL, new_key TEXT NOT NULL, PRIMARY KEY(product_key, key)
) WITHOUT ROWID;
-- One row for each known product or variant whose cells are not what the file says, or that a person typed into.
-- fields and attributes are merge patches: null removes a cell. same: the fields that were read as the same value.
CREATE TEMP TABLE patch(
    entity TEXT NOT NULL, id INTEGER NOT NULL, fields TEXT NOT NULL, attributes TEXT NOT NULL,
    old_fields TEXT NOT NULL, old_attributes TEXT NOT NULL, typed_fields TEXT NOT NULL, typed_attributes TEXT NOT NULL,
    columns TEXT NOT NULL, same TEXT NOT NULL, PRIMARY KEY(entity, id)
) WITHOUT ROWID;
CREATE TEMP TABLE old_cell(
    entity TEXT NOT NULL, id INTEGER NOT NULL, layer TEXT NOT NULL, field TEXT NOT NULL, value TEXT,
    PRIMARY KEY(entity, id, layer, field)
) WITHOUT ROWID;
-- A cell where file and catalogue differ. NULL: blank or absent. same: only in how the value is written.
CREATE TEMP TABLE cell_change(
    entity TEXT NOT NULL, id INTEGER NOT NULL, layer TEXT NOT NULL, field TEXT NOT NULL,
    imported TEXT, typed TEXT, staged TEXT, same INTEGER NOT NULL
);
CREATE INDEX temp.cell_change_by_entity ON cell_change(entity, id);
-- Which product, and which variant if one, a row of the file belongs to.
CREATE TEMP TABLE owner(row INTEGER NOT NULL, product_id INTEGER NOT NULL, variant_id INTEGER, is_first INTEGER NOT NULL);
CREATE INDEX temp.owner_by_row ON owner(row, product_id, variant_id, is_first);
CREATE TEMP TABLE row_owner(
    row INTEGER PRIMARY KEY, product_id INTEGER, variant_id INTEGER, is_first INTEGER NOT NULL
);
CREATE TEMP TABLE same_records(id INTEGER PRIMARY KEY);
