package org.evertill.simulation.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.simulation.Tally;
import org.evertill.simulation.internal.OfficeBooks.Received;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.merge.SyncTypes;
import org.evertill.sync.protocol.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the real databases. On the way, at what a till may not lose; at rest, at everything: the model takes the operations
 * that head office has in their order, and says what the rows must be.
 */
final class RealOracle implements Oracle {

    private final JdbcTarget target;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, List<Operation>> made = new HashMap<>();
    private final Map<String, RealMachine> machines = new HashMap<>();
    private final Strands strands = new Strands();
    private Tally tally = new Tally();
    private @Nullable RealOffice office;

    RealOracle(JdbcTarget target) {
        this.target = target;
        places.put(Place.HEAD_OFFICE.replica(), Place.HEAD_OFFICE);
    }

    void of(RealOffice realOffice, Tally ofRun) {
        this.office = realOffice;
        this.tally = ofRun;
    }

    void of(Place place, RealMachine machine) {
        machines.put(place.replica(), machine);
    }

    @Override
    public void enrolled(Place place) {
        places.put(place.replica(), place);
    }

    /** I1: a commit survives a power cut, and what is held for safe is at head office. */
    @Override
    public void switchedOn(Place place, TillState state) {
        Broken.unless(state.after(0).equals(madeBy(place.replica())), "I1", place.replica() + " lost operations");
        if (state.acknowledged > 0) {
            long there = number("SELECT last_seq FROM replica WHERE id = '" + place.replica() + "'");
            Broken.unless(state.acknowledged <= there, "I1", place.replica() + " holds for safe what is not there");
        }
    }

    /** I6: what was written is shown at once, unless a later operation of the same transaction changed it again. */
    @Override
    public void committed(Place place, TillState state, List<Operation> operations) {
        made.computeIfAbsent(place.replica(), r -> new ArrayList<>()).addAll(operations);
        for (Operation op : operations) {
            var image = state.rows.get(new RowKey(op.table(), op.entityId()));
            Broken.unless(
                    image != null && image.own() >= op.seq(), "I6", () -> place.replica() + " does not show " + op);
        }
        stock(place, state);
    }

    /** I10: on a till, of what it has. */
    private static void stock(Place place, TillState state) {
        var expected = ExpectedStock.of(
                rows(state, DomainTypes.STOCK_COUNT.table()), rows(state, DomainTypes.STOCK_MOVEMENT.table()));
        ExpectedStock.compare(place.replica(), state.stock, expected);
    }

    private static List<Row> rows(TillState state, String table) {
        return state.rows.entrySet().stream()
                .filter(row -> row.getKey().table().equals(table))
                .map(row -> row.getValue().row())
                .toList();
    }

    /** I10: at head office, of all that it has. */
    private void stock(Connection connection, List<Received> received, OfficeTables tables) throws SQLException {
        ExpectedStock.late(received, tally);
        var expected = ExpectedStock.of(
                rows(tables, DomainTypes.STOCK_COUNT.table()), rows(tables, DomainTypes.STOCK_MOVEMENT.table()));
        ExpectedStock.compare("head office", TillFile.stock(connection), expected);
    }

    private static List<Row> rows(OfficeTables tables, String table) {
        return tables.rows().entrySet().stream()
                .filter(row -> row.getKey().table().equals(table))
                .map(row -> row.getValue().state().row())
                .toList();
    }

    @Override
    public void cut(Place place, TillState state) {
        stock(place, state);
        Broken.unless(state.pulledSeq <= state.lastSeq(), "I12", place.replica() + " has pulled more than it made");
    }

    private List<Operation> madeBy(String replica) {
        return made.getOrDefault(replica, List.of());
    }

