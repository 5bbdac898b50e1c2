-- sync_status says the same word on both sides, so that one query serves both.
DO $$
DECLARE t TEXT;
BEGIN
    FOR t IN SELECT table_name FROM information_schema.columns
              WHERE table_schema = current_schema() AND column_name = 'sync_status' LOOP
        EXECUTE format('UPDATE %I SET sync_status = $1 WHERE sync_status = $2', t) USING 'synced', 'SYNCED';
    END LOOP;
END $$;
