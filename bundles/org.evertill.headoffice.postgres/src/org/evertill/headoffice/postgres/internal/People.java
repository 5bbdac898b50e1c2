package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.evertill.domain.DomainTypes;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.merge.StaffAuthority;
import org.evertill.sync.merge.StoredRow;

/** Brings a judgement those people and roles that it asks about: two statements for a batch, however many operations it has. */
final class People {

    private People() {}

    /** Whether this head office keeps people at all. One that does not cannot ask what they may do. */
    static boolean areKept(Tables tables) {
        return tables.find(DomainTypes.STAFF.table()).isPresent()
                && tables.find(DomainTypes.ROLE.table()).isPresent();
    }

    /** Adds the rows of those who made a till's operations, and of their roles. */
    static void add(Connection connection, Tables tables, Batch batch, Map<RowKey, StoredRow> rows)
            throws SQLException {
        var ids = StaffAuthority.people(batch.operations());
        if (!areKept(tables) || ids.isEmpty() || batch.author().replica().equals(VersionVector.HEAD_OFFICE)) {
            return;
        }
        var staff = read(connection, tables.get(DomainTypes.STAFF.table()), ids);
        staff.forEach(rows::putIfAbsent);
        read(connection, tables.get(DomainTypes.ROLE.table()), StaffAuthority.roles(staff.values()))
                .forEach(rows::putIfAbsent);
    }

    private static Map<RowKey, StoredRow> read(Connection connection, Table table, Set<String> ids)
            throws SQLException {
        return RowStore.read(connection, Map.of(table, ids));
    }
}
