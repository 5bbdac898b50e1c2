-- So that verify finds what was changed after it was handed over.
ALTER TABLE z_ledger ADD COLUMN digest TEXT;
UPDATE z_ledger SET digest =
    encode(sha256(convert_to(number || chr(10) || closing_id || chr(10) || content, 'UTF8')), 'hex');
ALTER TABLE z_ledger ALTER COLUMN digest SET NOT NULL;
