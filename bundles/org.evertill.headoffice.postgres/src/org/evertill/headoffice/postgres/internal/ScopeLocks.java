package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.evertill.entity.ScopeName;
import org.evertill.sync.merge.Author;
import org.evertill.sync.merge.RowChange;
import org.evertill.sync.protocol.Operation;

/** Which scopes a transaction locks, all at once, before it reads rows that change. */
final class ScopeLocks {

    private ScopeLocks() {}

    /**
     * Where the operations go, where their rows are, and where what people have to look at may appear: an incident with the
     * author's register, a claim of rows in different scopes with the chain.
     *
     * @param names of the rows that change
     */
    static SortedSet<String> of(
            Connection connection, Author author, List<Operation> operations, Map<Table, Set<String>> names)
            throws SQLException {
        var scopes = new TreeSet<String>();
        operations.stream().map(Operation::scope).forEach(scopes::add);
        scopes.addAll(RowStore.scopes(connection, names));
        scopes.removeIf(scope -> !author.mayWrite(scope));
        scopes.add(author.incidentScope());
        if (names.keySet().stream().anyMatch(table -> !table.type().claims().isEmpty())) {
            scopes.add(ScopeName.CHAIN);
        }
        return scopes;
    }

    /** Those of changes of rows that nobody else can change meanwhile. */
    static SortedSet<String> of(List<RowChange> changes) {
        var scopes = new TreeSet<String>();
        changes.forEach(change -> scopes.add(change.after().scope()));
        return scopes;
    }

    /** Rows that moved to another scope before their old one was locked are looked at again from the start. */
    static void check(List<RowChange> changes, ScopeHeads heads) throws SQLException {
        for (RowChange change : changes) {
            if (change.before().isPresent()) {
                check(change.before().get().scope(), heads);
            }
            check(change.after().scope(), heads);
        }
    }

    /** The same of one scope. */
    static void check(String scope, ScopeHeads heads) throws SQLException {
        if (!heads.holds(scope)) {
            throw new SQLException("a row moved before the lock of its scope was taken: " + scope, "40001");
        }
    }
}
