-- Every key of a table that may be spread over several servers contains the column by which it is.
ALTER TABLE merge_audit DROP CONSTRAINT merge_audit_pkey;
ALTER TABLE merge_audit ADD PRIMARY KEY (id, scope);
