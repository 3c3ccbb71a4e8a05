-- Words of this shop that no catalogue holds, and what the merchant says that they mean.
CREATE TABLE own_word(
    key TEXT PRIMARY KEY,                 -- the words as questions are compared by, with spaces between
    word TEXT NOT NULL,                   -- as the merchant typed it
    field TEXT NOT NULL,                  -- the column that is meant, or in which the value stands; '' for a name
    value TEXT NOT NULL,                  -- '' where the column itself is meant
    said_at TEXT NOT NULL                 -- UTC, ISO 8601
);