    @Override
    public void atRest(List<SimTill> tills) {
        try (var connection = RealServer.connect(target)) {
            var received = OfficeBooks.operations(connection);
            made.forEach((replica, own) -> arrived(replica, own, received));
            var tables = OfficeBooks.tables(connection);
            model(connection, received, tables);
            stock(connection, received, tables);
            tills.forEach(till -> shown(till.place(), till.state(), tables, received));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        var findings = Objects.requireNonNull(office).findings();
        Broken.unless(findings.isEmpty(), "I3", () -> "head office finds in its own database: " + findings);
        machines.forEach((replica, machine) -> {
            var found = machine.findings();
            Broken.unless(found.isEmpty(), "I4", () -> replica + " finds in its own database: " + found);
        });
    }

    /** I1, I2: each operation once, as its author made it. */
    private static void arrived(String replica, List<Operation> own, List<Received> received) {
        var there = received.stream()
                .filter(r -> r.replica().equals(replica))
                .map(Received::operation)
                .sorted((a, b) -> Long.compare(a.seq(), b.seq()))
                .toList();
        Broken.unless(there.equals(own), "I1", () -> replica + " made " + own.size() + ", there are " + there.size());
    }

    /** What the model makes of the operations: rows, conflicts, claims, what gave way, and what is set aside. */
    private void model(Connection connection, List<Received> received, OfficeTables tables) throws SQLException {
        var rows = new ModelRows(tally);
        Set<EntityType<?>> known = new HashSet<>(Stream.concat(Entities.WITH_PRODUCT.stream(), SyncTypes.ALL.stream())
                .toList());
        var losses = new ArrayList<String>();
        int start = 0;
        for (int i = 1; i <= received.size(); i++) {
            if (i == received.size() || !isOfOne(received.get(start), received.get(i))) {
                judged(rows, received.subList(start, i), known, losses);
                start = i;
            }
        }
        rows.atRest(tables, register -> false);
        new Outcomes(tally).ended(OfficeBooks.rules(connection), tables);
        rows.claims(tables.claims());
        var kept = new ArrayList<>(OfficeBooks.losses(connection));
        kept.sort(null);
        losses.sort(null);
        Broken.unless(kept.equals(losses), "I7", () -> "the audit has\n  " + kept + "\nand not\n  " + losses);
    }

    private static boolean isOfOne(Received one, Received other) {
        return one.replica().equals(other.replica())
                && one.operation().txn().equals(other.operation().txn())
                && one.aside() == other.aside();
    }

    /** What is set aside now was judged at its time; what was released, when it was released. */
    private void judged(ModelRows rows, List<Received> transaction, Set<EntityType<?>> known, List<String> losses) {
        var first = transaction.getFirst();
        if (first.aside()) {
            return;
        }
        var operations = transaction.stream().map(Received::operation).toList();
        var author = Objects.requireNonNull(places.get(first.replica()));
        var hearing = new Hearing(author, known, first.at().toEpochMilli(), 1, strands);
        var refused = rows.taken(hearing, operations, losses);
        Broken.unless(
                refused.isEmpty(), "I8", () -> first.replica() + ": what was taken should be set aside: " + refused);
    }

    /** I4, I5, I9, I14: a till shows what head office has in its scopes, and what it made itself that is set aside. */
    private static void shown(Place place, TillState state, OfficeTables tables, List<Received> received) {
        for (var entry : tables.rows().entrySet()) {
            var stored = entry.getValue();
            var image = state.rows.get(entry.getKey());
            boolean dead = stored.state().deleted() || !place.sees(stored.scope());
            boolean right = image == null
                    ? dead
                    : place.sees(stored.scope())
                            && image.deleted() == stored.state().deleted()
                            && (image.deleted()
                                    || image.row().equals(stored.state().row()));
            Broken.unless(
                    right,
                    "I4",
                    () -> place.replica() + " shows of " + entry.getKey() + ":\n  " + image + "\nand not\n  " + stored);
        }
        var aside = OfficeBooks.aside(received, place.replica());
        state.rows.forEach((key, image) -> {
            boolean theirs = tables.find(key).isPresent();
            boolean own = state.after(0).stream()
                    .anyMatch(op -> aside.contains(op.seq()) && op.entityId().equals(key.id()));
            Broken.unless(theirs || own, "I14", place.replica() + " shows " + key + ", which nobody has");
        });
    }

    private long number(String sql) {
        try (var connection = RealServer.connect(target);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
