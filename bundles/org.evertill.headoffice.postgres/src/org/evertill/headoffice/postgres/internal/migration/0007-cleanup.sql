-- What is taken out of the change feed once no till needs it any more. floor: the highest number of a scope that was taken
-- out; who has not come so far loads the scope from nothing.
ALTER TABLE scope ADD COLUMN floor BIGINT NOT NULL DEFAULT 0;
-- A till that has not been heard of for so many days holds nothing back any more.
ALTER TABLE head_office ADD COLUMN silent_days INTEGER NOT NULL DEFAULT 90;

-- How far each till was in its scopes when it last said so, which is noted about once an hour. Tills that are there already
-- hold everything back until they have said so.
CREATE TABLE till_cursor (
    replica  TEXT PRIMARY KEY REFERENCES replica (id),
    noted_at TIMESTAMPTZ NOT NULL,
    scopes   TEXT[]      NOT NULL,
    seqs     BIGINT[]    NOT NULL
);
INSERT INTO till_cursor (replica, noted_at, scopes, seqs)
    SELECT replica, now(), array_agg(scope), array_agg(0) FROM subscription WHERE NOT every_month GROUP BY replica;

-- Deleted rows that are in no feed any more: all that the merge knows of them, so that an operation which comes years late
-- is judged as if they had stayed. Never sent to anybody.
CREATE TABLE buried_row (
    table_name     TEXT   NOT NULL,
    entity_id      TEXT   NOT NULL,
    scope          TEXT   NOT NULL,
    seq            BIGINT NOT NULL,
    version        BIGINT NOT NULL,
    field_versions TEXT   NOT NULL,
    row            TEXT   NOT NULL,
    PRIMARY KEY (table_name, entity_id)
);

-- Finds the dead, which are few, whatever else there is.
CREATE INDEX row_meta_dead ON row_meta (scope, seq) WHERE deleted AND conflicts IS NULL;
