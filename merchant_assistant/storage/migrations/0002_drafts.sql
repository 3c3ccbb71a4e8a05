-- Listing drafts, every version of their texts, and what lets us know our own sentences again.

CREATE TABLE draft(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    product_id INTEGER NOT NULL,          -- no foreign key: a draft outlives its product when an import is undone …
    source TEXT NOT NULL, sku TEXT NOT NULL,  -- … and finds it again by these when it is imported anew
    platform TEXT NOT NULL, language TEXT NOT NULL, tone TEXT NOT NULL,
    status TEXT NOT NULL CHECK(status IN ('proposed', 'needs_review', 'approved', 'rejected', 'exported', 'failed')),
    model TEXT NOT NULL,
    scripted INTEGER NOT NULL,            -- 1: a demo's text, never exported
    seconds REAL NOT NULL,
    created_at TEXT NOT NULL, changed_at TEXT NOT NULL,   -- UTC, ISO 8601
    text_id INTEGER,                      -- what the draft says now
    approved_text_id INTEGER,             -- what a person approved last: in force until another is approved
    replaced_by INTEGER REFERENCES draft(id)  -- a newer draft took its place; kept as history
);
CREATE INDEX draft_by_product ON draft(product_id, platform, language);
CREATE INDEX draft_by_sku ON draft(source, sku);

CREATE TABLE draft_text(
    id INTEGER PRIMARY KEY,
    draft_id INTEGER NOT NULL REFERENCES draft(id) ON DELETE CASCADE,
    origin TEXT NOT NULL CHECK(origin IN ('model', 'person')),
    title TEXT NOT NULL,
    bullets TEXT NOT NULL,                -- JSON list of text
    description TEXT NOT NULL,
    claims TEXT NOT NULL,                 -- JSON list, as in the command line's answer
    violations TEXT NOT NULL,             -- JSON list
    supported INTEGER NOT NULL, contradicted INTEGER NOT NULL, unsupported INTEGER NOT NULL,
    violation_count INTEGER NOT NULL,
    created_at TEXT NOT NULL
);
CREATE INDEX draft_text_by_draft ON draft_text(draft_id);

-- Sentences that a model of ours wrote: they prove nothing when they come back in a later import.
CREATE TABLE own_sentence(
    hash TEXT NOT NULL,
    source TEXT NOT NULL, sku TEXT NOT NULL,
    long INTEGER NOT NULL,                -- 1: long enough to be ours wherever it stands; 0: only for this product
    PRIMARY KEY(hash, source, sku)
) WITHOUT ROWID;
