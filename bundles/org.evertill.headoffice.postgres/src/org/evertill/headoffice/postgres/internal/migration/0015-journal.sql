-- All keys that a till has ever had, for ever: what was signed with them stays checkable. The present one is in device, too.
CREATE TABLE device_key (
    replica    TEXT        NOT NULL REFERENCES device (replica),
    public_key TEXT        NOT NULL,
    since      TIMESTAMPTZ NOT NULL,
    until      TIMESTAMPTZ, -- when the till got another one, or was shut out
    PRIMARY KEY (replica, public_key)
);
INSERT INTO device_key SELECT replica, public_key, enrolled_at, revoked_at FROM device WHERE public_key <> '';
