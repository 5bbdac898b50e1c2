-- The history of a row is found by it, whatever else has happened. Facts of a month are left out, which are nearly all
-- operations: a fact is made by one, which its entry in the change feed names, so that a sale pays nothing for this index.
CREATE INDEX op_row ON op (entity_id, table_name, arrival) WHERE scope NOT LIKE 'facts:%';
