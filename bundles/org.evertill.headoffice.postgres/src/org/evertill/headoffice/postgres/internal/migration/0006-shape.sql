-- Counted on whenever a software that opens the database changes what all that are at work on it have to know: a step of
-- these, a column of an entity, a claim. A head office that opened before does nothing any more until it is opened anew.
ALTER TABLE head_office ADD COLUMN shape BIGINT NOT NULL DEFAULT 0;
-- The newest version of each entity that the tables are for: a software that knows an older one would drop its columns.
CREATE TABLE known_entity (
    table_name TEXT PRIMARY KEY,
    version    INTEGER NOT NULL
);
