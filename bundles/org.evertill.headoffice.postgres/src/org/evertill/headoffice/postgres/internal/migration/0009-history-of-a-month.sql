-- Rows of a month that change, as shifts do, are found by it; facts never do, so a sale pays nothing for this index either. What
-- made such a row is named by its entry in the change feed.
CREATE INDEX op_change ON op (entity_id, table_name, arrival) WHERE scope LIKE 'facts:%' AND kind <> 'INSERT';
