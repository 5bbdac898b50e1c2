package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evertill.entity.EntityType;
import org.evertill.headoffice.DistributionDesk;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;

/** The places of the tables: what grows with trade is spread, by store where it is a store's. */
final class Distribution implements DistributionDesk {

    private static final String OP = "op";
    private static final String STOCK_BALANCE = "stock_balance";
    private static final String MERGE_AUDIT = "merge_audit";
    private static final String SCOPE = "scope";

    private static final String FEW = "few rows, read or locked by nearly every transaction";
    private static final String FEED =
            "a row has one place in the feed: its key is the row's name, without the scope, which would have to be in it";

    /** Head office's own tables that are not spread. */
    private static final Map<String, String> ON_COORDINATOR = Map.ofEntries(
            Map.entry("head_office", "says on which server the database is, so it is asked on that one"),
            Map.entry("schema_migration", FEW),
            Map.entry("known_entity", FEW),
            Map.entry("known_claim", FEW),
            Map.entry("epoch", FEW),
            Map.entry("lost_number", FEW),
            Map.entry("server_key", FEW),
            Map.entry("replica", FEW),
            Map.entry("device", FEW),
            Map.entry("device_key", FEW),
            Map.entry("subscription", FEW),
            Map.entry("till_cursor", FEW),
            Map.entry("register_series", FEW),
            Map.entry("row_look", FEW),
            Map.entry("apart_till", FEW),
            Map.entry("apart_branch", FEW),
            Map.entry("apart_decision", FEW),
            Map.entry("z_ledger", "a row for each Z, numbered without a gap by one server after the other"),
            Map.entry("apart_op", "bounded for each till, and none in ordinary times"),
            Map.entry("kept_edit", "few rows, and none in ordinary times"),
            Map.entry("row_request", "kept for a day, and counted with what it guards in one transaction"),
            Map.entry("session", "found by the token alone, which is its key"),
            Map.entry("enrolment_code", "found by the code alone, which is its key"),
            Map.entry("scope", "several of its rows are locked by one statement, which Citus does on one server only"),
            Map.entry("row_meta", FEED),
            Map.entry("row_left", "read together with row_meta, in one order of numbers"),
            Map.entry("buried_row", FEED),
            Map.entry(
                    "unique_claim", "a value may be claimed once in the whole chain, so its key cannot hold a store"));

    private final Transactions transactions;
    private final Tables tables;

    Distribution(Transactions transactions, Tables tables) {
        this.transactions = transactions;
        this.tables = tables;
    }

    @Override
    public Plan plan() {
        var placed = placed();
        return new Plan(
                placed, placed.stream().flatMap(p -> statement(p).stream()).toList());
    }

    /** The first tables of groups before those that lie with them. */
    private List<Placed> placed() {
        return places().entrySet().stream()
                .map(entry -> new Placed(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Distribution::isFirst).reversed())
                .toList();
    }

    private static boolean isFirst(Placed placed) {
        return placed.place() instanceof ByColumn by && by.group().equals(placed.table());
    }

    private Map<String, Place> places() {
        var places = new TreeMap<String, Place>();
        ON_COORDINATOR.forEach((table, reason) -> places.put(table, new OnCoordinator(reason)));
        places.put(OP, new ByColumn("replica", OP));
        places.put(STOCK_BALANCE, new ByColumn("store_id", STOCK_BALANCE));
        places.put(MERGE_AUDIT, new ByColumn(SCOPE, MERGE_AUDIT));
        tables.all().forEach(table -> places.put(table.name(), place(table.type())));
        return places;
    }

    /** Rows of a scope lie together, whichever table they are of; what all stores see is small and everywhere. */
    private static Place place(EntityType<?> type) {
        return switch (type.scopeKind()) {
            case CHAIN -> new Everywhere();
            case STORE, REGISTER, STORE_MONTH, NAMED -> new ByColumn(SCOPE, MERGE_AUDIT);
        };
    }

    private static Optional<String> statement(Placed placed) {
        return switch (placed.place()) {
            case ByColumn(String column, String group) ->
                Optional.of("SELECT create_distributed_table('" + placed.table() + "', '" + column
                        + "', colocate_with => '" + (isFirst(placed) ? "none" : group) + "')");
            case Everywhere all -> Optional.of("SELECT create_reference_table('" + placed.table() + "')");
            case OnCoordinator here -> Optional.empty();
        };
    }

    @Override
    public Outcome<List<String>> apply() {
        return transactions.writeAlone(this::applied);
    }

    private List<String> applied(Connection connection) throws SQLException {
        if (Scan.number(connection, "SELECT count(*) FROM pg_extension WHERE extname = 'citus'") == 0) {
            throw new ProblemException(noCitus());
        }
        int patience = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, 0);
        Transactions.execute(connection, "SET LOCAL statement_timeout = 0");
        // op refuses changes of what it holds by a trigger, which Citus takes only so.
        Transactions.execute(connection, "SET LOCAL citus.enable_unsafe_triggers = on");
        var run = new ArrayList<String>();
        for (var placed : placed()) {
            var statement = statement(placed);
            if (statement.isPresent() && !isDistributed(connection, placed.table())) {
                run(connection, statement.get());
                run.add(statement.get());
            }
        }
        connection.setNetworkTimeout(Runnable::run, patience);
        return run;
    }

    private static boolean isDistributed(Connection connection, String table) throws SQLException {
        return Scan.number(
                        connection,
                        "SELECT count(*) FROM pg_dist_partition WHERE logicalrelid = '" + table + "'::regclass")
                > 0;
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try {
            Transactions.execute(connection, statement);
        } catch (SQLException e) {
            throw new ProblemException(Problem.of(
                            "headoffice.distribute-refused",
                            "The cluster refused to distribute a table, so nothing was distributed: " + e.getMessage())
                    .with("statement", statement));
        }
    }

    private static Problem noCitus() {
        return Problem.of(
                "headoffice.no-citus",
                "This database has no extension citus, so its tables stay on one server. Nothing was changed. On a cluster,"
                        + " run CREATE EXTENSION citus on the coordinator as a superuser, add the other servers with"
                        + " citus_add_node, name the coordinator in --database-url, and try again.");
    }
}
