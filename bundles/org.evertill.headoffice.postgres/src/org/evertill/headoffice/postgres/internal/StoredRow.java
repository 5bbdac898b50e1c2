package org.evertill.headoffice.postgres.internal;

import org.evertill.sync.merge.RowState;

/** A row with the scope it is in, which it never leaves. */
record StoredRow(String scope, RowState state) {}
