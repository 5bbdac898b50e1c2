-- Changes of single rows that tills have asked for, by the identifier that the till made before it first sent one: a
-- request that comes again because its answer was lost is not done again. Kept for a day.
CREATE TABLE row_request (
    replica    TEXT        NOT NULL,
    id         TEXT        NOT NULL,
    table_name TEXT        NOT NULL,
    entity_id  TEXT        NOT NULL,
    made_at    TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (replica, id)
);
CREATE INDEX row_request_age ON row_request (made_at);
