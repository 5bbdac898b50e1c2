package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.evertill.entity.Row;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.protocol.RowDigest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at all rows, a slice at a time and over and over: whether each is what was merged. What is changed past head office, by
 * plain SQL or by a failing disk, is told to people, with the row's name. One at a time on a database. Any thread.
 */
final class RowLook implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RowLook.class);

    static final String NOT_MERGED = "sync.row-not-merged";

    /** Rows of one slice: some ten milliseconds. */
    static final int SLICE = 2_000;

    /** Later than most commands take; ten million rows take two days. */
    private static final int FIRST_SECONDS = 60;

    private static final int EVERY_SECONDS = 30;

    /** Who comes across such a row has it told soon. */
    private static final int TELL_SECONDS = 2;

    /** What was done twice is told as it comes; all of it is looked at once a day, and first not long after the start. */
    private static final Duration TWICE_FIRST = Duration.ofMinutes(2);

    private static final Duration TWICE_EVERY = Duration.ofDays(1);

    /** Advisory lock under which it is done. */
    private static final long LOOK_LOCK = 0x45564552_4C4F4F4BL;

    private final Transactions transactions;
    private final Tables tables;
    private final Misfits misfits;
    private final RowIncidents incidents;
    private final DoneTwice twice;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("headoffice-row-look").factory());

    RowLook(Transactions transactions, Tables tables, Misfits misfits, RowIncidents incidents, DoneTwice twice) {
        this.transactions = transactions;
        this.tables = tables;
        this.misfits = misfits;
        this.incidents = incidents;
        this.twice = twice;
    }

    /** From now on it is done by itself. */
    void start() {
        schedule.scheduleWithFixedDelay(this::turn, FIRST_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        schedule.scheduleWithFixedDelay(this::tell, TELL_SECONDS, TELL_SECONDS, TimeUnit.SECONDS);
        schedule.scheduleWithFixedDelay(twice::all, TWICE_FIRST.toSeconds(), TWICE_EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }

    /** What looks at what was done twice, for tests that do not wait for it. */
    DoneTwice twice() {
        return twice;
    }

    private void turn() {
        try {
            slice();
        } catch (ProblemException e) {
            // A database that is away is told elsewhere, once.
            LOG.debug("rows are not looked at now: {}", e.problem().code());
        } catch (RuntimeException e) {
            LOG.warn("looking at rows failed; it is tried again", e);
        }
    }

    /** Tells people of what was noted. Never fails: what is not told now is found again. */
    void tell() {
        for (var misfit : misfits.take()) {
            try {
                var told = incidents.tell(
                        VersionVector.HEAD_OFFICE,
                        misfit.key().table() + " " + misfit.key().id(),
                        Problem.of(NOT_MERGED, message(misfit)),
                        misfit.source());
                if (told instanceof Outcome.Failed<Boolean>(var problem)) {
                    LOG.debug("not told: {}", problem.code());
                }
            } catch (RuntimeException e) {
                LOG.warn("an incident about a row could not be opened", e);
            }
        }
    }

    private static String message(Misfits.Misfit misfit) {
        return "Somebody, or something, changed head office's database past Evertill. " + misfit.told()
                + ". Tills do not get to see it. Look at it with \"headoffice repair\", which puts it right.";
    }

    /** A row's place in the order in which they are looked at. */
    private record Place(String table, String id, String scope, long round) {}

    /**
     * Looks at one slice; gives how many rows it had, 0 when the end was reached, which the next one begins anew, or another head
     * office is at it.
     */
    int slice() {
        return transactions
                .write(connection -> {
                    boolean mine =
                            Scan.number(connection, "SELECT pg_try_advisory_xact_lock(" + LOOK_LOCK + ")::int") > 0;
                    return mine ? slice(connection) : 0;
                })
                .orThrow();
    }

    private int slice(Connection connection) throws SQLException {
        var place = new ArrayList<Place>();
        Scan.each(
                connection,
                "SELECT table_name, entity_id, scope, round FROM row_look",
                row -> place.add(new Place(row.getString(1), row.getString(2), row.getString(3), row.getLong(4))));
        var from = place.getFirst();
        var next = next(connection, from);
        check(connection, next);
        var last = next.isEmpty() ? new Place("", "", "", from.round() + 1) : next.getLast();
        try (var update = connection.prepareStatement(
                "UPDATE row_look SET table_name = ?, entity_id = ?, scope = ?, round = ?")) {
            update.setString(1, last.table());
            update.setString(2, last.id());
            update.setString(3, last.scope());
            update.setLong(4, last.round());
            update.executeUpdate();
        }
        return next.size();
    }

    private static List<Place> next(Connection connection, Place after) throws SQLException {
        var next = new ArrayList<Place>();
        try (var query = connection.prepareStatement("SELECT table_name, entity_id, scope FROM row_meta"
                + " WHERE (table_name, entity_id, scope) > (?, ?, ?)"
                + " ORDER BY table_name, entity_id, scope LIMIT " + SLICE)) {
            query.setString(1, after.table());
            query.setString(2, after.id());
            query.setString(3, after.scope());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    next.add(new Place(rows.getString(1), rows.getString(2), rows.getString(3), after.round()));
                }
            }
        }
        return next;
    }

    private void check(Connection connection, List<Place> slice) throws SQLException {
        for (String name : slice.stream().map(Place::table).distinct().toList()) {
            var table = tables.find(name);
            if (table.isPresent()) {
                var ids = slice.stream()
                        .filter(place -> place.table().equals(name))
                        .map(Place::id)
                        .toList();
                check(connection, table.get(), ids);
            }
        }
    }

    private void check(Connection connection, Table table, List<String> ids) throws SQLException {
        for (Strange strange : strange(connection, table, ids)) {
            misfits.judge(connection, table, strange.id(), strange.found());
        }
    }

    /** A row that does not fit what is kept beside it; null when it is not there. */
    record Strange(String id, @Nullable Row found) {}

    /** Those of some rows that are not what was merged. */
    static List<Strange> strange(Connection connection, Table table, List<String> ids) throws SQLException {
        String sql = "SELECT m.entity_id, m.version, m.digest, t." + table.idColumn() + " IS NULL, "
                + table.selectList("t") + " FROM unnest(?::text[]) AS k (id)"
                + " CROSS JOIN LATERAL (SELECT * FROM row_meta WHERE table_name = '" + table.name()
                + "' AND entity_id = k.id OFFSET 0) m"
                + " LEFT JOIN LATERAL (" + table.selectOne("k.id", "m.scope") + ") t ON TRUE";
        var strange = new ArrayList<Strange>();
        try (var query = connection.prepareStatement(sql)) {
            Sql.texts(query, 1, ids);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    String id = rows.getString(1);
                    if (rows.getBoolean(4)) {
                        strange.add(new Strange(id, null));
                        continue;
                    }
                    Row row = table.read(rows, 5);
                    if (RowDigest.of(table.name(), id, rows.getLong(2), row) != rows.getLong(3)) {
                        strange.add(new Strange(id, row));
                    }
                }
            }
        }
        return strange;
    }
}
