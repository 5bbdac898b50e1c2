-- A row has one place. Where it was before it moved to another scope, those who see only that one are told so.
ALTER TABLE row_meta DROP CONSTRAINT row_meta_pkey;
ALTER TABLE row_meta ADD PRIMARY KEY (table_name, entity_id);
CREATE TABLE row_left (
    table_name TEXT   NOT NULL,
    entity_id  TEXT   NOT NULL,
    scope      TEXT   NOT NULL,
    seq        BIGINT NOT NULL,
    version    BIGINT NOT NULL,
    PRIMARY KEY (table_name, entity_id, scope)
);
CREATE UNIQUE INDEX row_left_feed ON row_left (scope, seq);

-- What waits for a person about a row, so that the merge needs to read nothing else; null when nothing does.
ALTER TABLE row_meta ADD COLUMN conflicts TEXT;

-- Which living rows have a value that no two should have, the first one holding it.
CREATE TABLE unique_claim (
    table_name       TEXT   NOT NULL,
    claim            TEXT   NOT NULL,
    value            TEXT   NOT NULL,
    claimants        TEXT   NOT NULL,
    conflict         TEXT,
    PRIMARY KEY (table_name, claim, value)
);
-- The claims that unique_claim is about: one that is declared later is collected from the rows.
CREATE TABLE known_claim (
    table_name TEXT NOT NULL,
    claim      TEXT NOT NULL,
    columns    TEXT NOT NULL,
    PRIMARY KEY (table_name, claim)
);

-- A sum of movements is never a reason to refuse one.
ALTER TABLE stock_balance ALTER COLUMN quantity_milli TYPE NUMERIC(38);
