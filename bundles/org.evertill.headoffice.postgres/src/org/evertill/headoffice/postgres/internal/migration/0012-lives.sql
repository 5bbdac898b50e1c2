-- Head office's lives: the first, and one more since each time that its database was put back from a backup. Numbers of a life
-- begin behind (epoch - 1) * 2^32, those of scopes and the versions of rows.
CREATE TABLE life (
    epoch         INTEGER PRIMARY KEY,
    began_at      TIMESTAMPTZ NOT NULL,
    first_arrival BIGINT      NOT NULL, -- operations from here on were judged in it
    reason        TEXT        NOT NULL,
    told_at       TIMESTAMPTZ -- when people were told; null while nothing shows that anything was lost
);
INSERT INTO life (epoch, began_at, first_arrival, reason) SELECT epoch, now(), 0, 'the first' FROM head_office;

-- Where scopes stood when a life began: what tills have seen beyond, up to the life's own numbers, is lost. A scope that was not
-- there yet stood at 0.
CREATE TABLE lost_number (
    epoch INTEGER NOT NULL REFERENCES life (epoch),
    scope TEXT    NOT NULL,
    head  BIGINT  NOT NULL,
    PRIMARY KEY (scope, epoch)
);

-- By what the database knows itself again: a copy of it, or another server, is another home.
ALTER TABLE head_office ADD COLUMN home TEXT;
