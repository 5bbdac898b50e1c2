-- Whether an operation still is as it was hashed: WHOLE; LOST, when its till could not read its values any more; ERASED, when a
-- person's data was erased from it. Its place in the chain, which its hash is, stays in any case.
ALTER TABLE op ADD COLUMN contents TEXT NOT NULL DEFAULT 'WHOLE' CHECK (contents IN ('WHOLE', 'LOST', 'ERASED'));
