package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.evertill.headoffice.HeadOffice.Caller;
import org.evertill.headoffice.RowDesk;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.merge.StoredRow;
import org.evertill.sync.protocol.Rows;

/** Single rows, read in one snapshot each. */
final class PostgresRowDesk implements RowDesk {

    private final Transactions transactions;
    private final Tables tables;
    private final RowWrites writes;

    PostgresRowDesk(Transactions transactions, Tables tables, RowWrites writes) {
        this.transactions = transactions;
        this.tables = tables;
        this.writes = writes;
    }

    @Override
    public Outcome<Rows.Page> find(Caller caller, Rows.Find question) {
        return transactions.snapshot(connection -> {
            Devices.checkReplica(caller, question.replica());
            var table = known(tables, question.table());
            var seen = scopesOf(connection, caller);
            var rows = RowStore.read(connection, Map.of(table, Set.of(question.id()))).values().stream()
                    .filter(row -> !row.state().deleted() && seen.contains(row.scope()))
                    .map(row -> entry(table, question.id(), row))
                    .toList();
            return new Rows.Page(rows);
        });
    }

    @Override
    public Outcome<Rows.Page> select(Caller caller, Rows.Select question) {
        return transactions.snapshot(connection -> {
            Devices.checkReplica(caller, question.replica());
            var table = known(tables, question.table());
            var query = new RowQuery(table, scopesOf(connection, caller), question.filters());
            return new Rows.Page(query.rows(connection, question.order(), question.offset(), question.limit()));
        });
    }

    @Override
    public Outcome<Rows.Total> count(Caller caller, Rows.Count question) {
        return transactions.snapshot(connection -> {
            Devices.checkReplica(caller, question.replica());
            var table = known(tables, question.table());
            var query = new RowQuery(table, scopesOf(connection, caller), question.filters());
            return new Rows.Total(query.count(connection));
        });
    }

    @Override
    public Outcome<Rows.Entry> write(Caller caller, Rows.Write request) {
        return writes.write(caller, request);
    }

    /** What the till is subscribed to; the server's knowledge, so that no row leaves for a till that may not see it. */
    private static Set<String> scopesOf(Connection connection, Caller caller) throws SQLException {
        return Subscriptions.scopes(connection, caller.replica());
    }

    /**
     * The table of a name.
     *
     * @throws ProblemException {@code headoffice.unknown-entity}
     */
    static Table known(Tables tables, String name) {
        return tables.find(name)
                .orElseThrow(() -> new ProblemException(Problem.of(
                                "headoffice.unknown-entity",
                                "Head office has no table for this kind of row. Install the bundle that brings it.")
                        .with("table", name)));
    }

    static Rows.Entry entry(Table table, String id, StoredRow row) {
        var state = row.state();
        return new Rows.Entry(table.name(), id, row.scope(), state.version(), state.deleted(), state.row());
    }

    /** A selection that cannot be asked of a table. */
    static ProblemException badSelection(Table table, String column) {
        return new ProblemException(Problem.of(
                        "sync.bad-selection",
                        "Rows were asked for by a column that is not there, or by a value that does not fit it. Check"
                                + " that till and head office run versions that fit together.")
                .with("table", table.name())
                .with("column", column));
    }
}
