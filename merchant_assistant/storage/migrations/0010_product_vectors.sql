-- What each product means, as the model of that name says: one vector of half-precision numbers.
CREATE TABLE product_vectors(
    product_id INTEGER PRIMARY KEY REFERENCES product(id) ON DELETE CASCADE,
    model TEXT NOT NULL,
    text_hash BLOB NOT NULL,              -- of the text that the vector was made of
    vector BLOB NOT NULL
);

-- Products that were changed after their vector was made: what they say may be the same as before.
CREATE TABLE product_meaning_stale(
    product_id INTEGER PRIMARY KEY REFERENCES product(id) ON DELETE CASCADE
);

-- version: changes whenever vectors do.
CREATE TABLE product_meaning_state(version INTEGER NOT NULL);
INSERT INTO product_meaning_state VALUES (0);
