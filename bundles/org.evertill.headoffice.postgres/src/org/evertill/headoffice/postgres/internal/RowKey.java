package org.evertill.headoffice.postgres.internal;

/** What names a row: its table and its identifier. */
record RowKey(String table, String id) {}
