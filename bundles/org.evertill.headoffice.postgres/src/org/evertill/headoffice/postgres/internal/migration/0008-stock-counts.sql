-- Which count a balance stands on: the last one; null while nobody has counted. In byte order, as tills compare.
ALTER TABLE stock_balance ADD COLUMN counted_at TIMESTAMPTZ;
ALTER TABLE stock_balance ADD COLUMN count_id TEXT COLLATE "C";
-- In its place comes one that goes on by store and moment.
DROP INDEX IF EXISTS stock_movements__product_id;
