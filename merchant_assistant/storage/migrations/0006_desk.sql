-- The listings desk: more parts of a text, what a draft was written from, jobs, and what people made of drafts.

-- kind: a listing, or copy that sells it (ad, email, post, offer). facts: fingerprint of what the model was told, '' for
-- drafts older than this. template: which sections it was asked for. style: JSON object, the manner that was asked for.
ALTER TABLE draft ADD COLUMN kind TEXT NOT NULL DEFAULT 'listing'
    CHECK(kind IN ('listing', 'ad', 'email', 'post', 'offer'));
ALTER TABLE draft ADD COLUMN facts TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN template TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN style TEXT NOT NULL DEFAULT '{}';
ALTER TABLE draft ADD COLUMN reason TEXT NOT NULL DEFAULT '';   -- why a person rejected it

-- stale: the product was changed since the draft was last compared with it. outdated: what it was written from is not
-- what the product says now.
ALTER TABLE draft ADD COLUMN stale INTEGER NOT NULL DEFAULT 0;
ALTER TABLE draft ADD COLUMN outdated INTEGER NOT NULL DEFAULT 0;
UPDATE draft SET stale = 1;               -- the ledger learned to see more since they were checked
CREATE INDEX draft_stale ON draft(id) WHERE stale;
CREATE INDEX draft_replaced ON draft(replaced_by) WHERE replaced_by IS NOT NULL;  -- what an undo brings back

ALTER TABLE draft_text ADD COLUMN seo_title TEXT NOT NULL DEFAULT '';
ALTER TABLE draft_text ADD COLUMN seo_description TEXT NOT NULL DEFAULT '';
ALTER TABLE draft_text ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';  -- JSON list of text
-- simhash of the description, 16 hexadecimal digits: finds descriptions that read nearly the same
ALTER TABLE draft_text ADD COLUMN signature TEXT NOT NULL DEFAULT '';
-- What long lists show, without reading the texts and claims.
CREATE INDEX draft_text_line ON draft_text(id, title, supported, contradicted, unsupported, violation_count);

-- Whatever changes a product (an import, its undo, a person's hand) says so to its drafts. Prices and stocks, which every
-- import changes, concern only those that may speak of them. A draft whose product came in anew with another number is
-- found by its SKU.
CREATE TRIGGER draft_product_changed AFTER UPDATE ON product WHEN EXISTS (SELECT 1 FROM draft) BEGIN
    UPDATE draft SET stale = 1 WHERE product_id = NEW.id AND NOT stale AND (NOT (
        json_remove(OLD.fields, '$.price', '$.compare_at_price', '$.cost', '$.stock')
            IS json_remove(NEW.fields, '$.price', '$.compare_at_price', '$.cost', '$.stock')
        AND json_remove(OLD.typed_fields, '$.price', '$.compare_at_price', '$.cost', '$.stock')
            IS json_remove(NEW.typed_fields, '$.price', '$.compare_at_price', '$.cost', '$.stock')
        AND (OLD.title, OLD.sku, OLD.attributes, OLD.typed_attributes)
            IS (NEW.title, NEW.sku, NEW.attributes, NEW.typed_attributes)
    ) OR kind <> 'listing' OR EXISTS (
        SELECT 1 FROM draft_text t WHERE t.id IN (text_id, approved_text_id)
            AND (instr(t.claims, '"price"') OR instr(t.claims, 'stock'))));
    UPDATE draft SET stale = 1
    WHERE source = (SELECT name FROM source WHERE id = NEW.source_id) AND sku = NEW.sku AND NOT stale
        AND product_id <> NEW.id;
END;
CREATE TRIGGER draft_product_added AFTER INSERT ON product WHEN EXISTS (SELECT 1 FROM draft) BEGIN
    UPDATE draft SET stale = 1
    WHERE source = (SELECT name FROM source WHERE id = NEW.source_id) AND sku = NEW.sku AND NOT stale;
END;
CREATE TRIGGER draft_variant_changed AFTER UPDATE ON variant WHEN EXISTS (SELECT 1 FROM draft) BEGIN
    UPDATE draft SET stale = 1 WHERE product_id IN (OLD.product_id, NEW.product_id) AND NOT stale AND (NOT (
        json_remove(OLD.fields, '$.price', '$.compare_at_price', '$.cost', '$.stock')
            IS json_remove(NEW.fields, '$.price', '$.compare_at_price', '$.cost', '$.stock')
        AND json_remove(OLD.typed_fields, '$.price', '$.compare_at_price', '$.cost', '$.stock')
            IS json_remove(NEW.typed_fields, '$.price', '$.compare_at_price', '$.cost', '$.stock')
        AND (OLD.title, OLD.sku, OLD.attributes, OLD.typed_attributes)
            IS (NEW.title, NEW.sku, NEW.attributes, NEW.typed_attributes)
        AND OLD.product_id = NEW.product_id AND OLD.currency IS NEW.currency
    ) OR kind <> 'listing' OR EXISTS (
        SELECT 1 FROM draft_text t WHERE t.id IN (text_id, approved_text_id)
            AND (instr(t.claims, '"price"') OR instr(t.claims, 'stock'))));
END;
CREATE TRIGGER draft_variant_added AFTER INSERT ON variant WHEN EXISTS (SELECT 1 FROM draft) BEGIN
    UPDATE draft SET stale = 1 WHERE product_id = NEW.product_id AND NOT stale;
END;
CREATE TRIGGER draft_variant_removed AFTER DELETE ON variant WHEN EXISTS (SELECT 1 FROM draft) BEGIN
    UPDATE draft SET stale = 1 WHERE product_id = OLD.product_id AND NOT stale;
END;

-- A job is drafts asked for in one go, with the manner they share. priority: higher ones are written first.
CREATE TABLE draft_job(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    created_at TEXT NOT NULL,             -- UTC, ISO 8601
    targets TEXT NOT NULL,                -- JSON list of objects: platform, language, kind
    style TEXT NOT NULL,                  -- JSON object
    temperature REAL NOT NULL,
    scope TEXT NOT NULL CHECK(scope IN ('missing', 'changed', 'all')),  -- which of the products were meant
    priority INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK(state IN ('waiting', 'paused', 'cancelled'))
);

-- One draft to write. 'running': owner is the process that began it; where that is gone, it is begun again. A draft and
-- its task's 'done' are written in one transaction, so no task gives two drafts.
CREATE TABLE draft_task(
    id INTEGER PRIMARY KEY,
    job_id INTEGER NOT NULL REFERENCES draft_job(id) ON DELETE CASCADE,
    product_id INTEGER NOT NULL,
    source TEXT NOT NULL, sku TEXT NOT NULL,
    kind TEXT NOT NULL, platform TEXT NOT NULL, language TEXT NOT NULL,  -- language 'auto': the product's own
    state TEXT NOT NULL DEFAULT 'pending' CHECK(state IN ('pending', 'running', 'done', 'failed')),
    owner TEXT NOT NULL DEFAULT '',       -- of what is running: process, when that began, and which of its runs
    code TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '',      -- why it failed: code, and packed sentence
    draft_id INTEGER,
    changed_at TEXT NOT NULL
);
CREATE INDEX draft_task_by_job ON draft_task(job_id, state, owner);
CREATE INDEX draft_task_running ON draft_task(owner) WHERE state = 'running';
CREATE INDEX draft_task_by_product ON draft_task(product_id, platform);

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
