package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evertill.domain.DomainTypes;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.Quantity;
import org.evertill.shift.ShiftTypes;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.protocol.Operation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What tills did twice because they did not hear of each other, or of themselves before they were put back: goods that came back more often
 * than they were sold, and shifts with a further Z. All of it happened and stands. A person settles it, and is told by an incident; until that
 * is closed a verification finds it. Any thread.
 */
final class DoneTwice {

    private static final Logger LOG = LoggerFactory.getLogger(DoneTwice.class);

    /** What a person has to settle, by the incident that tells of it; such incidents are kept, for they say that it was. */
    static final String RETURNED = "returns.twice";

    static final String HELD_BACK = "accounts.held-back";

    private static final String TILL =
            "coalesce((SELECT min(p.id) FROM replica p WHERE p.register_id = %s.register_id), 'hq') AS replica";

    /** What a void gave out again did not come back. */
    private static final String RETURNS = """
        SELECT o.id, o.description, o.quantity_milli, back.milli AS back_milli, s.receipt, back.receipts, %s
          FROM (SELECT r.original_line_id, -sum(r.quantity_milli) AS milli,
                       string_agg(DISTINCT b.receipt, ', ' ORDER BY b.receipt) AS receipts
                  FROM sale_lines r JOIN sales b ON b.id = r.sale_id
                 WHERE r.original_line_id IS NOT NULL AND %s NOT r.is_deleted AND NOT b.is_deleted
                   AND NOT EXISTS (SELECT FROM sale_lines v WHERE v.original_line_id = r.id AND NOT v.is_deleted)
                 GROUP BY r.original_line_id) back
          JOIN sale_lines o ON o.id = back.original_line_id AND NOT o.is_deleted
          JOIN sales s ON s.id = o.sale_id
         WHERE o.quantity_milli > 0 AND back.milli > o.quantity_milli
         ORDER BY s.receipt, o.id
        """;

    /** The lines that lines are of, and those of what a void gave out again. */
    private static final String ORIGINALS = """
        SELECT l.original_line_id, r.original_line_id FROM sale_lines l LEFT JOIN sale_lines r ON r.id = l.original_line_id
         WHERE l.id = ANY (?) AND l.original_line_id IS NOT NULL
        """;

    /** Z which the accounts do not get, since another one of the shift was first; whether that is there already. */
    private static final String CLOSINGS = """
        SELECT c.id, c.z, f.z AS first_z, f.booked, %s FROM shift_closings c
         CROSS JOIN LATERAL (SELECT o.id, o.z, l.number IS NOT NULL AS booked
                               FROM shift_closings o LEFT JOIN z_ledger l ON l.closing_id = o.id
                              WHERE o.shift_id = c.shift_id AND NOT o.is_deleted
                              ORDER BY l.number NULLS LAST, o.closed_at, o.id LIMIT 1) f
         WHERE NOT c.is_deleted AND %s f.id <> c.id AND NOT EXISTS (SELECT FROM z_ledger l WHERE l.closing_id = c.id)
         ORDER BY c.z, c.id
        """;

    private final Transactions transactions;
    private final Tables tables;
    private final RowIncidents incidents;

    DoneTwice(Transactions transactions, Tables tables, RowIncidents incidents) {
        this.transactions = transactions;
        this.tables = tables;
        this.incidents = incidents;
    }

    /**
     * Something that was done twice.
     *
     * @param row the line that came back, or the further Z
     * @param source tells the incident from others; another one when still more comes back
     * @param isBooked of a Z, whether the accounts have the other one of its shift
     */
    record Found(String row, String replica, Problem problem, String source, boolean isBooked) {

        String incidentId() {
            return Nanoid.derived("incident", source);
        }
    }

    /** Tells people of what operations that were just taken bring. Never fails, whatever becomes of it. */
    void of(Collection<Operation> operations) {
        var lines = named(operations, DomainTypes.SALE_LINE.table());
        var closings = named(operations, ShiftTypes.SHIFT_CLOSING.table());
        if (!lines.isEmpty() || !closings.isEmpty()) {
            tell(Optional.of(lines), Optional.of(closings));
        }
    }

    /** The same of all there is: what was not told because head office stopped, or because people had too much to settle. Slow. */
    void all() {
        tell(Optional.empty(), Optional.empty());
    }

    private static Set<String> named(Collection<Operation> operations, String table) {
        var names = new HashSet<String>();
        operations.stream().filter(op -> op.table().equals(table)).forEach(op -> names.add(op.entityId()));
        return names;
    }

