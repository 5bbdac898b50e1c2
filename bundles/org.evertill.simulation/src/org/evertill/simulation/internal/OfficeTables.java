package org.evertill.simulation.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.evertill.entity.Row;
import org.evertill.sync.merge.Author;
import org.evertill.sync.merge.Claim;
import org.evertill.sync.merge.ClaimKey;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.Judgement;
import org.evertill.sync.merge.Judgement.Known;
import org.evertill.sync.merge.Merger;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.merge.StoredRow;
import org.evertill.sync.protocol.Operation;

/** Rows and claims at head office, and the judging of what arrives: what can be done again from the operations alone. */
final class OfficeTables {

    private static final String SOMEBODY = "system:simulation";

    private final Map<RowKey, StoredRow> rows = new HashMap<>();
    private final Map<ClaimKey, Claim> claims = new HashMap<>();
    private final Map<RowKey, Incident> waiting = new LinkedHashMap<>();

    /** A copy that goes another way. */
    OfficeTables copy() {
        var copy = new OfficeTables();
        copy.rows.putAll(rows);
        copy.claims.putAll(claims);
        copy.waiting.putAll(waiting);
        return copy;
    }

    /**
     * What is judged in one transaction of head office's database.
     *
     * @param author whose operations they are
     * @param operations whole local transactions, or those of an incident
     * @param receivedAt when the operations arrived
     * @param epoch head office's
     */
    record Matter(Author author, List<Operation> operations, Instant receivedAt, int epoch, Cause cause) {

        /** Whether the operations are new. */
        boolean isArrival() {
            return cause instanceof Arrival;
        }
    }

    /** Why something is judged. */
    sealed interface Cause {}

    /** Operations have arrived. */
    record Arrival() implements Cause {}

    /** An incident is to be judged again. */
    record Release(RowKey incident, Instant at) implements Cause {}

    /** Somebody has taken note of an incident. */
    record Seen(RowKey incident, Instant at) implements Cause {}

    /** People are to be told that head office was put back. */
    record Restored() implements Cause {}

    StoredRow row(RowKey key) {
        return Objects.requireNonNull(rows.get(key), key::toString);
    }

    Optional<StoredRow> find(RowKey key) {
        return Optional.ofNullable(rows.get(key));
    }

    Map<RowKey, StoredRow> rows() {
        return rows;
    }

    Map<ClaimKey, Claim> claims() {
        return claims;
    }

    /** Incidents about what is set aside, in order of their appearance. */
    Collection<Incident> waiting() {
        return waiting.values();
    }

    void put(RowKey key, StoredRow row) {
        rows.put(key, row);
        if (key.table().equals(Incident.TYPE.table())) {
            var incident = Incident.TYPE.fromRow(row.state().row());
            waiting.remove(key);
            if (incident.status() == Incident.Status.OPEN && incident.kind() == Incident.Kind.QUARANTINE) {
                waiting.put(key, incident);
            }
        }
    }

    /** Makes the judgement's outcome what is here; rows are the caller's when they need numbers. */
    void putClaims(Map<ClaimKey, Claim> changed) {
        claims.putAll(changed);
    }

    /** Does all of it. */
    void apply(Judgement judgement) {
        judgement.changes().forEach(change -> put(change.key(), change.after()));
        putClaims(judgement.claims());
    }

    /** Judges, and changes nothing here. */
    Judgement judge(Merger merger, Matter matter) {
        var judgement = new Judgement(merger.in(matter.epoch), matter.author, known(merger, matter), matter.receivedAt);
        switch (matter.cause) {
            case Arrival arrival -> transactionsOf(matter.operations).forEach(judgement::judge);
            case Release release ->
                judgement.judgeAgain(incident(release.incident), matter.operations, release.at, SOMEBODY);
            case Seen seen -> judgement.close(incident(seen.incident), Incident.Status.SEEN, seen.at, SOMEBODY);
            case Restored restored -> judgement.restored(matter.epoch);
        }
        return judgement;
    }

    Incident incident(RowKey key) {
        return Incident.TYPE.fromRow(row(key).state().row());
    }

    private static Optional<RowKey> incidentOf(Cause cause) {
        return switch (cause) {
            case Release release -> Optional.of(release.incident);
            case Seen seen -> Optional.of(seen.incident);
            case Arrival arrival -> Optional.empty();
            case Restored restored -> Optional.empty();
        };
    }

    /** The scopes in which a matter may leave something, as far as can be told before it is judged. */
    Set<String> scopesOf(Matter matter) {
        var scopes = new TreeSet<String>();
        scopes.add(matter.author.incidentScope());
        for (var op : matter.operations) {
            if (!Entities.type(op.table()).claims().isEmpty()) {
                // rows of different scopes may claim one value
                scopes.add("chain");
            }
            if (matter.author.mayWrite(op.scope())) {
                scopes.add(op.scope());
            }
            find(new RowKey(op.table(), op.entityId())).ifPresent(row -> scopes.add(row.scope()));
        }
        return scopes;
    }

    private Known known(Merger merger, Matter matter) {
        var found = new HashMap<RowKey, StoredRow>();
        var parts = new HashMap<RowKey, List<Row>>();
        for (var op : matter.operations) {
            var key = new RowKey(op.table(), op.entityId());
            find(key).ifPresent(row -> found.put(key, row));
            parts.computeIfAbsent(key, k -> new ArrayList<>()).add(op.after());
        }
        incidentOf(matter.cause).ifPresent(incident -> found.put(incident, row(incident)));
        var held = new HashMap<ClaimKey, Claim>();
        parts.forEach((key, values) -> {
            find(key).ifPresent(row -> values.add(row.state().row()));
            merger.type(key.table())
                    .ifPresent(type -> ClaimKey.possible(type, values).stream()
                            .filter(claims::containsKey)
                            .forEach(claim -> held.put(claim, claims.get(claim))));
        });
        return new Known(found, held);
    }

    /** Runs of operations that share a local transaction, in order. */
    static List<List<Operation>> transactionsOf(List<Operation> operations) {
        var transactions = new ArrayList<List<Operation>>();
        int start = 0;
        for (int i = 1; i <= operations.size(); i++) {
            if (i == operations.size()
                    || !operations.get(i).txn().equals(operations.get(start).txn())) {
                transactions.add(operations.subList(start, i));
                start = i;
            }
        }
        return transactions;
    }

    /** Where rows differ between these tables and others. */
    Set<RowKey> differences(OfficeTables other) {
        var keys = new HashSet<>(rows.keySet());
        keys.addAll(other.rows.keySet());
        keys.removeIf(key -> Objects.equals(rows.get(key), other.rows.get(key)));
        return keys;
    }
}
