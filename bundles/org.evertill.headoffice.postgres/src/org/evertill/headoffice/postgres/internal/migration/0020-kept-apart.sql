-- What tills that were shut out hand in (decision 23): it counts for nothing, and nobody reads it, until a person takes or drops it.
ALTER TABLE session ADD COLUMN apart BOOLEAN NOT NULL DEFAULT FALSE; -- good for handing in alone

CREATE TABLE apart_till (
    replica      TEXT PRIMARY KEY REFERENCES device (replica),
    window_began TIMESTAMPTZ NOT NULL, -- of requests that are counted
    requests     INTEGER     NOT NULL,
    operations   BIGINT      NOT NULL DEFAULT 0,
    bytes        BIGINT      NOT NULL DEFAULT 0,
    since        TIMESTAMPTZ, -- what is kept came from then
    last_at      TIMESTAMPTZ, -- to then
    closed_at    TIMESTAMPTZ  -- nothing more is kept since somebody has dropped what was
);

-- The branches of such a till's log that head office does not know otherwise.
CREATE TABLE apart_branch (
    till        TEXT    NOT NULL REFERENCES device (replica),
    incarnation INTEGER NOT NULL,
    goes_on     INTEGER NOT NULL, -- with this one, 1 for the first
    after_seq   BIGINT  NOT NULL,
    after_hash  TEXT    NOT NULL,
    series      TEXT    NOT NULL,
    told        BIGINT GENERATED ALWAYS AS IDENTITY, -- ancestors first
    PRIMARY KEY (till, incarnation)
);

-- Its operations, as op has those of others, under the name of the incarnation whose they would be.
CREATE TABLE apart_op (
    replica    TEXT    NOT NULL,
    seq        BIGINT  NOT NULL,
    till       TEXT    NOT NULL REFERENCES device (replica),
    txn        TEXT    NOT NULL,
    table_name TEXT    NOT NULL,
    entity_id  TEXT    NOT NULL,
    hash       TEXT    NOT NULL,
    body       TEXT    NOT NULL,
    contents   TEXT    NOT NULL CHECK (contents IN ('WHOLE', 'LOST', 'ERASED')),
    PRIMARY KEY (replica, seq)
);
CREATE INDEX apart_op_till ON apart_op (till);
CREATE INDEX apart_op_row ON apart_op (entity_id, table_name);

-- What was decided, by whom.
CREATE TABLE apart_decision (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    replica    TEXT        NOT NULL,
    verdict    TEXT        NOT NULL CHECK (verdict IN ('TAKEN', 'DROPPED', 'EXPIRED')),
    decided_at TIMESTAMPTZ NOT NULL,
    decided_by TEXT        NOT NULL,
    operations BIGINT      NOT NULL DEFAULT 0,
    known      BIGINT      NOT NULL DEFAULT 0, -- of them, those that had come otherwise
    set_aside  BIGINT      NOT NULL DEFAULT 0,
    first_seq  BIGINT      NOT NULL DEFAULT 0,
    last_seq   BIGINT      NOT NULL DEFAULT 0
);
