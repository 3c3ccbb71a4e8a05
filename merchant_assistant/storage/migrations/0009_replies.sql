-- Messages of customers, what we wrote in reply, and what the merchant made of it.

CREATE TABLE customer_message(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sender TEXT NOT NULL,                 -- as the message names it, empty where it does not
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    intents TEXT NOT NULL,                -- JSON list of names, the first is what the message is about
    received_at TEXT NOT NULL,            -- UTC, ISO 8601: as the message says, else when it came here
    answered_at TEXT,                     -- NULL: it is open
    draft TEXT,                           -- what stands in the editor; NULL: as it was written
    sent TEXT,                            -- as the merchant sent it
    thumb INTEGER CHECK(thumb IN (-1, 1)),
    deleted_at TEXT                       -- out of sight; really gone a day later
);
CREATE INDEX customer_message_by_sender ON customer_message(sender, received_at) WHERE sender != '';

-- As we wrote it; the newest is shown.
CREATE TABLE written_reply(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id INTEGER NOT NULL REFERENCES customer_message(id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    reply TEXT NOT NULL                   -- JSON object: text, questions with their answers and sources, what is missing
);
CREATE INDEX written_reply_by_message ON written_reply(message_id, id);

-- name: rules (JSON object of the merchant's own words), message (what is typed and not yet kept).
CREATE TABLE reply_note(
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
