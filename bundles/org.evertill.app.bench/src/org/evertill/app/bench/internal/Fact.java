package org.evertill.app.bench.internal;

import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.storage.UnitOfWork;

/** A value with its entity: what the till inserts, and what raw JDBC inserts as a row. */
record Fact<T extends Record>(EntityType<T> type, T value) {

    void insertInto(UnitOfWork work) {
        work.insert(type, value);
    }

    Row row() {
        return type.toRow(value);
    }
}
