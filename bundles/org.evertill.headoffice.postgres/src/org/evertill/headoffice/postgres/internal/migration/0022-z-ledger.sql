-- What the accounts got of each Z, as it was handed over: the same again, whatever table of accounts is used later.
CREATE TABLE z_ledger (
    number         BIGINT PRIMARY KEY, -- from 1, without a gap
    closing_id     TEXT        NOT NULL UNIQUE,
    handed_over_at TIMESTAMPTZ NOT NULL,
    content        TEXT        NOT NULL
);
