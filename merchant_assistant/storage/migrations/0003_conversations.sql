-- Conversations, their turns, and what was typed and not yet sent.

CREATE TABLE conversation(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    created_at TEXT NOT NULL, updated_at TEXT NOT NULL,  -- UTC, ISO 8601
    deleted_at TEXT                       -- out of sight; really gone a day later
);
CREATE INDEX conversation_by_update ON conversation(updated_at);

CREATE TABLE turn(
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- in the order in which they were said
    conversation_id INTEGER NOT NULL REFERENCES conversation(id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK(role IN ('user', 'assistant')),
    text TEXT NOT NULL,
    state TEXT NOT NULL CHECK(state IN ('done', 'stopped', 'failed')),
    kind TEXT CHECK(kind IN ('exact', 'grounded', 'clarify', 'declined')),
    sources TEXT NOT NULL,                -- JSON list of objects: what an answer rests on
    model TEXT NOT NULL,
    created_at TEXT NOT NULL,
    replaced_by INTEGER REFERENCES turn(id) ON DELETE CASCADE  -- a later turn took its place; kept, not shown
);
CREATE INDEX turn_by_conversation ON turn(conversation_id, id);
CREATE INDEX turn_by_replacement ON turn(replaced_by) WHERE replaced_by IS NOT NULL;

-- conversation_id 0: for the next new conversation.
CREATE TABLE unsent(
    conversation_id INTEGER PRIMARY KEY,
    text TEXT NOT NULL
);

-- rowid is that of the conversation or turn. Chinese and Japanese characters stand apart, as in the catalogue's index.
CREATE VIRTUAL TABLE conversation_search USING fts5(title, tokenize = "unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE turn_search USING fts5(text, tokenize = "unicode61 remove_diacritics 2");
