-- What a row adds to its scope's digest while it lives: a row that was changed past head office does not fit it any more.
ALTER TABLE row_meta ADD COLUMN digest BIGINT NOT NULL DEFAULT 0;

-- How far the look at all rows has come, a slice at a time: what was looked at last.
CREATE TABLE row_look (
    only_row   BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (only_row),
    table_name TEXT NOT NULL DEFAULT '',
    entity_id  TEXT NOT NULL DEFAULT '',
    scope      TEXT NOT NULL DEFAULT '',
    round      BIGINT NOT NULL DEFAULT 0
);
INSERT INTO row_look DEFAULT VALUES;
