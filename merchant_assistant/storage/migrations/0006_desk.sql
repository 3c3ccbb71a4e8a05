-- The listings desk: more parts of a text, what a draft was written from, jobs, and what people made of drafts.

-- kind: a listing, or copy that sells it (ad, email, post, offer). facts: fingerprint of what the model was told, '' for
-- drafts older than this. template: which sections it was asked for. style: JSON object, the manner that was asked for.
ALTER TABLE draft ADD COLUMN kind TEXT NOT NULL DEFAULT 'listing'
    CHECK(kind IN ('listing', 'ad', 'email', 'post', 'offer'));
ALTER TABLE draft ADD COLUMN facts TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN template TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN style TEXT NOT NULL DEFAULT '{}';
ALTER TABLE draft ADD COLUMN reason TEXT NOT NULL DEFAULT '';   -- why a person rejected it

ALTER TABLE draft_text ADD COLUMN seo_title TEXT NOT NULL DEFAULT '';
ALTER TABLE draft_text ADD COLUMN seo_description TEXT NOT NULL DEFAULT '';
ALTER TABLE draft_text ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';  -- JSON list of text
-- simhash of the description, 16 hexadecimal digits: finds descriptions that read nearly the same
ALTER TABLE draft_text ADD COLUMN signature TEXT NOT NULL DEFAULT '';

-- A job is drafts asked for in one go, with the manner they share. priority: higher ones are written first.
CREATE TABLE draft_job(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    created_at TEXT NOT NULL,             -- UTC, ISO 8601
    style TEXT NOT NULL,                  -- JSON object
    priority INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK(state IN ('waiting', 'paused', 'cancelled'))
);

-- One draft to write. 'running' is what was begun by a process that may be gone: it is begun again. A draft and its
-- task's 'done' are written in one transaction, so no task gives two drafts.
CREATE TABLE draft_task(
    id INTEGER PRIMARY KEY,
    job_id INTEGER NOT NULL REFERENCES draft_job(id) ON DELETE CASCADE,
    product_id INTEGER NOT NULL,
    source TEXT NOT NULL, sku TEXT NOT NULL,
    kind TEXT NOT NULL, platform TEXT NOT NULL, language TEXT NOT NULL,  -- language 'auto': the product's own
    state TEXT NOT NULL DEFAULT 'pending' CHECK(state IN ('pending', 'running', 'done', 'failed')),
    code TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '',      -- why it failed: code, and packed sentence
    draft_id INTEGER,
    changed_at TEXT NOT NULL
);
CREATE INDEX draft_task_by_job ON draft_task(job_id, state);
CREATE INDEX draft_task_open ON draft_task(product_id) WHERE state IN ('pending', 'running');

-- What a person made of something that we wrote: the material of teaching. record: JSON list of the cells it was
-- judged by; texts are JSON objects.
CREATE TABLE example(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK(verdict IN ('approved', 'edited', 'rejected')),
    feature TEXT NOT NULL,                -- listing, ad, email …
    subject TEXT NOT NULL,                -- what it hangs on: draft:12
    platform TEXT NOT NULL, language TEXT NOT NULL, model TEXT NOT NULL, template TEXT NOT NULL, style TEXT NOT NULL,
    prompt TEXT NOT NULL,                 -- the facts as the model was told them
    before TEXT NOT NULL, after TEXT NOT NULL, reason TEXT NOT NULL,
    record TEXT NOT NULL,
    taken_back_at TEXT                    -- the person undid the decision
);
CREATE INDEX example_by_subject ON example(subject);
