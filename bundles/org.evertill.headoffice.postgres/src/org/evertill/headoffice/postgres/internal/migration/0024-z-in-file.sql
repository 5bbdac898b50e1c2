-- A Z is done with once a file has it, and not when it was numbered: what a full disk kept from being written is new the next time.
ALTER TABLE z_ledger ADD COLUMN in_file_at TIMESTAMPTZ;
UPDATE z_ledger SET in_file_at = handed_over_at;
