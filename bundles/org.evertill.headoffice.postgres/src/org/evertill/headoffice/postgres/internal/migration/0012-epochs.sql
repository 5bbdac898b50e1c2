-- Head office's epochs: the first, and one more each time that its database may have been put back from a backup. Numbers of an
-- epoch begin behind (epoch - 1) * 2^28, those of scopes and the versions of rows.
CREATE TABLE epoch (
    epoch         INTEGER PRIMARY KEY,
    follows       INTEGER     NOT NULL, -- the one before
    began_at      TIMESTAMPTZ NOT NULL,
    first_arrival BIGINT      NOT NULL, -- operations from here on were judged in it
    restore       TEXT        NOT NULL, -- what may have been put back: OF_ALL, OF_ROWS
    told_at       TIMESTAMPTZ -- when people were told; null while nothing shows that anything was lost
);
INSERT INTO epoch (epoch, follows, began_at, first_arrival, restore) SELECT epoch, 0, now(), 0, 'OF_ALL' FROM head_office;

-- Up to where numbers of scopes counted when an epoch began: what tills have seen beyond, up to the epoch's own numbers, is lost. A scope
-- without a row stood where the epoch before had begun; when rows were put back, it was not there.
CREATE TABLE lost_number (
    epoch INTEGER NOT NULL REFERENCES epoch (epoch),
    scope TEXT    NOT NULL,
    head  BIGINT  NOT NULL,
    PRIMARY KEY (scope, epoch)
);

-- Where the database was when the present epoch began: a copy of it, another server, or the same one started anew, is elsewhere.
ALTER TABLE head_office ADD COLUMN home TEXT;
