package org.evertill.sync.merge;

/** A row with the scope it is in. */
public record StoredRow(String scope, RowState state) {}
