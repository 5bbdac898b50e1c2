-- A till whose database was put back from a backup, or copied, goes on as a branch: a replica of its own, whose log begins
-- behind an operation of the one that it goes on with. The device, its credential, subscriptions and cursors stay the till's.
ALTER TABLE replica ADD COLUMN till TEXT REFERENCES replica (id); -- null for a till's first replica, and for head office
ALTER TABLE replica ADD COLUMN ancestors TEXT[] NOT NULL DEFAULT '{}'; -- those whose logs it goes on with, the first first
ALTER TABLE replica ADD COLUMN ancestor_seqs BIGINT[] NOT NULL DEFAULT '{}'; -- the newest operation of each that it has
ALTER TABLE replica ADD COLUMN ancestor_hashes TEXT[] NOT NULL DEFAULT '{}'; -- and its hash
ALTER TABLE replica ADD COLUMN series TEXT; -- of a branch's receipts; a first replica's is its device's
ALTER TABLE replica ADD COLUMN begun_at TIMESTAMPTZ; -- when head office got to know of a branch
CREATE INDEX replica_till ON replica (till) WHERE till IS NOT NULL;
