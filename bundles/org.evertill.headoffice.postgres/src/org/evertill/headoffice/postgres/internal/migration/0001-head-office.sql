-- Head office itself: one row.
CREATE TABLE head_office (
    only_row   BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (only_row),
    epoch      INTEGER NOT NULL DEFAULT 1,
    chain_name TEXT    NOT NULL DEFAULT 'Evertill'
);
INSERT INTO head_office DEFAULT VALUES;

-- One row per author of operations; a push locks its row, so that one replica is judged by one transaction at a time.
CREATE TABLE replica (
    id          TEXT PRIMARY KEY,
    incarnation INTEGER NOT NULL DEFAULT 1,
    store_id    TEXT,
    register_id TEXT,
    last_seq    BIGINT  NOT NULL DEFAULT 0,
    last_hash   TEXT    NOT NULL,
    last_txn    TEXT    NOT NULL DEFAULT '',
    last_hlc    TEXT    NOT NULL DEFAULT '000000000000-0000'
);

CREATE TABLE device (
    replica           TEXT PRIMARY KEY REFERENCES replica (id),
    token_hash        BYTEA       NOT NULL UNIQUE,
    device_name       TEXT        NOT NULL,
    series            TEXT        NOT NULL,
    enrolled_at       TIMESTAMPTZ NOT NULL,
    last_seen         TIMESTAMPTZ,
    pending_reported  BIGINT      NOT NULL DEFAULT 0,
    clock_skew_millis BIGINT      NOT NULL DEFAULT 0,
    app_version       TEXT        NOT NULL DEFAULT '',
    revoked_at        TIMESTAMPTZ
);

-- How many receipt series a register has given out: a replaced till gets the next one, so that numbers never return.
CREATE TABLE register_series (
    register_id TEXT PRIMARY KEY,
    issued      INTEGER NOT NULL
);

CREATE TABLE enrolment_code (
    code_hash   BYTEA PRIMARY KEY,
    store_id    TEXT        NOT NULL,
    register_id TEXT        NOT NULL,
    created_at  TIMESTAMPTZ NOT NULL,
    expires_at  TIMESTAMPTZ NOT NULL,
    used_at     TIMESTAMPTZ,
    used_by     TEXT
);

-- What a till sees: a scope by its name, or all months of a store's facts by what stands before the month.
CREATE TABLE subscription (
    replica     TEXT    NOT NULL REFERENCES replica (id),
    scope       TEXT    NOT NULL,
    every_month BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (replica, scope)
);

-- Every operation ever received, as it was hashed (body), in the month it was received: the months behind are never
-- written again, so they can be archived one by one. Not by the till's clock, which may say anything. A primary key of a
-- partitioned table contains the partition's column, so (replica, seq) alone cannot be one; that a seq comes once is
-- ensured by the lock on the replica's row together with its last_seq, below which nothing is inserted.
-- arrival is the order in which operations on rows that change were merged: it is taken under the locks of their scopes.
-- The merge is pure, so going through op by arrival gives the same rows again.
CREATE SEQUENCE op_arrival;
CREATE TABLE op (
    replica     TEXT        NOT NULL,
    seq         BIGINT      NOT NULL,
    received_at TIMESTAMPTZ NOT NULL,
    txn         TEXT        NOT NULL,
    table_name  TEXT        NOT NULL,
    entity_id   TEXT        NOT NULL,
    scope       TEXT        NOT NULL,
    kind        TEXT        NOT NULL,
    hlc         TEXT        NOT NULL,
    user_id     TEXT        NOT NULL,
    hash        TEXT        NOT NULL,
    body        TEXT        NOT NULL,
    verdict     TEXT        NOT NULL DEFAULT 'APPLIED',
    reason      TEXT,
    arrival     BIGINT      NOT NULL DEFAULT nextval('op_arrival'),
    PRIMARY KEY (replica, seq, received_at)
) PARTITION BY RANGE (received_at);

CREATE FUNCTION op_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (OLD.replica, OLD.seq, OLD.received_at, OLD.hash, OLD.body)
            IS DISTINCT FROM (NEW.replica, NEW.seq, NEW.received_at, NEW.hash, NEW.body) THEN
        RAISE EXCEPTION 'operations are never changed or deleted';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER op_immutable BEFORE UPDATE OR DELETE ON op FOR EACH ROW EXECUTE FUNCTION op_is_immutable();

-- One total order per scope; the row is locked until commit by whoever takes numbers.
CREATE TABLE scope (
    id     TEXT PRIMARY KEY,
    epoch  INTEGER NOT NULL DEFAULT 1,
    head   BIGINT  NOT NULL DEFAULT 0,
    digest BIGINT  NOT NULL DEFAULT 0
);
-- Finds the months of a store by what stands before them, whatever the database's collation.
CREATE INDEX scope_prefix ON scope (id text_pattern_ops);

-- The change feed: every row once, at its latest place.
CREATE TABLE row_meta (
    table_name     TEXT    NOT NULL,
    entity_id      TEXT    NOT NULL,
    scope          TEXT    NOT NULL,
    seq            BIGINT  NOT NULL,
    version        BIGINT  NOT NULL,
    deleted        BOOLEAN NOT NULL,
    field_versions TEXT    NOT NULL,
    PRIMARY KEY (table_name, entity_id, scope)
);
CREATE UNIQUE INDEX row_meta_feed ON row_meta (scope, seq);

-- What the movements of a product in a store add up to.
CREATE TABLE stock_balance (
    store_id       TEXT   NOT NULL,
    product_id     TEXT   NOT NULL,
    quantity_milli BIGINT NOT NULL,
    PRIMARY KEY (store_id, product_id)
);

-- What a merge decided between concurrent edits: no value disappears without a row here.
CREATE TABLE merge_audit (
    id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    decided_at     TIMESTAMPTZ NOT NULL,
    scope          TEXT        NOT NULL,
    table_name     TEXT        NOT NULL,
    entity_id      TEXT        NOT NULL,
    field_group    TEXT        NOT NULL,
    rule           TEXT        NOT NULL,
    winner_replica TEXT        NOT NULL,
    winner_seq     BIGINT      NOT NULL,
    winner_value   TEXT        NOT NULL,
    loser_replica  TEXT        NOT NULL,
    loser_seq      BIGINT      NOT NULL,
    loser_value    TEXT        NOT NULL
);
CREATE INDEX merge_audit_row ON merge_audit (table_name, entity_id);
