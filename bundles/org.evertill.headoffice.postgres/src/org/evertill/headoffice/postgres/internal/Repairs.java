package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.evertill.entity.ColumnType;
import org.evertill.entity.Row;
import org.evertill.headoffice.RepairDesk;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.merge.RowState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts rows right that were changed past head office. Any thread. */
final class Repairs implements RepairDesk {

    private static final Logger LOG = LoggerFactory.getLogger(Repairs.class);

    private static final int MAX_LISTED = 1_000;
    private static final Duration TIME_LIMIT = Duration.ofHours(2);

    private final Transactions transactions;
    private final Tables tables;
    private final Clock clock;

    Repairs(Transactions transactions, Tables tables, Clock clock) {
        this.transactions = transactions;
        this.tables = tables;
        this.clock = clock;
    }

    @Override
    public List<Misfit> misfits() {
        return transactions
                .longSnapshot(TIME_LIMIT, connection -> {
                    var misfits = new ArrayList<Misfit>();
                    for (Table table : tables.all()) {
                        for (var misfit : of(connection, table, MAX_LISTED - misfits.size())) {
                            misfits.add(shown(misfit));
                        }
                    }
                    return misfits;
                })
                .orThrow();
    }

    /** Those of one table, so many at most. */
    static List<Misfits.Misfit> of(Connection connection, Table table, int limit) throws SQLException {
        var misfits = new ArrayList<Misfits.Misfit>();
        var ids = new ArrayList<String>();
        Scan.each(
                connection,
                "SELECT entity_id FROM row_meta WHERE table_name = '" + table.name() + "' ORDER BY entity_id",
                row -> {
                    ids.add(row.getString(1));
                    if (ids.size() == RowLook.SLICE) {
                        add(connection, table, ids, limit, misfits);
                    }
                });
        add(connection, table, ids, limit, misfits);
        return misfits;
    }

    private static void add(
            Connection connection, Table table, List<String> ids, int limit, List<Misfits.Misfit> misfits)
            throws SQLException {
        for (var strange : RowLook.strange(connection, table, ids)) {
            var kept = Rebuilt.kept(connection, table.name(), strange.id());
            if (misfits.size() < limit && kept.isPresent()) {
                misfits.add(Misfits.misfit(connection, table, strange.id(), kept.get(), strange.found()));
            }
        }
        ids.clear();
    }

    @Override
    public Outcome<Misfit> repair(String name, String id) {
        var table = tables.find(name);
        if (table.isEmpty()) {
            return Outcome.failed(
                    "headoffice.unknown-entity",
                    "Head office has no table for this kind of row. Install the bundle that brings it.");
        }
        return transactions.write(connection -> repair(connection, table.get(), id));
    }

    private Misfit repair(Connection connection, Table table, String id) throws SQLException {
        // Under the lock of the row's scope nobody merges something into it meanwhile.
        ScopeHeads.lock(connection, new TreeSet<>(RowStore.scopes(connection, Map.of(table, Set.of(id)))));
        var kept = Rebuilt.kept(connection, table.name(), id)
                .orElseThrow(() -> new ProblemException(
                        Problem.of("entity.missing", "The row is not there, or was deleted. Look it up again.")));
        var strange = RowLook.strange(connection, table, List.of(id));
        if (strange.isEmpty()) {
            var row = RowStore.read(connection, Map.of(table, Set.of(id))).values().stream()
                    .map(stored -> stored.state().row())
                    .findFirst();
            return new Misfit(table.name(), id, kept.scope(), row, row);
        }
        var misfit =
                Misfits.misfit(connection, table, id, kept, strange.getFirst().found());
        Row right = misfit.right().orElseThrow(() -> new ProblemException(notRebuilt(misfit)));
        put(connection, table, id, kept, right);
        LOG.info("put right: {}", misfit.told());
        return shown(misfit);
    }

    private void put(Connection connection, Table table, String id, Rebuilt.Kept kept, Row right) throws SQLException {
        try (var delete =
                connection.prepareStatement("DELETE FROM " + table.name() + " WHERE " + table.idColumn() + " = ?")) {
            delete.setString(1, id);
            delete.executeUpdate();
        }
        var state = new RowState(right, kept.version(), kept.fields(), kept.deleted());
        String at = ColumnType.text(clock.instant());
        Journey.send(
                connection,
                table.copyTarget(),
                List.of(state),
                (copy, one) -> table.append(copy, kept.scope(), one, at));
    }

    private static Misfit shown(Misfits.Misfit misfit) {
        return new Misfit(
                misfit.key().table(),
                misfit.key().id(),
                misfit.scope(),
                Optional.ofNullable(misfit.found()),
                misfit.right());
    }

    private static Problem notRebuilt(Misfits.Misfit misfit) {
        return Problem.of(
                        "headoffice.not-rebuilt",
                        "The operations do not give this row back, because a rule made its value of several, or head office"
                                + " made it itself. Take its value from a backup or from a till, and enter it there.")
                .with("table", misfit.key().table())
                .with("id", misfit.key().id());
    }
}
