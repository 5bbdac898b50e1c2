-- The keys by which tills know head office. A till is told those that are not withdrawn and were said lately.
CREATE TABLE server_key (
    sha256       TEXT PRIMARY KEY,     -- of the SubjectPublicKeyInfo, base64url
    since        TIMESTAMPTZ NOT NULL, -- told to tills from then on
    last_said    TIMESTAMPTZ NOT NULL,
    shown_at     TIMESTAMPTZ,          -- when a server last had it; null while it is only announced
    withdrawn_at TIMESTAMPTZ
);

-- Tills show who they are with a key of their own. A token of before is of no use any more: such a till is enrolled once more.
ALTER TABLE device DROP COLUMN token_hash;
ALTER TABLE device ADD COLUMN public_key TEXT NOT NULL DEFAULT '';
ALTER TABLE device ALTER COLUMN public_key DROP DEFAULT;
ALTER TABLE device ADD COLUMN greeted_at TIMESTAMPTZ; -- when it was last told of keys

-- Tokens of requests, good for some minutes. The nonce is kept as long as a request for a token could come a second time.
CREATE TABLE session (
    token_hash BYTEA PRIMARY KEY,
    replica    TEXT        NOT NULL REFERENCES device (replica),
    nonce      TEXT        NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    UNIQUE (replica, nonce)
);
