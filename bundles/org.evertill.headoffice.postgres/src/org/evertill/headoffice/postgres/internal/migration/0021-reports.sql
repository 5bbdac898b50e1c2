-- Sales are found by store and moment (sales__store_id__completed_at); nothing reads the index on the moment alone any more.
DROP INDEX IF EXISTS sales__completed_at;
