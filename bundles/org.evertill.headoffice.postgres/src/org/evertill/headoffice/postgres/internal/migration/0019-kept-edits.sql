-- Edits of master data that head office lost when it was put back from a backup, and that tills still had: they wait until a person takes or
-- leaves them. What was decided stays without its values, so that nobody is asked twice.
CREATE TABLE kept_edit (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    table_name TEXT        NOT NULL,
    entity_id  TEXT        NOT NULL,
    version    BIGINT      NOT NULL, -- head office's, which it has lost
    deleted    BOOLEAN     NOT NULL,
    digest     BIGINT      NOT NULL,
    row        TEXT, -- null once it is decided
    replicas   TEXT[]      NOT NULL, -- who had it
    offered_at TIMESTAMPTZ NOT NULL,
    decision   TEXT CHECK (decision IN ('TAKEN', 'LEFT', 'SETTLED')), -- SETTLED: head office has the same by now
    decided_at TIMESTAMPTZ,
    decided_by TEXT,
    UNIQUE (table_name, entity_id, version, digest, deleted)
);
CREATE INDEX kept_edit_open ON kept_edit (id) WHERE decision IS NULL;
