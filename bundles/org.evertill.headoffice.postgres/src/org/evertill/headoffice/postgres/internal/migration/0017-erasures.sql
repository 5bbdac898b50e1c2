-- Operations are never changed or deleted, but for a person's data that is erased: the values go, the hash stays, and the operation
-- says so.
CREATE OR REPLACE FUNCTION op_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (OLD.replica, OLD.seq, OLD.received_at, OLD.hash)
            IS DISTINCT FROM (NEW.replica, NEW.seq, NEW.received_at, NEW.hash)
            OR NEW.contents <> 'ERASED' AND (OLD.body, OLD.contents) IS DISTINCT FROM (NEW.body, NEW.contents)
            OR NEW.contents = 'ERASED' AND OLD.contents = 'LOST' THEN
        RAISE EXCEPTION 'operations are never changed or deleted';
    END IF;
    RETURN NEW;
END $$;
