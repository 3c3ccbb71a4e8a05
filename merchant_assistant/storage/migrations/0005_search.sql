-- The index of the catalogue in a new shape: what was there is made again from the products when the file is opened.

DROP TABLE search;
DROP TABLE code_search;

-- rowid is the product's id. Text is folded: simplified Chinese, characters apart, so that words of one or two are found.
CREATE VIRTUAL TABLE search USING fts5(
    title, codes, names, details, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3 4'
);
-- Codes in small letters without punctuation, for parts of three characters and more (shorter: value_set).
CREATE VIRTUAL TABLE code_search USING fts5(codes, tokenize = "trigram");

-- Which products have which value of a field, in blocks of ids, so that a change rewrites one of them.
CREATE TABLE value_set(
    field TEXT NOT NULL,               -- a name of FIELDS, attribute:NAME, source, variants, or ~AB: what stands in a code
    block INTEGER NOT NULL,            -- id >> 14
    products INTEGER NOT NULL,         -- how many of the block have a value
    kinds INTEGER NOT NULL,            -- how many different ones
    sets BLOB NOT NULL,                -- see storage/columns.py
    PRIMARY KEY(field, block)
);

-- What long lists are sorted by, without reading the products.
CREATE TABLE sort_key(
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,               -- folded, its first 40 characters
    sku TEXT NOT NULL
);

-- Words of titles, names and attributes: what a misspelt word may have meant. Words that no product has any more stay.
CREATE TABLE vocabulary(word TEXT PRIMARY KEY) WITHOUT ROWID;

-- version: changes with every change of the index. shape: of the texts in it; another than the program's is made again.
CREATE TABLE search_state(version INTEGER NOT NULL, shape INTEGER NOT NULL);
INSERT INTO search_state VALUES (0, 0);