    private void tell(Optional<Set<String>> lines, Optional<Set<String>> closings) {
        try {
            var found = transactions.snapshot(c -> {
                var both = new ArrayList<>(returned(c, tables, lines));
                both.addAll(heldBack(c, tables, closings));
                return both;
            });
            if (found instanceof Outcome.Ok<ArrayList<Found>>(var all)) {
                all.forEach(f -> incidents.tell(f.replica(), f.row(), f.problem(), f.source()));
            }
        } catch (RuntimeException e) {
            LOG.error("people were not told of what was done twice; it is tried again within a day", e);
        }
    }

    /** Lines of sales of which more came back than was sold: among those that some lines are, or are of, or of all. */
    static List<Found> returned(Connection connection, Tables tables, Optional<Set<String>> lines) throws SQLException {
        var found = new ArrayList<Found>();
        if (tables.find(DomainTypes.SALE_LINE.table()).isEmpty()
                || lines.filter(Set::isEmpty).isPresent()) {
            return found;
        }
        var sold = lines.isEmpty() ? lines : Optional.of(originals(connection, lines.get()));
        each(
                connection,
                RETURNS.formatted(TILL.formatted("s"), sold.isEmpty() ? "" : "r.original_line_id = ANY (?) AND"),
                sold,
                row -> found.add(new Found(
                        row.getString("id"),
                        row.getString("replica"),
                        returned(row),
                        "returned twice|" + row.getString("id") + "|" + row.getLong("back_milli"),
                        false)));
        return found;
    }

    private static Set<String> originals(Connection connection, Set<String> lines) throws SQLException {
        var all = new HashSet<>(lines);
        each(connection, ORIGINALS, Optional.of(lines), row -> {
            all.add(row.getString(1));
            Optional.ofNullable(row.getString(2)).ifPresent(all::add);
        });
        return all;
    }

    private static Problem returned(ResultSet row) throws SQLException {
        return Problem.of(
                RETURNED,
                "Of " + row.getString("description") + " on the receipt " + row.getString("receipt") + " "
                        + new Quantity(row.getLong("quantity_milli")) + " were sold and "
                        + new Quantity(row.getLong("back_milli")) + " came back, by the receipts "
                        + row.getString("receipts")
                        + ". Tills that did not hear of each other took it back, or somebody uses a copy. All these returns"
                        + " stand; ask in the stores, and settle it with the customer.");
    }

    /** Z that are not the first one of their shift and are not with the accounts: among some, or of all. */
    static List<Found> heldBack(Connection connection, Tables tables, Optional<Set<String>> closings)
            throws SQLException {
        var found = new ArrayList<Found>();
        if (tables.find(ShiftTypes.SHIFT_CLOSING.table()).isEmpty()
                || closings.filter(Set::isEmpty).isPresent()) {
            return found;
        }
        String some = "c.shift_id IN (SELECT n.shift_id FROM shift_closings n WHERE n.id = ANY (?)) AND";
        each(
                connection,
                CLOSINGS.formatted(TILL.formatted("c"), closings.isEmpty() ? "" : some),
                closings,
                row -> found.add(new Found(
                        row.getString("id"),
                        row.getString("replica"),
                        heldBack(row),
                        "held back|" + row.getString("id"),
                        row.getBoolean("booked"))));
        return found;
    }

    private static Problem heldBack(ResultSet row) throws SQLException {
        return Problem.of(
                HELD_BACK,
                row.getString("z") + " is of the same shift as " + row.getString("first_z")
                        + ": the till was put back from a backup and closed it again. The accounts get the first one and not"
                        + " this one, which tells most of it once more. Book by hand what the shift has beyond that; \"headoffice"
                        + " z\" shows it.");
    }

    private static void each(Connection connection, String sql, Optional<Set<String>> names, Scan.Step step)
            throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            if (names.isPresent()) {
                Sql.texts(query, 1, names.get());
            }
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    step.at(rows);
                }
            }
        }
    }

    /** What is found of it: each a person has not settled, with what to do; and how many were. */
    static void check(Connection connection, List<Found> found, String counted, Findings findings) throws SQLException {
        int settled = 0;
        for (Found each : found) {
            var status = status(connection, each.incidentId());
            if (status.filter(s -> !s.equals(Incident.Status.OPEN.name())).isPresent()) {
                settled++;
            } else {
                findings.add(each.problem().message()
                        + (status.isPresent()
                                ? " Then say that it is settled: \"headoffice incidents --close " + each.incidentId()
                                        + "\"."
                                : " There is no incident about it yet: the server opens it within a day of its start, and of"
                                        + " such things " + RowIncidents.MAX_OPEN
                                        + " at a time; close that one when it is settled.")
                        + " (" + each.problem().code() + ")");
            }
        }
        findings.counted(found.size() + " " + counted + ", " + settled + " of them settled");
    }

    private static Optional<String> status(Connection connection, String incident) throws SQLException {
        try (var query =
                connection.prepareStatement("SELECT status FROM sync_incidents WHERE id = ? AND NOT is_deleted")) {
            query.setString(1, incident);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }
}
