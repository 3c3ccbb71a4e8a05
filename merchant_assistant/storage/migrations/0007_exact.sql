-- Exact answers: what was computed, for the window, for a copy, and for a question that goes on from it.

-- JSON object of an exact answer: what was asked (question, chips), value, query (in plain words), rows (the first of
-- them, each with its product_id) and count; of a question that was put by taking a filter away, what it asks. NULL: none.
ALTER TABLE turn ADD COLUMN exact TEXT;
