package org.evertill.simulation.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.evertill.entity.Entity.Nature;
import org.evertill.simulation.Tally;
import org.evertill.simulation.internal.OfficeTables.Matter;
import org.evertill.simulation.internal.OfficeTables.Release;
import org.evertill.sync.merge.Claim;
import org.evertill.sync.merge.ClaimKey;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.Judgement;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.merge.StoredRow;
import org.evertill.sync.protocol.Operation;

/** What head office's rows must be after each commit. */
final class ModelRows {

    private final Map<RowKey, Expected> rows = new HashMap<>();
    private final Outcomes outcomes;

    ModelRows(Tally tally) {
        this(new Outcomes(tally));
    }

    private ModelRows(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    static boolean isReleased(Release release, Judgement judgement) {
        return judgement.changes().stream()
                .filter(change -> change.key().equals(release.incident()))
                .anyMatch(change ->
                        Incident.TYPE.fromRow(change.after().state().row()).status() == Incident.Status.RELEASED);
    }

    /** The same, for what may come to be put back. */
    ModelRows copy() {
        var copy = new ModelRows(outcomes);
        rows.forEach((key, row) -> copy.rows.put(key, row.copy()));
        return copy;
    }

    /**
     * Compares a judgement with what should come of it; gives the operations that must be set aside.
     *
     * @param besides incidents that do not come of what the operations say
     */
    Set<Long> judged(Hearing hearing, Matter matter, Judgement judgement, Set<String> besides) {
        var trial = new Trial(hearing, rows);
        var wanted = new TreeSet<>(besides);
        for (var transaction : OfficeTables.transactionsOf(matter.operations())) {
            trial.of(transaction);
            incident(transaction, trial.refused(), "QUARANTINE").ifPresent(wanted::add);
            incident(transaction, trial.exceptions(), "EXCEPTION").ifPresent(wanted::add);
        }
        compareRows(matter, judgement, trial.refused());
        compareLosses(judgement, trial.losses());
        if (matter.isArrival()) {
            Broken.unless(
                    incidents(judgement).equals(wanted),
                    "I8",
                    () -> hearing.author().replica() + " has incidents " + incidents(judgement) + " and not " + wanted);
        }
        outcomes.count(judgement, matter);
        return trial.refused();
    }

    /** Takes a local transaction as it was judged, without a look at what came of it; gives the operations set aside. */
    Set<Long> taken(Hearing hearing, List<Operation> transaction, List<String> losses) {
        var trial = new Trial(hearing, rows);
        trial.of(transaction);
        losses.addAll(trial.losses());
        return trial.refused();
    }

    /** What people must be told of, as kind, first and last operation. */
    private static Optional<String> incident(List<Operation> transaction, Set<Long> about, String kind) {
        var seqs =
                transaction.stream().map(Operation::seq).filter(about::contains).toList();
        return seqs.isEmpty() ? Optional.empty() : Optional.of(kind + " " + seqs.getFirst() + "-" + seqs.getLast());
    }

    private static Set<String> incidents(Judgement judgement) {
        var incidents = new TreeSet<String>();
        judgement.changes().stream()
                .filter(change -> change.key().table().equals(Incident.TYPE.table()))
                .map(change -> Incident.TYPE.fromRow(change.after().state().row()))
                .forEach(i -> incidents.add(i.kind() + " " + i.firstSeq() + "-" + i.lastSeq()));
        return incidents;
    }

    /** The rows that the judgement changes are those that it must, and are as they must be. */
    private void compareRows(Matter matter, Judgement judgement, Set<Long> refused) {
        var changed = new HashSet<RowKey>();
        for (var change : judgement.changes()) {
            if (Entities.type(change.key().table()).nature() != Nature.DERIVED) {
                changed.add(change.key());
                var expected = rows.get(change.key());
                Broken.unless(expected != null, "I7", change.key() + " is nobody's");
                compare(change.key(), expected, change.after());
            }
        }
        var wanted = new HashSet<RowKey>();
        matter.operations().stream()
                .filter(op -> !refused.contains(op.seq()))
                .forEach(op -> wanted.add(new RowKey(op.table(), op.entityId())));
        Broken.unless(changed.equals(wanted), "I1", () -> "rows changed are " + changed + " and not " + wanted);
    }

    private static void compareLosses(Judgement judgement, List<String> losses) {
        var kept = new ArrayList<String>();
        judgement
                .losses()
                .forEach(loss ->
                        kept.add(loss.decided().group() + " " + loss.decided().rule() + " "
                                + loss.decided().winner().replica() + ":"
                                + loss.decided().winner().seq() + " before "
                                + loss.decided().loser().replica() + ":"
                                + loss.decided().loser().seq()));
        kept.sort(null);
        var wanted = new ArrayList<>(losses);
        wanted.sort(null);
        Broken.unless(kept.equals(wanted), "I7", () -> "the audit has\n  " + kept + "\nand not\n  " + wanted);
    }

    private static void compare(RowKey key, Expected expected, StoredRow stored) {
        var state = stored.state();
        boolean same = state.row().equals(expected.row)
                && state.deleted() == expected.dead
                && state.version() == expected.version
                && stored.scope().equals(expected.scope);
        Broken.unless(
                same,
                "merge",
                () -> key + " is\n  " + state.row() + " " + state.deleted() + " " + state.version() + " "
                        + stored.scope() + "\nand not\n  " + expected.row + " " + expected.dead + " "
                        + expected.version + " " + expected.scope);
        var open = new TreeMap<String, Set<String>>();
        state.conflicts().forEach((group, conflict) -> {
            var names = new HashSet<String>();
            conflict.conflict().values().forEach(s -> names.add(s.replica() + ":" + s.seq()));
            open.put(group, names);
            Broken.unless(
                    conflict.conflict().rowScope().equals(stored.scope()),
                    "I9",
                    () -> "the conflict about " + key + " is not where its row is");
        });
        var wanted = new TreeMap<String, Set<String>>();
        expected.conflicts.forEach((group, rivals) -> wanted.put(group, Set.copyOf(rivals.writes.keySet())));
        Broken.unless(open.equals(wanted), "I9", key + " waits for a person with " + open + " and not with " + wanted);
    }

    /** Values that several living rows have are contested, and no others. */
    void claims(Map<ClaimKey, Claim> claims) {
        var holders = new HashMap<ClaimKey, Set<String>>();
        rows.forEach((key, row) -> {
            if (!row.dead) {
                row.type
                        .claims()
                        .forEach(claim -> claim.valueOf(row.row)
                                .ifPresent(value -> holders.computeIfAbsent(
                                                new ClaimKey(key.table(), claim.name(), value), k -> new HashSet<>())
                                        .add(key.id())));
            }
        });
        claims.forEach((key, claim) -> {
            var held = new HashSet<String>();
            claim.claimants().forEach(c -> held.add(String.valueOf(c.value().text("entity_id"))));
            var wanted = holders.getOrDefault(key, Set.of());
            boolean right = held.equals(wanted) && (wanted.size() > 1) == (claim.conflict() != null);
            Broken.unless(right, "claims", key + " is claimed by " + held + " and not by " + wanted);
        });
        Broken.unless(claims.keySet().containsAll(holders.keySet()), "claims", "a value is claimed by nobody");
    }

    /**
     * I9, I10 and I11 over all that has arrived.
     *
     * @param isUndetected whether two lives of a register's till could not tell themselves apart, and numbered alike
     */
    void atRest(OfficeTables tables, Predicate<String> isUndetected) {
        rows.forEach((key, row) -> compare(key, row, tables.row(key)));
        var open = new HashSet<RowKey>();
        tables.rows()
                .forEach((key, row) -> row.state()
                        .conflicts()
                        .values()
                        .forEach(conflict -> open.add(new RowKey(
                                Conflict.TYPE.table(), conflict.conflict().id()))));
        tables.claims().values().forEach(claim -> {
            if (claim.conflict() != null) {
                open.add(new RowKey(
                        Conflict.TYPE.table(), claim.conflict().conflict().id()));
            }
        });
        tables.rows().forEach((key, row) -> {
            if (key.table().equals(Conflict.TYPE.table())) {
                boolean isOpen = Conflict.TYPE.fromRow(row.state().row()).status() == Conflict.Status.OPEN;
                Broken.unless(isOpen == open.contains(key), "I9", key + " is not as its row remembers it");
            }
        });
        receipts(isUndetected);
    }

    /** In each series of a register each number once, and none left out. */
    private void receipts(Predicate<String> isUndetected) {
        var numbers = new TreeMap<String, Set<Long>>();
        rows.values().stream().filter(row -> row.type == Entities.TICKET).forEach(row -> {
            String register = String.valueOf(row.row.text("register_id"));
            String series = register + "-" + row.row.text("series");
            boolean fresh =
                    numbers.computeIfAbsent(series, r -> new HashSet<>()).add(Expected.number(row.row, "number"));
            Broken.unless(
                    fresh || isUndetected.test(register), "I11", () -> "a receipt number is there twice: " + row.row);
        });
        numbers.forEach((series, all) -> {
            long last = all.stream().mapToLong(n -> n).max().orElse(0);
            Broken.unless(last == all.size(), "I11", series + " has a gap in its receipt numbers");
        });
    }
}
