-- The merchant's own documents, cut into passages.

CREATE TABLE document(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,                   -- the file's; another of the same name takes the place of this one
    path TEXT NOT NULL,                   -- where it was when it was added
    kind TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    added_at TEXT NOT NULL,               -- UTC, ISO 8601
    removed_at TEXT                       -- out of sight; really gone a day later
);
CREATE UNIQUE INDEX document_by_name ON document(name COLLATE NOCASE) WHERE removed_at IS NULL;

CREATE TABLE passage(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    heading TEXT NOT NULL,
    text TEXT NOT NULL,
    page INTEGER,                         -- of documents that have pages
    entry INTEGER                         -- of pairs and sheets
);
CREATE INDEX passage_by_document ON passage(document_id, id);

-- rowid is the passage's id; only of documents in sight. Text is folded as in the catalogue's index.
CREATE VIRTUAL TABLE passage_search USING fts5(heading, text, tokenize = "unicode61 remove_diacritics 2");

-- What a passage and its sentences mean, as the model of that name says: half-precision numbers, one vector after the other.
CREATE TABLE passage_vectors(
    passage_id INTEGER PRIMARY KEY REFERENCES passage(id) ON DELETE CASCADE,
    model TEXT NOT NULL,
    vectors BLOB NOT NULL
);

-- version: changes whenever passages or vectors do.
CREATE TABLE knowledge_state(version INTEGER NOT NULL);
INSERT INTO knowledge_state VALUES (0);
