package org.evertill.sync.merge;

/** What names a row: its table and its identifier. */
public record RowKey(String table, String id) {}
