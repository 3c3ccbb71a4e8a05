-- The index of the catalogue in a new shape: what was there is made again from the products when the file is opened.

DROP TABLE search;
DROP TABLE code_search;

-- rowid is the product's id. Text is folded: simplified Chinese, characters apart, so that words of one or two are found.
CREATE VIRTUAL TABLE search USING fts5(
    title, codes, names, details, tokenize = "unicode61 remove_diacritics 2"
);
-- Beginnings of one and two letters are looked for in titles, names and SKUs only: nearly every long text has some.
CREATE VIRTUAL TABLE begin_search USING fts5(
    title, names, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2'
);
-- Codes in small letters without punctuation, for parts of three characters and more.
CREATE VIRTUAL TABLE code_search USING fts5(codes, tokenize = "trigram");
-- Bytes of new words that gather in memory before they are written and merged.
INSERT INTO search(search, rank) VALUES ('hashsize', 33554432);
INSERT INTO begin_search(begin_search, rank) VALUES ('hashsize', 16777216);
INSERT INTO code_search(code_search, rank) VALUES ('hashsize', 16777216);

-- Which products have which value of a field, in blocks of ids, so that a change rewrites one of them. Packed numbers
-- as storage/columns.py describes them; what is read most stands first.
CREATE TABLE value_set(
    field TEXT NOT NULL,               -- a name of FIELDS, attribute:NAME, source or variants
    block INTEGER NOT NULL,            -- id >> 14
    version INTEGER NOT NULL,          -- of search_state, when it was written
    products INTEGER NOT NULL,         -- how many of the block have a value
    kinds INTEGER NOT NULL,            -- how many different ones
    names BLOB NOT NULL,               -- the values, and how many products have each
    cells BLOB NOT NULL,               -- products and places of their values
    variants BLOB NOT NULL,            -- which variant's cell each is; empty where all are the products' own
    PRIMARY KEY(field, block)
);
CREATE INDEX value_set_by_block ON value_set(block);

-- What long lists are sorted by, without reading the products.
CREATE TABLE sort_key(
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL                -- folded, its first 40 characters
);
CREATE INDEX sort_key_by_title ON sort_key(title);

-- Words of titles, names and attributes: what a misspelt word may have meant. Words that no product has any more stay.
CREATE TABLE vocabulary(word TEXT PRIMARY KEY) WITHOUT ROWID;

-- version: changes with every change of the index. shape: of the texts in it; another than the program's is made again.
CREATE TABLE search_state(version INTEGER NOT NULL, shape INTEGER NOT NULL);
INSERT INTO search_state VALUES (0, 0);
